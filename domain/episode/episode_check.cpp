// The rules a typed episode is held against.

#include <algorithm>

#include "domain/base/number.h"
#include "domain/base/text.h"
#include "domain/episode/episode_draft.h"
#include "domain/treatment/treatment_check.h"

namespace psoas {

namespace {

constexpr int most_months = 1200;

class EpisodeCheck {
 public:
  EpisodeCheck(const EpisodeDraft& draft, const Catalogue& catalogue, const DiagnosisCodes& known,
               const Patient& patient, Date today)
      : x_draft(draft), x_catalogue(catalogue), x_known(known), x_patient(patient), x_today(today) {}

  CheckedEpisode run() {
    Episode& episode = x_result.episode;
    episode.patient = x_patient.id;
    episode.label = text(x_draft.label, "label", {.most_bytes = 200, .required = true});
    episode.note = text(x_draft.note, "note", {.most_bytes = most_note_bytes, .lines_allowed = true});
    check_onset();
    check_opening_and_closing();
    check_duration();
    episode.pain_course = word(x_draft.pain_course, "pain_course", pain_courses());
    check_site();
    check_hypotheses();
    for (std::size_t number = 0; number < x_draft.diagnoses.size(); ++number) check_diagnosis(number);
    check_ranks();
    return std::move(x_result);
  }

 private:
  Problem& add(ProblemCode code, std::string_view field, std::string_view given) {
    Problem problem;
    problem.code = code;
    problem.field = field;
    problem.given = given;
    return x_result.problems.emplace_back(std::move(problem));
  }

  Problem& warn(ProblemCode code, std::string_view field, std::string_view given) {
    Problem& problem = add(code, field, given);
    problem.severity = Severity::confirm;
    return problem;
  }

  template <class T>
  void add_all(const Checked<T>& failed) {
    x_result.problems.insert(x_result.problems.end(), failed.problems().begin(), failed.problems().end());
  }

  std::string text(const std::string& typed, std::string_view field, const TextRule& rule) {
    Checked<std::string> checked = check_text(typed, rule, field);
    if (checked) return checked.take();
    add_all(checked);
    return {};
  }

  std::string word(const std::string& typed, std::string_view field, const std::vector<EpisodeWord>& words) {
    const std::string_view code = trimmed(typed);
    if (code.empty()) return {};
    if (std::any_of(words.begin(), words.end(), [&](const EpisodeWord& each) { return each.code == code; }))
      return std::string(code);
    std::string& others = add(ProblemCode::unknown_code, field, code).other;
    for (const EpisodeWord& each : words) others.append(others.empty() ? "" : ", ").append(each.code);
    return {};
  }

  // A day of the past within the patient's life.
  std::optional<Date> past_day(const std::string& typed, std::string_view field) {
    const Checked<Date> day = parse_date(typed, field);
    if (!day) {
      add_all(day);
      return std::nullopt;
    }
    return in_life(day.value(), day.value(), field, typed) ? std::optional(day.value()) : std::nullopt;
  }

  // Between `first` and `last`, whichever is in favour.
  bool in_life(Date first, Date last, std::string_view field, std::string_view typed) {
    if (first > x_today) add(ProblemCode::in_the_future, field, typed);
    else if (last < x_patient.birth_date)
      add(ProblemCode::before_birth, field, typed).low = to_string(x_patient.birth_date);
    else return true;
    return false;
  }

  // A year or a month alone is enough.
  void check_onset() {
    const std::string typed{trimmed(x_draft.onset)};
    if (typed.empty()) return;
    const bool year = typed.size() == 4;
    const bool month = typed.size() == 7;
    const Checked<Date> first = parse_date(typed + (year ? "-01-01" : month ? "-01" : ""), "onset");
    if (!first) {
      Problem problem = first.problems().front();
      problem.given = typed;
      x_result.problems.push_back(std::move(problem));
      return;
    }
    const Date from = first.value();
    Date to = from;
    if (year) to = Date{from.year(), date::December, date::day{31}};
    if (month) to = Date{from.year() / from.month() / date::last};
    if (!in_life(from, to, "onset", typed)) return;
    x_result.episode.onset = from;
    x_result.episode.onset_precision = year ? "year" : month ? "month" : "day";
  }

  void check_opening_and_closing() {
    Episode& episode = x_result.episode;
    const std::optional<Date> opened = past_day(x_draft.opened_on, "opened_on");
    if (opened) episode.opened_on = *opened;
    episode.closing_reason = word(x_draft.closing_reason, "closing_reason", closing_reasons());
    if (trimmed(x_draft.closed_on).empty()) {
      if (!episode.closing_reason.empty()) add(ProblemCode::required, "closed_on", "");
      return;
    }
    const std::optional<Date> closed = past_day(x_draft.closed_on, "closed_on");
    if (closed && opened && *closed < *opened) add(ProblemCode::end_before_start, "closed_on", x_draft.closed_on);
    else episode.closed_on = closed;
    if (trimmed(x_draft.closing_reason).empty()) add(ProblemCode::required, "closing_reason", "");
  }

