// The treatments of the visit form: what is offered in them, what links them, and what follows from what was typed.

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <set>

#include "domain/treatment/block_relief.h"
#include "domain/treatment/earlier_treatments.h"
#include "domain/treatment/treatment_check.h"
#include "domain/treatment/treatment_figures.h"
#include "domain/treatment/treatment_repeat.h"
#include "ui/visit/path_part.h"
#include "ui/visit/visit_form.h"
#include "ui/wording/treatment_words.h"

namespace psoas::ui {
namespace {

// Not carried over from an earlier treatment of the kind: what belongs to its day alone.
bool belongs_to_the_day(const FieldValue& parameter) {
  static const std::set<std::string, std::less<>> of_the_day{
      "pre_nrs",     "relief_percent", "relief_hours",     "motor_weakness", "sessions_attended",    "complication",
      "stay_days",   "stop_reason",    "discharge_reason", "explant_reason", "trial_relief_percent", "trial_function",
      "radiation_s", "radiation_mgy",  "glucose_mg_dl",    "prior_blocks",   "prior_block_date"};
  return parameter.group == "series" || of_the_day.contains(parameter.field);
}

}  // namespace

void VisitForm::collect_treatments() {
  std::set<int> numbers;
  for (auto it = draft().typed.lower_bound("treatment/");
       it != draft().typed.end() && it->first.starts_with("treatment/"); ++it) {
    const std::string text = part_of(it->first, 1);
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
  offered.id = {};
  offered.links.clear();
  offered.end_date.reset();
  offered.is_index = false;
  offered.note.clear();
  offered.overrides.clear();
  std::erase_if(offered.parameters, belongs_to_the_day);
  const std::string prefix = treatment_path(0, "");
  for (const auto& [path, text] : draft_of(like, *x_catalogue).typed)
    if (path.starts_with(prefix)) target.put(treatment_path(number, path.substr(prefix.size())), text);
  return number;
}

std::vector<Favourite> VisitForm::favourites() const {
  std::vector<Favourite> own;
  for (const Favourite& favourite : x_source.favourites)
    if (favourite.clinician == draft().text("clinician") && x_catalogue->treatment(favourite.treatment))
      own.push_back(favourite);
  return own;
}

Favourite VisitForm::favourite_of(int number, const std::string& name) const {
  Favourite favourite;
  favourite.clinician = draft().text("clinician");
  favourite.name = name;
  favourite.treatment = draft().text(treatment_path(number, "code"));
  const std::string prefix = treatment_path(number, "");
  static const std::set<std::string, std::less<>> of_this_one{"code",   "entry", "date", "end_date",
                                                              "status", "index", "note"};
  for (auto it = draft().typed.lower_bound(prefix); it != draft().typed.end() && it->first.starts_with(prefix); ++it) {
    const std::string path = it->first.substr(prefix.size());
    const FieldValue parameter{part_of(path, 0), 0, path.substr(path.rfind('/') + 1), {}};
    if (of_this_one.contains(path) || path.starts_with("link/") || belongs_to_the_day(parameter)) continue;
    favourite.typed.emplace(path, it->second);
  }
  return favourite;
}

int VisitForm::add_favourite(const Favourite& favourite) {
  const int number = x_treatments.empty() ? 0 : *std::max_element(x_treatments.begin(), x_treatments.end()) + 1;
  x_treatments.push_back(number);
  draft().put(treatment_path(number, "code"), favourite.treatment);
  for (const auto& [path, typed] : favourite.typed) draft().put(treatment_path(number, path), typed);
  return number;
}

std::vector<const ConditionDefinition*> VisitForm::indications(Date today) const {
  const Checked<Date> typed = parse_date(draft().text("date"), "date");
  const Date day = typed ? typed.value() : today;
  std::vector<const ConditionDefinition*> conditions;
  const auto add = [&](const ConditionDefinition* condition) {
    if (condition && std::find(conditions.begin(), conditions.end(), condition) == conditions.end())
      conditions.push_back(condition);
  };
  for (const Episode& episode : episodes())
    if (episode.includes(day))
      for (const EpisodeDiagnosis& diagnosis : episode.diagnoses) add(x_catalogue->condition(diagnosis.condition));
  for (const ConditionDefinition& condition : x_catalogue->conditions())
    if (condition.offered_on(day)) add(&condition);
  return conditions;
}

std::vector<VisitForm::LinkChoice> VisitForm::link_choices(int number, LinkRole role, Date today) const {
  std::vector<LinkChoice> choices;
  const std::optional<Treatment> typed = treatment(number, today);
  if (!typed) return choices;
  for (const TreatmentRecord* record : linkable(x_source.treatments, *x_catalogue, role, typed->date))
    choices.push_back({record->treatment.id, link_line(record->treatment, *x_catalogue)});
  for (const TreatmentLink& link : typed->links) {
    const auto same = [&](const LinkChoice& choice) { return choice.id == link.to; };
    if (link.role != role || std::any_of(choices.begin(), choices.end(), same)) continue;
    std::string line = wording::treatment::treatment_gone;
    for (const TreatmentRecord& record : x_source.treatments)
      if (record.treatment.id == link.to) line = link_line(record.treatment, *x_catalogue);
    choices.push_back({link.to, line});
  }
  return choices;
}

void VisitForm::remove_treatment(int number) {
  std::erase(x_treatments, number);
  const std::string prefix = treatment_path(number, "");
  std::erase_if(draft().typed, [&](const auto& field) { return field.first.starts_with(prefix); });
}

int VisitForm::rows_typed(int number, std::string_view group) const {
  int rows = 0;
  const std::string prefix = treatment_path(number, group) + "/";
  for (auto it = draft().typed.lower_bound(prefix); it != draft().typed.end() && it->first.starts_with(prefix); ++it)
    rows = std::max(rows, std::atoi(it->first.c_str() + prefix.size()) + 1);
  return rows;
}

void VisitForm::remove_treatment_row(int number, std::string_view group, int row) {
  const int rows = rows_typed(number, group);
  const std::string prefix = treatment_path(number, group) + "/";
  const auto moved = [&](const std::string& path) -> std::optional<std::string> {
    const int at = std::atoi(path.c_str() + prefix.size());
    if (at == row) return std::nullopt;
    if (at < row) return path;
    return prefix + std::to_string(at - 1) + path.substr(path.find('/', prefix.size()));
  };
  std::map<std::string, std::string> kept;
  for (auto it = draft().typed.lower_bound(prefix);
       it != draft().typed.end() && it->first.starts_with(prefix) && row < rows;) {
    if (auto path = moved(it->first)) kept.emplace(std::move(*path), it->second);
    it = draft().typed.erase(it);
  }
  draft().typed.insert(kept.begin(), kept.end());
  // What was confirmed stood in a certain row: asked again.
  std::erase_if(draft().confirmed, [&](const std::string& path) { return path.starts_with(prefix); });
}

std::optional<Treatment> VisitForm::treatment(int number, Date today) const {
  Problems ignored;
  const Checked<Date> day = parse_date(draft().text("date"), "date");
  return check_treatment(draft(), number, *x_catalogue, patient(), day ? day.value() : today, today, ignored);
}

std::string VisitForm::describe_treatment(int number, Date today) const {
  const std::optional<Treatment> typed = treatment(number, today);
  const TreatmentDefinition* definition = typed ? x_catalogue->treatment(typed->code) : nullptr;
  return definition ? long_description(*typed, *definition) : std::string();
}

std::string VisitForm::figures_of_treatment(int number, Date today) const {
  const std::optional<Treatment> typed = treatment(number, today);
  const TreatmentDefinition* definition = typed ? x_catalogue->treatment(typed->code) : nullptr;
  if (!definition) return {};
  TreatmentFigures figures = treatment_figures(*typed, *definition);
  if (figures.stretching_alone) figures.stretching_alone = !strengthened_beside(number);
  std::string text = wording::treatment::figures(figures);
  if (const std::optional<BlockRelief> relief = block_relief(*typed))
    text += (text.empty() ? "" : " · ") + wording::treatment::relief(*relief);
  return text;
}

bool VisitForm::strengthened_beside(int number) const {
  return std::any_of(x_treatments.begin(), x_treatments.end(), [&](int other) {
    return other != number && draft().text(treatment_path(other, "code")) == "tx_strengthen";
  });
}

std::string VisitForm::repeat_of_treatment(int number, Date today) const {
  const std::optional<Treatment> typed = treatment(number, today);
  const TreatmentDefinition* definition = typed ? x_catalogue->treatment(typed->code) : nullptr;
  if (!definition) return {};
  const TreatmentRecord* earlier = latest_of_same_target(x_source.treatments, *typed, *definition);
  return earlier ? wording::treatment::same_target(earlier->treatment.date, typed->date) : std::string();
}

}  // namespace psoas::ui
