#pragma once

// All that a clinic can record, by code: findings, treatments, instruments, and the sets of findings a kind of
// visit starts with. A value: made once from the embedded files and the clinic's own entries, then shared.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/catalogue/adverse_event_definition.h"
#include "domain/catalogue/condition_definition.h"
#include "domain/catalogue/finding_definition.h"
#include "domain/catalogue/follow_up_protocol.h"
#include "domain/catalogue/instrument_definition.h"
#include "domain/catalogue/red_flag_rule.h"
#include "domain/catalogue/treatment_definition.h"
#include "domain/catalogue/warning_rule.h"

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
  std::optional<Date> retired_on;

  bool offered_on(Date day) const { return !retired_on || day < *retired_on; }
  bool operator==(const FindingSet&) const = default;
};

// The lists a catalogue is made of: those of one file, of a clinic, or of all together.
struct CatalogueContent {
  std::vector<FindingDefinition> findings{};
  std::vector<TreatmentDefinition> treatments{};
  std::vector<InstrumentDefinition> instruments{};
  std::vector<FindingSet> sets{};
  std::vector<AdverseEventDefinition> adverse_events{};
  std::vector<FollowUpProtocol> protocols{};
  std::vector<WarningRule> warning_rules{};
  std::vector<RedFlagRule> red_flag_rules{};
  std::vector<ConditionDefinition> conditions{};
  bool operator==(const CatalogueContent&) const = default;
};

// Calls `act(list of a, list of b)` for each kind of entry.
template <class A, class B, class Act>
void for_each_list(A&& a, B&& b, const Act& act) {
  act(a.findings, b.findings);
  act(a.treatments, b.treatments);
  act(a.instruments, b.instruments);
  act(a.sets, b.sets);
  act(a.adverse_events, b.adverse_events);
  act(a.protocols, b.protocols);
  act(a.warning_rules, b.warning_rules);
  act(a.red_flag_rules, b.red_flag_rules);
  act(a.conditions, b.conditions);
}

class Catalogue {
 public:
  Catalogue() = default;
  explicit Catalogue(CatalogueContent content);

  // nullptr when there is no such code.
  const FindingDefinition* finding(std::string_view code) const;
  const TreatmentDefinition* treatment(std::string_view code) const;
  const InstrumentDefinition* instrument(std::string_view code) const;
  const AdverseEventDefinition* adverse_event(std::string_view code) const;
  const FollowUpProtocol* protocol(std::string_view code) const;
  const FindingSet* finding_set(std::string_view code) const;
  const ConditionDefinition* condition(std::string_view code) const;

  // In list order, retired ones included.
  const std::vector<FindingDefinition>& findings() const { return x_content.findings; }
  const std::vector<TreatmentDefinition>& treatments() const { return x_content.treatments; }
  const std::vector<InstrumentDefinition>& instruments() const { return x_content.instruments; }
  const std::vector<FindingSet>& finding_sets() const { return x_content.sets; }
  const std::vector<AdverseEventDefinition>& adverse_events() const { return x_content.adverse_events; }
  const std::vector<FollowUpProtocol>& protocols() const { return x_content.protocols; }
  const std::vector<WarningRule>& warning_rules() const { return x_content.warning_rules; }
  const std::vector<RedFlagRule>& red_flag_rules() const { return x_content.red_flag_rules; }
  const std::vector<ConditionDefinition>& conditions() const { return x_content.conditions; }

  // All of it.
  const CatalogueContent& content() const { return x_content; }

  // The best matching set for a visit of this kind after this latest treatment ("" none), among those offered on the
  // day when one is given; of several that match as well the last, a clinic's own. nullptr if none fits.
  const FindingSet* finding_set_for(std::string_view visit_kind, std::string_view after_treatment,
                                    std::optional<Date> on = std::nullopt) const;

 private:
  using Index = std::map<std::string, std::size_t, std::less<>>;

  CatalogueContent x_content;
  Index x_finding_at;
  Index x_treatment_at;
  Index x_instrument_at;
  Index x_adverse_event_at;
  Index x_protocol_at;
  Index x_condition_at;
};

}  // namespace psoas
