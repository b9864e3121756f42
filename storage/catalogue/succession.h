#pragma once

// What an entry may not change about the one whose place it takes, because stored values rest on it. Notes every
// breach; whether it matters (whether anything is stored) is left to the caller.

#include <string>
#include <vector>

#include "storage/catalogue/catalogue_file.h"

namespace psoas::storage {

class Succession {
 public:
  // `file` names the faults and says at which line an entry stands.
  explicit Succession(const CatalogueFile& file) : x_file(file) {}

  void check(const FindingDefinition& before, const FindingDefinition& after);
  void check(const TreatmentDefinition& before, const TreatmentDefinition& after);
  void check(const InstrumentDefinition& before, const InstrumentDefinition& after);
  // Nothing stored rests on the other kinds of entry but their codes.
  template <class Definition>
  void check(const Definition&, const Definition&) {}

  // A code that nothing bears yet.
  void check_new(const std::string& code);
  // An entry that is left out.
  void note_removed(const std::string& code);

  std::vector<CatalogueFault> faults;

 private:
  void check_fields(const std::vector<FieldDefinition>& before, const std::vector<FieldDefinition>& after);
  void check_choice(const FieldDefinition& field, const Choice& before, const FieldDefinition& now);
  void changed(const std::string& what) { note("kind_changed", what); }
  void removed(const std::string& what) { note("removed", what); }
  void note(const std::string& reason, const std::string& detail);

  const CatalogueFile& x_file;
  std::string x_entry;
};

}  // namespace psoas::storage