  void check_duration() {
    if (trimmed(x_draft.pain_duration_months).empty()) return;
    const Checked<double> months = parse_number(x_draft.pain_duration_months, "pain_duration_months");
    if (!months) return add_all(months);
    if (months.value() != static_cast<double>(static_cast<int>(months.value()))) {
      add(ProblemCode::not_a_whole_number, "pain_duration_months", x_draft.pain_duration_months);
    } else if (months.value() < 0 || months.value() > most_months) {
      Problem& problem = add(ProblemCode::out_of_range, "pain_duration_months", x_draft.pain_duration_months);
      problem.low = "0";
      problem.high = std::to_string(most_months);
      problem.unit = "months";
    } else {
      x_result.episode.pain_duration_months = static_cast<int>(months.value());
    }
  }

  std::optional<Side> side(const std::string& typed, std::string_view field) {
    const std::optional<Side> known = side_of(trimmed(typed));
    if (!known) add(ProblemCode::unknown_code, field, typed).other = "L, R, B, M";
    return known;
  }

  void check_site() {
    x_result.episode.dominant_side = side(x_draft.dominant_side, "dominant_side").value_or(Side::none);
    const std::string site{trimmed(x_draft.dominant_site)};
    if (site.empty()) return;
    const FindingDefinition* chart = x_catalogue.finding("pain_sites");
    if (chart && chart->main_field().choice(site)) x_result.episode.dominant_site = site;
    else add(ProblemCode::unknown_code, "dominant_site", site);
  }

  void check_hypotheses() {
    const std::array<const std::string*, mechanisms.size()> typed{
        &x_draft.mech_psoas_traction, &x_draft.mech_disc_compression, &x_draft.mech_facet_loading};
    for (std::size_t i = 0; i < typed.size(); ++i) {
      const std::string_view code = trimmed(*typed[i]);
      if (code.empty()) continue;
      if (code == present || code == absent || code == not_assessed) x_result.episode.hypotheses[i] = code;
      else add(ProblemCode::unknown_code, mechanisms[i].code, code).other = "present, absent, not_assessed";
    }
  }

  void check_diagnosis(std::size_t number) {
    const DiagnosisDraft& typed = x_draft.diagnoses[number];
    if (typed == DiagnosisDraft{}) return;
    const auto path = [number](std::string_view member) { return diagnosis_path(number, member); };
    EpisodeDiagnosis diagnosis;
    if (typed.empty()) add(ProblemCode::required, path("condition"), "");
    const ConditionDefinition* condition = check_condition(typed, path("condition"), diagnosis);
    const DiagnosisCode* code = check_code(typed, path("code"), diagnosis);
    check_side(typed, path("side"), condition, code, diagnosis);
    if (!typed.certainty.empty()) {
      const std::optional<Certainty> certainty = certainty_of(typed.certainty);
      if (certainty) diagnosis.certainty = *certainty;
      else
        add(ProblemCode::unknown_code, path("certainty"), typed.certainty).other =
            "confirmed, probable, suspected, exclusion";
    }
    if (typed.rank == "primary") diagnosis.primary = true;
    else if (!typed.rank.empty() && typed.rank != "secondary")
      add(ProblemCode::unknown_code, path("rank"), typed.rank).other = "primary, secondary";
    if (!trimmed(typed.since).empty()) diagnosis.since = past_day(typed.since, path("since"));
    if (!trimmed(typed.until).empty()) diagnosis.until = past_day(typed.until, path("until"));
    const Date begin = diagnosis.since.value_or(x_result.episode.opened_on);
    if (diagnosis.until && begin.ok() && *diagnosis.until < begin)
      add(ProblemCode::end_before_start, path("until"), typed.until);
    if (code && begin.ok()) check_validity(*code, begin, path("code"));
    check_repetition(diagnosis, path("condition"));
    x_result.episode.diagnoses.push_back(std::move(diagnosis));
  }

  const ConditionDefinition* check_condition(const DiagnosisDraft& typed, const std::string& path,
                                             EpisodeDiagnosis& diagnosis) {
    diagnosis.condition = trimmed(typed.condition);
    if (diagnosis.condition.empty()) return nullptr;
    const ConditionDefinition* condition = x_catalogue.condition(diagnosis.condition);
    if (!condition) add(ProblemCode::unknown_code, path, diagnosis.condition);
    return condition;
  }

  const DiagnosisCode* check_code(const DiagnosisDraft& typed, const std::string& path, EpisodeDiagnosis& diagnosis) {
    if (trimmed(typed.code).empty()) return nullptr;
    diagnosis.code = printed_code(typed.code);
    const auto found = x_known.find(diagnosis.code);
    if (found == x_known.end()) {
      add(ProblemCode::unknown_code, path, typed.code);
      return nullptr;
    }
    diagnosis.code_label = found->second.label;
    return &found->second;
  }

