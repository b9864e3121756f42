#include "domain/safety/override_draft.h"

#include <algorithm>

#include "domain/base/text.h"

namespace psoas {

namespace {

constexpr std::size_t most_reason_bytes = 1000;
constexpr char between = '\t';

std::string start_of(int treatment) { return treatment_path(treatment, "warning") + "/"; }

// Nothing is trimmed: what is not recorded is an empty cell at the end.
std::vector<std::string> parts_of(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::string override_path(int treatment, std::string_view rule) { return start_of(treatment) + std::string(rule); }

std::string overridden_facts_path(int treatment, std::string_view rule) {
  return treatment_path(treatment, "warned") + "/" + std::string(rule);
}

std::string draft_text(const SafetyFacts& facts) {
  std::string text;
  for (const SafetyFact& fact : facts) {
    if (!text.empty()) text += '\n';
    text += fact.subject + between + std::string(code_of(fact.side)) + between + (fact.on ? to_string(*fact.on) : "") +
            between + fact.text;
  }
  return text;
}

SafetyFacts facts_of(std::string_view draft_text) {
  SafetyFacts facts;
  for (const std::string& line : parts_of(draft_text, '\n')) {
    const std::vector<std::string> cells = parts_of(line, between);
    if (cells.size() != 4) continue;
    SafetyFact fact{cells[0], side_of(cells[1]).value_or(Side::none), cells[3], {}};
    if (const Checked<Date> day = parse_date(cells[2], {})) fact.on = day.value();
    facts.push_back(std::move(fact));
  }
  return facts;
}

std::vector<WarningOverride> typed_overrides(const VisitDraft& draft, int treatment, const Catalogue& catalogue,
                                             Problems& problems) {
  std::vector<WarningOverride> overrides;
  const std::string start = start_of(treatment);
  for (auto typed = draft.typed.lower_bound(start); typed != draft.typed.end() && typed->first.starts_with(start);
       ++typed) {
    const Checked<std::string> reason = check_text(typed->second, {.most_bytes = most_reason_bytes}, typed->first);
    if (!reason) {
      problems.insert(problems.end(), reason.problems().begin(), reason.problems().end());
      continue;
    }
    if (reason.value().empty()) continue;
    WarningOverride override;
    override.rule = typed->first.substr(start.size());
    override.reason = reason.value();
    override.facts = facts_of(draft.text(overridden_facts_path(treatment, override.rule)));
    const std::vector<WarningRule>& rules = catalogue.warning_rules();
    const auto rule =
        std::find_if(rules.begin(), rules.end(), [&](const auto& each) { return each.code == override.rule; });
    if (rule != rules.end()) override.severity = rule->severity;
    overrides.push_back(std::move(override));
  }
  return overrides;
}

void put_overrides(VisitDraft& draft, const Treatment& stored, int treatment) {
  for (const WarningOverride& override : stored.overrides) {
    draft.put(override_path(treatment, override.rule), override.reason);
    draft.put(overridden_facts_path(treatment, override.rule), draft_text(override.facts));
  }
}

}  // namespace psoas
