#include "ui/visit/visit_form.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "domain/base/number.h"
#include "domain/base/uuid.h"
#include "domain/measure/score.h"
#include "domain/treatment/treatment_check.h"

namespace psoas::ui {

namespace {

std::string part(std::string_view path, int place) {
  for (; place > 0; --place) path.remove_prefix(path.find('/') + 1);
  return std::string(path.substr(0, path.find('/')));
}

std::string signed_value(const FieldDefinition& field, const Value& value) {
  std::string text = shown(field, value);
  const bool both_signs = field.hard.low && *field.hard.low < 0;
  if (both_signs && value.number && value.code.empty() && *value.number > 0) text.insert(0, "+");
  return text;
}

// The parameters of the last treatment of a kind, but for what belongs to its day alone.
bool belongs_to_the_day(const FieldValue& parameter) {
  static const std::set<std::string, std::less<>> of_the_day{"pre_nrs", "relief_pct", "series_no", "sessions_attended"};
  return parameter.group == "series" || of_the_day.contains(parameter.field);
}

}  // namespace

VisitForm::VisitForm(VisitFormSource source, const Catalogue& catalogue)
    : x_source(std::move(source)), x_catalogue(&catalogue) {
  collect_findings();
  collect_treatments();
  opened_as_is();
}

std::vector<Side> VisitForm::sides_of(const FindingDefinition& definition) {
  switch (definition.laterality) {
    case Laterality::none: return {Side::none};
    case Laterality::left_right: break;
    case Laterality::required:
    case Laterality::any: break;
  }
  return {Side::right, Side::left};
}

void VisitForm::collect_findings() {
  if (!correcting()) {
    const Checked<Date> day = parse_date(draft().text("date"), "date");
    const FindingSet* set = x_catalogue->finding_set_for(draft().text("kind"), last().latest_procedure,
                                                         day ? std::optional(day.value()) : std::nullopt);
    if (set) {
      x_set_label = set->label;
      for (const std::string& code : set->findings) add_finding(code);
    }
  }
  for (auto it = draft().typed.lower_bound("finding/"); it != draft().typed.end() && it->first.starts_with("finding/");
       ++it)
    add_finding(part(it->first, 1));
}

bool VisitForm::add_finding(const std::string& code) {
  if (!x_catalogue->finding(code)) return false;
  if (std::find(x_findings.begin(), x_findings.end(), code) != x_findings.end()) return false;
  x_findings.push_back(code);
  return true;
}

void VisitForm::collect_treatments() {
  std::set<int> numbers;
  for (auto it = draft().typed.lower_bound("treatment/");
       it != draft().typed.end() && it->first.starts_with("treatment/"); ++it) {
    const std::string text = part(it->first, 1);
    int number = -1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    if (number >= 0) numbers.insert(number);
  }
  x_treatments.assign(numbers.begin(), numbers.end());
}

int VisitForm::add_treatment(const std::string& code) {
  const int number = x_treatments.empty() ? 0 : *std::max_element(x_treatments.begin(), x_treatments.end()) + 1;
  x_treatments.push_back(number);
  VisitDraft& target = draft();
  target.put(treatment_path(number, "code"), code);
  const TreatmentDefinition* definition = x_catalogue->treatment(code);
  if (!definition) return number;
  const auto found = last().treatments.find(code);
  if (found == last().treatments.end()) {
    for (const FieldDefinition& field : definition->fields)
      if (!field.default_value.empty())
        target.put(treatment_path(number, field.group, 0, field.code), field.default_value);
    return number;
  }
  Visit like;
  like.treatments = {found->second.treatment};
  Treatment& offered = like.treatments.front();
  like.date = offered.date;
  offered.end_date.reset();
  offered.is_index = false;
  offered.note.clear();
  std::erase_if(offered.parameters, belongs_to_the_day);
  const std::string prefix = treatment_path(0, "");
  for (const auto& [path, text] : draft_of(like, *x_catalogue).typed)
    if (path.starts_with(prefix)) target.put(treatment_path(number, path.substr(prefix.size())), text);
  return number;
}

void VisitForm::remove_treatment(int number) {
  std::erase(x_treatments, number);
  const std::string prefix = treatment_path(number, "");
  std::erase_if(draft().typed, [&](const auto& field) { return field.first.starts_with(prefix); });
}

std::string VisitForm::describe_treatment(int number, Date today) const {
  Problems ignored;
  const std::optional<Treatment> treatment =
      check_treatment(draft(), number, *x_catalogue, patient(), today, today, ignored);
  const TreatmentDefinition* definition = treatment ? x_catalogue->treatment(treatment->code) : nullptr;
  return definition ? long_description(*treatment, *definition) : std::string();
}

std::string VisitForm::total(const InstrumentDefinition& instrument) const {
  std::vector<std::optional<double>> items;
  for (const ItemDefinition& item : instrument.items) {
    const Checked<double> answer = parse_number(draft().text(score_path(instrument.code, item.code)), "");
    const bool counts = answer && instrument.item_range.contains(answer.value());
    items.push_back(counts ? std::optional(answer.value()) : std::nullopt);
  }
  const std::optional<double> total = score_total(instrument, items);
  return total ? "= " + to_text(*total, instrument.decimals) : std::string();
}

std::string VisitForm::last_scores(const std::vector<const InstrumentDefinition*>& instruments) const {
  std::string text;
  bool any = false;
  for (const InstrumentDefinition* instrument : instruments) {
    const auto found = last().scores.find(instrument->code);
    const bool has = found != last().scores.end() && found->second.score.total;
    any |= has;
    if (!text.empty()) text += " · ";
    text += has ? to_text(*found->second.score.total, instrument->decimals) : "–";
  }
  return any ? text : std::string();
}

std::string VisitForm::last_finding(const FindingDefinition& definition) const {
  std::string text;
  bool any = false;
  for (Side side : sides_of(definition)) {
    const auto found = last().findings.find({definition.code, side});
    const bool has = found != last().findings.end();
    any |= has;
    if (!text.empty()) text += " / ";
    text += has ? signed_value(definition.main_field(), found->second.finding.value) : "–";
  }
  return any ? text : std::string();
}

VisitDraft new_visit_draft(PatientId patient, const LastEntries& last, const std::vector<Episode>& episodes,
                           const std::string& clinician, Date today) {
  VisitDraft draft;
  draft.uuid = new_uuid();
  draft.patient = patient;
  draft.put("date", to_string(today));
  draft.put("kind", last.visit_date ? "follow_up" : "new_patient");
  draft.put("clinician", clinician);
  for (const Episode& episode : episodes)
    if (!episode.closed_on) draft.put("episode", std::to_string(episode.id.number));
  return draft;
}

}  // namespace psoas::ui