  // A side that the code names need not be said again.
  void check_side(const DiagnosisDraft& typed, const std::string& path, const ConditionDefinition* condition,
                  const DiagnosisCode* code, EpisodeDiagnosis& diagnosis) {
    const std::optional<Side> given = side(typed.side, path);
    if (!given) return;
    const Side named = code ? side_named_in(code->label) : Side::none;
    diagnosis.side = *given == Side::none ? named : *given;
    if (condition) {
      const std::optional<ProblemCode> wrong = side_problem(condition->laterality, diagnosis.side);
      if (wrong) {
        add(*wrong, path, typed.side);
        return;
      }
    }
    if (named != Side::none && named != diagnosis.side)
      warn(ProblemCode::different_value, path, typed.side).other = "the side that " + code->code + " names";
  }

  void check_validity(const DiagnosisCode& code, Date day, const std::string& path) {
    if (code.valid_on(day)) return;
    Problem& warning = warn(ProblemCode::outside_period, path, to_string(day));
    if (code.valid_from) warning.low = to_string(*code.valid_from);
    if (code.valid_to) warning.high = to_string(*code.valid_to);
    warning.other = "the validity of " + code.code;
  }

  void check_repetition(const EpisodeDiagnosis& diagnosis, const std::string& path) {
    for (const EpisodeDiagnosis& other : x_result.episode.diagnoses)
      if (!diagnosis.condition.empty() && other.condition == diagnosis.condition && other.code == diagnosis.code &&
          other.side == diagnosis.side && !other.until && !diagnosis.until)
        warn(ProblemCode::likely_duplicate, path, diagnosis.condition).other = "a diagnosis above";
  }

  void check_ranks() {
    bool has_primary = false;
    for (std::size_t number = 0; number < x_draft.diagnoses.size(); ++number) {
      const DiagnosisDraft& typed = x_draft.diagnoses[number];
      if (typed.rank != "primary" || !trimmed(typed.until).empty()) continue;
      if (has_primary)
        add(ProblemCode::already_used, diagnosis_path(number, "rank"), typed.rank).other = "a diagnosis above";
      has_primary = true;
    }
  }

  const EpisodeDraft& x_draft;
  const Catalogue& x_catalogue;
  const DiagnosisCodes& x_known;
  const Patient& x_patient;
  Date x_today;
  CheckedEpisode x_result;
};

// Whether `before` was said and is now something else.
template <class T>
bool altered(const T& before, const T& after, const T& unsaid = {}) {
  return before != unsaid && before != after;
}

}  // namespace

CheckedEpisode check(const EpisodeDraft& draft, const Catalogue& catalogue, const DiagnosisCodes& known,
                     const Patient& patient, Date today) {
  return EpisodeCheck(draft, catalogue, known, patient, today).run();
}

std::string diagnosis_path(std::size_t number, std::string_view member) {
  return "diagnosis/" + std::to_string(number) + "/" + std::string(member);
}

EpisodeDraft draft_of(const Episode& episode) {
  const auto side_text = [](Side side) { return side == Side::none ? std::string() : std::string(code_of(side)); };
  const auto day_text = [](const std::optional<Date>& day) { return day ? to_string(*day) : std::string(); };
  EpisodeDraft draft;
  draft.label = episode.label;
  draft.onset = onset_text(episode);
  draft.opened_on = to_string(episode.opened_on);
  draft.closed_on = day_text(episode.closed_on);
  draft.closing_reason = episode.closing_reason;
  if (episode.pain_duration_months) draft.pain_duration_months = std::to_string(*episode.pain_duration_months);
  draft.pain_course = episode.pain_course;
  draft.dominant_side = side_text(episode.dominant_side);
  draft.dominant_site = episode.dominant_site;
  draft.mech_psoas_traction = episode.hypotheses[0];
  draft.mech_disc_compression = episode.hypotheses[1];
  draft.mech_facet_loading = episode.hypotheses[2];
  draft.note = episode.note;
  for (const EpisodeDiagnosis& diagnosis : episode.diagnoses)
    draft.diagnoses.push_back({diagnosis.condition, diagnosis.code, side_text(diagnosis.side),
                               std::string(code_of(diagnosis.certainty)), diagnosis.primary ? "primary" : "secondary",
                               day_text(diagnosis.since), day_text(diagnosis.until)});
  return draft;
}

bool only_adds(const Episode& before, const Episode& after) {
  if (altered(before.label, after.label) || altered(before.onset, after.onset) ||
      altered(before.onset_precision, after.onset_precision) || before.opened_on != after.opened_on)
    return false;
  if (altered(before.pain_duration_months, after.pain_duration_months) ||
      altered(before.pain_course, after.pain_course) || altered(before.dominant_side, after.dominant_side) ||
      altered(before.dominant_site, after.dominant_site) || altered(before.note, after.note))
    return false;
  for (std::size_t i = 0; i < mechanisms.size(); ++i)
    if (altered(before.hypotheses[i], after.hypotheses[i], std::string(not_assessed))) return false;
  if (before.closed_on && after.closed_on &&
      (before.closed_on != after.closed_on || before.closing_reason != after.closing_reason))
    return false;
  return before.diagnoses.size() <= after.diagnoses.size() &&
         std::equal(before.diagnoses.begin(), before.diagnoses.end(), after.diagnoses.begin());
}

}  // namespace psoas
