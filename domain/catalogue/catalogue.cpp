#include "domain/catalogue/catalogue.h"

#include <algorithm>
#include <utility>

namespace psoas {

namespace {

using Index = std::map<std::string, std::size_t, std::less<>>;

template <class Definition>
Index index_of(const std::vector<Definition>& definitions) {
  Index index;
  for (std::size_t i = 0; i < definitions.size(); ++i) index.emplace(definitions[i].code, i);
  return index;
}

// In list order; finding sets stand in the order they were given.
CatalogueContent sorted(CatalogueContent content) {
  for_each_list(content, content, []<class Definition>(std::vector<Definition>& definitions, const auto&) {
    if constexpr (requires(Definition definition) { definition.order; })
      std::stable_sort(definitions.begin(), definitions.end(),
                       [](const Definition& a, const Definition& b) { return a.order < b.order; });
  });
  return content;
}

template <class Definition>
const Definition* at(const std::vector<Definition>& definitions, const Index& index, std::string_view code) {
  const auto found = index.find(code);
  return found == index.end() ? nullptr : &definitions[found->second];
}

}  // namespace

Catalogue::Catalogue(CatalogueContent content)
    : x_content(sorted(std::move(content))),
      x_finding_at(index_of(x_content.findings)),
      x_treatment_at(index_of(x_content.treatments)),
      x_instrument_at(index_of(x_content.instruments)),
      x_adverse_event_at(index_of(x_content.adverse_events)),
      x_protocol_at(index_of(x_content.protocols)),
      x_condition_at(index_of(x_content.conditions)) {}

const FindingDefinition* Catalogue::finding(std::string_view code) const {
  return at(x_content.findings, x_finding_at, code);
}

const TreatmentDefinition* Catalogue::treatment(std::string_view code) const {
  return at(x_content.treatments, x_treatment_at, code);
}

const InstrumentDefinition* Catalogue::instrument(std::string_view code) const {
  return at(x_content.instruments, x_instrument_at, code);
}

const AdverseEventDefinition* Catalogue::adverse_event(std::string_view code) const {
  return at(x_content.adverse_events, x_adverse_event_at, code);
}

const FollowUpProtocol* Catalogue::protocol(std::string_view code) const {
  return at(x_content.protocols, x_protocol_at, code);
}

const ConditionDefinition* Catalogue::condition(std::string_view code) const {
  return at(x_content.conditions, x_condition_at, code);
}

const FindingSet* Catalogue::finding_set(std::string_view code) const {
  for (const FindingSet& set : x_content.sets)
    if (set.code == code) return &set;
  return nullptr;
}

const FindingSet* Catalogue::finding_set_for(std::string_view visit_kind, std::string_view after_treatment,
                                             std::optional<Date> on) const {
  const FindingSet* best = nullptr;
  int best_fit = -1;
  for (const FindingSet& set : x_content.sets) {
    if (on && !set.offered_on(*on)) continue;
    if (!set.visit_kind.empty() && set.visit_kind != visit_kind) continue;
    if (!set.after_treatment.empty() && set.after_treatment != after_treatment) continue;
    const int fit = (set.after_treatment.empty() ? 0 : 2) + (set.visit_kind.empty() ? 0 : 1);
    if (fit >= best_fit) {
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

std::vector<LinkRole> TreatmentDefinition::link_roles() const {
  std::vector<LinkRole> roles = links;
  if (std::find(roles.begin(), roles.end(), LinkRole::consultation) == roles.end())
    roles.push_back(LinkRole::consultation);
  return roles;
}

const GroupDefinition* TreatmentDefinition::group(std::string_view group_code) const {
  for (const GroupDefinition& candidate : groups)
    if (candidate.code == group_code) return &candidate;
  return nullptr;
}

}  // namespace psoas
