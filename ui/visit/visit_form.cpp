#include "ui/visit/visit_form.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <set>
#include <utility>

#include "domain/base/number.h"
#include "domain/base/uuid.h"
#include "domain/finding/derived.h"
#include "domain/measure/score.h"
#include "domain/treatment/block_relief.h"
#include "domain/treatment/earlier_treatments.h"
#include "domain/treatment/treatment_check.h"
#include "domain/treatment/treatment_figures.h"
#include "domain/treatment/treatment_repeat.h"
#include "domain/visit/finding_check.h"
#include "ui/wording/treatment_words.h"

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

// Not carried over from an earlier treatment of the kind: what belongs to its day alone.
bool belongs_to_the_day(const FieldValue& parameter) {
  static const std::set<std::string, std::less<>> of_the_day{
      "pre_nrs",     "relief_percent", "relief_hours",     "motor_weakness", "sessions_attended",    "complication",
      "stay_days",   "stop_reason",    "discharge_reason", "explant_reason", "trial_relief_percent", "trial_function",
      "radiation_s", "radiation_mgy",  "glucose_mg_dl",    "prior_blocks",   "prior_block_date"};
  return parameter.group == "series" || of_the_day.contains(parameter.field);
}

}  // namespace

VisitForm::VisitForm(VisitFormSource source, const Catalogue& catalogue)
    : x_source(std::move(source)), x_catalogue(&catalogue) {
  offer_circumstances();
  collect_findings();
  collect_instruments();
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
  const Checked<Date> day = parse_date(draft().text("date"), "date");
  const FindingSet* set = correcting() ? nullptr
                                       : x_catalogue->finding_set_for(draft().text("kind"), last().latest_procedure,
                                                                      day ? std::optional(day.value()) : std::nullopt);
  if (set) choose_finding_set(set->code);
  else collect_typed_findings();
}

void VisitForm::collect_typed_findings() {
  for (auto it = draft().typed.lower_bound("finding/"); it != draft().typed.end() && it->first.starts_with("finding/");
       ++it)
    add_finding(part(it->first, 1));
}

void VisitForm::choose_finding_set(std::string_view code) {
  x_findings.clear();
  x_set.clear();
  for (const FindingSet& set : x_catalogue->finding_sets()) {
    if (set.code != code) continue;
    x_set = set.code;
    for (const std::string& finding : set.findings) add_finding(finding);
  }
  collect_typed_findings();
}

bool VisitForm::asked_among_findings(const FindingDefinition& definition) {
  return definition.kind != FindingKind::red_flag && definition.code != "pain_sites" && !definition.fields.empty();
}

bool VisitForm::add_finding(const std::string& code) {
  const FindingDefinition* definition = x_catalogue->finding(code);
  if (!definition || !asked_among_findings(*definition)) return false;
  if (std::find(x_findings.begin(), x_findings.end(), code) != x_findings.end()) return false;
  x_findings.push_back(code);
  return true;
}

bool VisitForm::any_typed(std::string_view code) const {
  const std::string prefix = "finding/" + std::string(code) + "/";
  const auto found = draft().typed.lower_bound(prefix);
  return found != draft().typed.end() && found->first.starts_with(prefix);
}

bool VisitForm::any_typed(std::string_view code, std::string_view field) const {
  const std::string prefix = "finding/" + std::string(code) + "/";
  const std::string ending = "/" + std::string(field);
  for (auto it = draft().typed.lower_bound(prefix); it != draft().typed.end() && it->first.starts_with(prefix); ++it)
    if (it->first.ends_with(ending)) return true;
  return false;
}

int VisitForm::rows_of(const FindingDefinition& definition, Side side) const {
  const auto known = x_rows.find({definition.code, side});
  int rows = known == x_rows.end() ? 0 : known->second;
  const std::string prefix = "finding/" + definition.code + "/" + std::string(code_of(side)) + "/";
  for (auto it = draft().typed.lower_bound(prefix); it != draft().typed.end() && it->first.starts_with(prefix); ++it) {
    int row = -1;
    std::from_chars(it->first.data() + prefix.size(), it->first.data() + it->first.size(), row);
    const FieldDefinition* field = definition.field(part(it->first, 4));
    const bool of_all_rows = field && field->of_study && row == 0;
    if (!of_all_rows) rows = std::max(rows, row + 1);
  }
  return rows;
}

int VisitForm::add_finding_row(const FindingDefinition& definition, Side side) {
  const int row = rows_of(definition, side);
  x_rows[{definition.code, side}] = row + 1;
  return row;
}

