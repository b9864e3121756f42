#pragma once

// All that a clinic can record, by code: findings, treatments, instruments, and the sets of findings a kind of
// visit starts with. A value: made once from the embedded files and the clinic's own entries, then shared.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/catalogue/finding_definition.h"
#include "domain/catalogue/instrument_definition.h"
#include "domain/catalogue/treatment_definition.h"

namespace psoas {

// The findings a visit form opens with.
struct FindingSet {
  std::string code;
  std::string label;
  std::vector<std::string> findings;  // codes, in order
  // When this set is offered by itself: a visit kind ("follow_up") and the treatment that came before
  // ("tx_rfa"); "" any.
  std::string visit_kind;
  std::string after_treatment;
};

class Catalogue {
 public:
  Catalogue() = default;
  Catalogue(std::vector<FindingDefinition> findings, std::vector<TreatmentDefinition> treatments,
            std::vector<InstrumentDefinition> instruments, std::vector<FindingSet> sets);

  // nullptr when there is no such code.
  const FindingDefinition* finding(std::string_view code) const;
  const TreatmentDefinition* treatment(std::string_view code) const;
  const InstrumentDefinition* instrument(std::string_view code) const;

  // In list order, retired ones included.
  const std::vector<FindingDefinition>& findings() const { return x_findings; }
  const std::vector<TreatmentDefinition>& treatments() const { return x_treatments; }
  const std::vector<InstrumentDefinition>& instruments() const { return x_instruments; }
  const std::vector<FindingSet>& finding_sets() const { return x_sets; }

  // The best matching set for a visit of this kind after this latest treatment ("" none); nullptr if none fits.
  const FindingSet* finding_set_for(std::string_view visit_kind, std::string_view after_treatment) const;

 private:
  std::vector<FindingDefinition> x_findings;
  std::vector<TreatmentDefinition> x_treatments;
  std::vector<InstrumentDefinition> x_instruments;
  std::vector<FindingSet> x_sets;
  std::map<std::string, std::size_t, std::less<>> x_finding_at;
  std::map<std::string, std::size_t, std::less<>> x_treatment_at;
  std::map<std::string, std::size_t, std::less<>> x_instrument_at;
};

}  // namespace psoas
