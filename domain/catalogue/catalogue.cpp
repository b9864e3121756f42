#include "domain/catalogue/catalogue.h"

#include <algorithm>
#include <utility>

namespace psoas {

namespace {

template <class Definition>
std::map<std::string, std::size_t, std::less<>> sorted_index(std::vector<Definition>& definitions) {
  std::stable_sort(definitions.begin(), definitions.end(),
                   [](const Definition& a, const Definition& b) { return a.order < b.order; });
  std::map<std::string, std::size_t, std::less<>> index;
  for (std::size_t i = 0; i < definitions.size(); ++i) index.emplace(definitions[i].code, i);
  return index;
}

template <class Definition>
const Definition* at(const std::vector<Definition>& definitions,
                     const std::map<std::string, std::size_t, std::less<>>& index, std::string_view code) {
  const auto found = index.find(code);
  return found == index.end() ? nullptr : &definitions[found->second];
}

}  // namespace

Catalogue::Catalogue(std::vector<FindingDefinition> findings, std::vector<TreatmentDefinition> treatments,
                     std::vector<InstrumentDefinition> instruments, std::vector<FindingSet> sets)
    : x_findings(std::move(findings)),
      x_treatments(std::move(treatments)),
      x_instruments(std::move(instruments)),
      x_sets(std::move(sets)),
      x_finding_at(sorted_index(x_findings)),
      x_treatment_at(sorted_index(x_treatments)),
      x_instrument_at(sorted_index(x_instruments)) {}

const FindingDefinition* Catalogue::finding(std::string_view code) const { return at(x_findings, x_finding_at, code); }

const TreatmentDefinition* Catalogue::treatment(std::string_view code) const {
  return at(x_treatments, x_treatment_at, code);
}

const InstrumentDefinition* Catalogue::instrument(std::string_view code) const {
  return at(x_instruments, x_instrument_at, code);
}

const FindingSet* Catalogue::finding_set_for(std::string_view visit_kind, std::string_view after_treatment) const {
  const FindingSet* best = nullptr;
  int best_fit = -1;
  for (const FindingSet& set : x_sets) {
    if (!set.visit_kind.empty() && set.visit_kind != visit_kind) continue;
    if (!set.after_treatment.empty() && set.after_treatment != after_treatment) continue;
    const int fit = (set.after_treatment.empty() ? 0 : 2) + (set.visit_kind.empty() ? 0 : 1);
    if (fit > best_fit) {
      best = &set;
      best_fit = fit;
    }
  }
  return best;
}

const FieldDefinition* FindingDefinition::field(std::string_view field_code) const {
  for (const FieldDefinition& candidate : fields)
    if (candidate.code == field_code) return &candidate;
  return nullptr;
}

const FieldDefinition* TreatmentDefinition::field(std::string_view group_code, std::string_view field_code) const {
  for (const FieldDefinition& candidate : fields)
    if (candidate.code == field_code && candidate.group == group_code) return &candidate;
  return nullptr;
}

const GroupDefinition* TreatmentDefinition::group(std::string_view group_code) const {
  for (const GroupDefinition& candidate : groups)
    if (candidate.code == group_code) return &candidate;
  return nullptr;
}

}  // namespace psoas
