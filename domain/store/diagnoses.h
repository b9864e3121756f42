#pragma once

// The list of diagnosis codes with their dates of validity: how it is searched and how it is replaced. Codes that
// episodes used stay readable whatever the list says; see EpisodeDiagnosis::code_label.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/diagnosis/diagnosis_code.h"

namespace psoas {

// Which list is in force.
struct DiagnosisListState {
  std::string name;  // of the file it came from; "" the one that comes with the program
  int codes = 0;
  bool own = true;  // comes with the program
  Moment taken_at{};
  int revision = 0;
};

class Diagnoses {
 public:
  virtual ~Diagnoses() = default;

  // Codes whose code or label has words that begin with each word typed, in order of code, at most `most`; without
  // regard to case, accents and the dot ("m761", "M76.11", "psoas right"). Nothing typed: the first of the list.
  virtual std::vector<DiagnosisCode> find(std::string_view typed, int most) = 0;

  // As printed, with its dot.
  virtual std::optional<DiagnosisCode> with_code(std::string_view code) = 0;

  virtual DiagnosisListState list() = 0;
};

class DiagnosisChanges : public Diagnoses {
 public:
  // Puts this list in the place of the one in force. `name` is the file's; the codes are different from each other.
  virtual void replace(const std::vector<DiagnosisCode>& codes, std::string_view name, std::string_view reason) = 0;
};

}  // namespace psoas