// Later rows move up by one.
void VisitForm::remove_finding_row(const FindingDefinition& definition, Side side, int row) {
  const int rows = rows_of(definition, side);
  for (int place = row; place < rows; ++place)
    for (const FieldDefinition& field : definition.fields) {
      if (field.of_study && side == Side::none) continue;  // of every row
      draft().put(finding_path(definition.code, side, place, field.code),
                  draft().text(finding_path(definition.code, side, place + 1, field.code)));
    }
  const std::string prefix = "finding/" + definition.code + "/" + std::string(code_of(side)) + "/";
  std::erase_if(draft().confirmed, [&](const std::string& path) { return path.starts_with(prefix); });
  x_rows[{definition.code, side}] = rows - 1;
}

std::optional<double> VisitForm::derived(const FindingDefinition& definition) const {
  Visit visit;
  Problems ignored;
  for (const std::string_view code : derivation_sources())
    if (const FindingDefinition* source = x_catalogue->finding(code))
      for (const Side side : sides_of(*source)) check_finding(draft(), *source, side, 0, visit, ignored);
  for (const FindingEntry& entry : derived_findings(visit, *x_catalogue))
    if (entry.code == definition.code) return entry.value.number;
  return std::nullopt;
}

std::optional<double> VisitForm::side_difference(const FindingDefinition& definition) const {
  const auto number = [&](Side side) -> std::optional<double> {
    Problems ignored;
    const auto values = parse_value(definition.main_field(),
                                    draft().text(finding_path(definition.code, side, 0, "value")), "", ignored);
    return values ? values.value().front().number : std::nullopt;
  };
  return psoas::side_difference(definition, number(Side::right), number(Side::left));
}

namespace {

constexpr std::string_view pain_scores = "nrs_";
constexpr std::string_view always_asked = "peg";

}  // namespace

// What a follow-up protocol wants asked on the day of this visit.
std::set<std::string> VisitForm::asked_by_protocols() const {
  std::set<std::string> asked;
  const Checked<Date> day = parse_date(draft().text("date"), "date");
  if (!day) return asked;
  for (const FollowUpProtocol& protocol : x_catalogue->protocols()) {
    if (!protocol.offered_on(day.value())) continue;
    for (const std::string& treatment : protocol.treatments) {
      const auto given = last().treatments.find(treatment);
      if (given == last().treatments.end()) continue;
      const int days = days_between(given->second.treatment.date, day.value());
      for (const ProtocolStep& step : protocol.steps)
        if (days >= step.day - step.before && days <= step.day + step.after)
          asked.insert(step.instruments.begin(), step.instruments.end());
    }
  }
  return asked;
}

void VisitForm::collect_instruments() {
  const std::set<std::string> wanted = correcting() ? std::set<std::string>{} : asked_by_protocols();
  for (const InstrumentDefinition& instrument : x_catalogue->instruments()) {
    const std::string prefix = "score/" + instrument.code + "/";
    const auto typed = draft().typed.lower_bound(prefix);
    const bool has = typed != draft().typed.end() && typed->first.starts_with(prefix);
    const bool asked = instrument.code.starts_with(pain_scores) || instrument.code == always_asked ||
                       (!correcting() && last().scores.contains(instrument.code)) || wanted.contains(instrument.code);
    if (has || (asked && !instrument.retired_on)) x_instruments.push_back(instrument.code);
  }
}

bool VisitForm::add_instrument(const std::string& code) {
  if (!x_catalogue->instrument(code)) return false;
  if (std::find(x_instruments.begin(), x_instruments.end(), code) != x_instruments.end()) return false;
  x_instruments.push_back(code);
  return true;
}

// The form is filled in as it was the last time, unless somebody says otherwise.
void VisitForm::offer_circumstances() {
  if (correcting() || draft().id.stored()) return;
  for (const auto& [code, last_score] : last().scores) {
    const InstrumentDefinition* instrument = x_catalogue->instrument(code);
    if (!instrument) continue;
    const ScoreEntry& score = last_score.score;
    if (score.version != instrument->version) draft().put(score_path(code, "version"), score.version);
    draft().put(score_path(code, "language"), score.language);
    draft().put(score_path(code, "mode"), score.mode);
  }
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
    const FieldValue parameter{part(path, 0), 0, path.substr(path.rfind('/') + 1), {}};
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

CheckedVisit VisitForm::checked(Date today) const {
  CheckedVisit result = check(draft(), *x_catalogue, patient(), today, episodes());
  std::vector<int> numbers;
  for (const int number : x_treatments)
    if (x_catalogue->treatment(draft().text(treatment_path(number, "code")))) numbers.push_back(number);
  std::sort(numbers.begin(), numbers.end());
  for (Problem& problem : check_links(result.visit, numbers, x_source.treatments, *x_catalogue))
    result.problems.push_back(std::move(problem));
  return result;
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
  if (const std::optional<EpisodeId> open = only_open(episodes)) draft.put("episode", std::to_string(open->number));
  return draft;
}

}  // namespace psoas::ui
