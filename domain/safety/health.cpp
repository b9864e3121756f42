#include "domain/safety/health.h"

#include <algorithm>
#include <utility>

#include "domain/base/text.h"
#include "domain/safety/health_facts.h"

namespace psoas {

const HealthFact* HealthRecord::fact(std::string_view code) const {
  const auto found =
      std::find_if(facts.begin(), facts.end(), [&](const HealthFact& each) { return each.code == code; });
  return found == facts.end() ? nullptr : &*found;
}

std::string_view HealthRecord::state(std::string_view code, Date on) const {
  const HealthFact* found = fact(code);
  if (!found || found->value.code == not_assessed || found->value.empty()) return not_assessed;
  if (found->value.code == absent) return absent;
  const HealthFactDefinition* definition = health_fact(code);
  const bool event = definition && definition->is_event();
  if (!event && ((found->until && *found->until < on) || (found->since && *found->since > on))) return absent;
  return present;
}

std::optional<double> HealthRecord::number(std::string_view code) const {
  const HealthFact* found = fact(code);
  return found ? found->value.number : std::nullopt;
}

std::optional<double> HealthRecord::bmi() const {
  const std::optional<double> weight = number("weight_kg");
  const std::optional<double> height = number("height_cm");
  if (!weight || !height || *height <= 0) return std::nullopt;
  return *weight / (*height / 100 * *height / 100);
}

std::string HealthDraft::text(std::string_view path) const {
  const auto found = typed.find(path);
  return found == typed.end() ? std::string() : found->second;
}

void HealthDraft::put(std::string path, std::string text) {
  if (text.empty()) typed.erase(path);
  else typed.insert_or_assign(std::move(path), std::move(text));
}

namespace {

constexpr std::size_t most_detail_bytes = 200;

class HealthCheck {
 public:
  HealthCheck(const HealthDraft& draft, const Patient& patient, Date today)
      : x_draft(draft), x_patient(patient), x_today(today) {}

  CheckedHealth run() {
    x_result.record.patient = x_draft.patient;
    x_result.record.revision = x_draft.revision;
    for (const HealthFactDefinition& definition : health_facts()) read(definition);
    std::erase_if(x_result.problems, [&](const Problem& problem) {
      return problem.severity == Severity::confirm &&
             std::find(x_draft.confirmed.begin(), x_draft.confirmed.end(), problem.field) != x_draft.confirmed.end();
    });
    return std::move(x_result);
  }

 private:
  void read(const HealthFactDefinition& definition) {
    const auto path = [&](std::string_view part) { return definition.code + "/" + std::string(part); };
    HealthFact fact;
    fact.code = definition.code;
    const std::string typed = x_draft.text(path("value"));
    if (trimmed(typed).empty()) {
      for (const char* part : {"which", "detail", "since", "until"})
        if (!x_draft.text(path(part)).empty()) return add(ProblemCode::required, path("value"), "");
      return;
    }
    Checked<std::vector<Value>> value = parse_value(definition.value, typed, path("value"), x_result.problems);
    if (!value) return add_all(value.problems());
    fact.value = value.value().front();
    read_which(definition, path("which"), fact);
    const Checked<std::string> detail =
        check_text(x_draft.text(path("detail")), {.most_bytes = most_detail_bytes}, path("detail"));
    if (detail) fact.detail = detail.value();
    else add_all(detail.problems());
    fact.since = read_day(path("since"), definition.is_event());
    fact.until = read_day(path("until"), true);
    fact.assessed_on = read_day(path("on"), false).value_or(x_today);
    if (fact.since && fact.until && *fact.until < *fact.since)
      add(ProblemCode::end_before_start, path("until"), to_string(*fact.until));
    if (definition.is_event() && fact.value.code == present && !fact.since)
      add(ProblemCode::required, path("since"), "");
    x_result.record.facts.push_back(std::move(fact));
  }

  void read_which(const HealthFactDefinition& definition, const std::string& path, HealthFact& fact) {
    const std::string typed = x_draft.text(path);
    if (definition.which.choices.empty() || trimmed(typed).empty()) return;
    Checked<std::vector<Value>> values = parse_value(definition.which, typed, path, x_result.problems);
    if (!values) return add_all(values.problems());
    for (const Value& value : values.value()) fact.which.push_back(value.code);
  }

  std::optional<Date> read_day(const std::string& path, bool future_allowed) {
    const std::string typed = x_draft.text(path);
    if (trimmed(typed).empty()) return std::nullopt;
    const Checked<Date> day = parse_date(typed, path);
    if (!day) {
      add_all(day.problems());
      return std::nullopt;
    }
    if (day.value() < x_patient.birth_date) add(ProblemCode::before_birth, path, typed);
    else if (day.value() > x_today && !future_allowed) add(ProblemCode::in_the_future, path, typed);
    return day.value();
  }

  void add(ProblemCode code, std::string path, std::string given) {
    Problem problem;
    problem.code = code;
    problem.field = std::move(path);
    problem.given = std::move(given);
    x_result.problems.push_back(std::move(problem));
  }
  void add_all(const Problems& problems) {
    x_result.problems.insert(x_result.problems.end(), problems.begin(), problems.end());
  }

  const HealthDraft& x_draft;
  const Patient& x_patient;
  Date x_today;
  CheckedHealth x_result;
};

}  // namespace

CheckedHealth check(const HealthDraft& draft, const Patient& patient, Date today) {
  return HealthCheck(draft, patient, today).run();
}

HealthDraft draft_of(const HealthRecord& record) {
  HealthDraft draft;
  draft.patient = record.patient;
  draft.revision = record.revision;
  for (const HealthFact& fact : record.facts) {
    const HealthFactDefinition* definition = health_fact(fact.code);
    if (!definition) continue;
    const auto put = [&](std::string_view part, std::string text) {
      draft.put(fact.code + "/" + std::string(part), std::move(text));
    };
    put("value", typed_text(definition->value, fact.value));
    std::string which;
    for (const std::string& code : fact.which) which += (which.empty() ? "" : ", ") + code;
    put("which", which);
    put("detail", fact.detail);
    if (fact.since) put("since", to_string(*fact.since));
    if (fact.until) put("until", to_string(*fact.until));
    put("on", to_string(fact.assessed_on));
  }
  return draft;
}

std::string shown(const HealthFact& fact) {
  const HealthFactDefinition* definition = health_fact(fact.code);
  if (!definition) return fact.value.code;
  std::string text = shown(definition->value, fact.value);
  if (!definition->value.unit.empty()) text += " " + definition->value.unit;
  std::string more;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) more += (more.empty() ? "" : ", ") + part;
  };
  for (const std::string& code : fact.which) {
    const Choice* choice = definition->which.choice(code);
    add(choice ? choice->label : code);
  }
  add(fact.detail);
  if (fact.since) add(definition->since + " " + to_string(*fact.since));
  if (fact.until) add("until " + to_string(*fact.until));
  return more.empty() ? text : text + " (" + more + ")";
}

}  // namespace psoas
