#include "ui/visit/visit_form.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "domain/base/number.h"
#include "domain/base/uuid.h"
#include "domain/finding/derived.h"
#include "domain/measure/score.h"
#include "domain/treatment/earlier_treatments.h"
#include "domain/treatment/treatment_check.h"
#include "domain/visit/finding_check.h"
#include "ui/visit/path_part.h"

namespace psoas::ui {
namespace {

std::string signed_value(const FieldDefinition& field, const Value& value) {
  std::string text = shown(field, value);
  const bool both_signs = field.hard.low && *field.hard.low < 0;
  if (both_signs && value.number && value.code.empty() && *value.number > 0) text.insert(0, "+");
  return text;
}

constexpr std::string_view pain_scores = "nrs_";
constexpr std::string_view always_asked = "peg";

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
    add_finding(part_of(it->first, 1));
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
    const FieldDefinition* field = definition.field(part_of(it->first, 4));
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
