#include "domain/outcome/case_judgement.h"

#include <algorithm>

#include "domain/outcome/slope.h"

namespace psoas {

namespace {

constexpr std::string_view pain_code = "nrs_avg7";
constexpr std::string_view impression_code = "pgic";
constexpr std::string_view opioid_dose_code = "mme_day";
constexpr std::size_t least_values_of_a_slope = 3;
constexpr int least_days_of_a_slope = 28;
constexpr std::array<Loss, 3> losses{Loss::relief50, Loss::relief30, Loss::return_to_baseline};

CaseStatus status_without_value(const CaseEnds& ends, const FollowUpWindow& window, bool has_closed) {
  if (ends.died <= window.last_day) return CaseStatus::died;
  if (ends.retreated <= window.last_day) return CaseStatus::retreated;
  if (ends.withdrawn <= window.last_day) return CaseStatus::withdrawn;
  return has_closed ? CaseStatus::missed : CaseStatus::open;
}

}  // namespace

CaseJudge::CaseJudge(const Analysis& analysis, const AnalysedMeasure& measure, const RecordIndex& index,
                     const Catalogue& catalogue)
    : x_analysis(analysis),
      x_measure(measure),
      x_index(index),
      x_catalogue(catalogue),
      x_reliability(analysis.settings.reliability_of(measure.code)),
      x_rules(analysis.settings.relapse_rules()),
      x_word(index.record.words.find(measure.code)) {
  const auto known = [&](std::string_view code) {
    Beside found = beside(code);
    if (const std::optional<AnalysedMeasure> definition = analysed_measure(catalogue, code)) {
      found.direction = definition->direction;
      found.important_change = definition->important_change;
    }
    return found;
  };
  x_pain = known(pain_code);
  x_impression = known(impression_code);
  for (const std::string& code : analysis.settings.function_measures) x_functions.push_back(known(code));
  for (std::size_t i = 0; i < indicator_count; ++i) x_indicated[i] = beside(standard_indicators()[i].measure);
}

CaseJudge::Beside CaseJudge::beside(std::string_view code) const {
  Beside found;
  found.word = x_index.record.words.find(code);
  return found;
}

void CaseJudge::read(std::vector<CourseValue>& course, const OutcomeCase& judged, std::int32_t measure,
                     std::optional<Side> side) const {
  course.clear();
  if (measure < 0) return;
  for (const RecordedValue* value : x_index.values_of(judged.patient, measure)) {
    const int day = value->day - judged.index_day;
    if (day <= judged.ends.cut && (!side || value->side == *side)) course.push_back({day, value->phase, value->number});
  }
}

std::optional<Side> CaseJudge::side_of_measure(const OutcomeCase& judged) const {
  if (!x_measure.is_finding || !x_measure.has_sides) return std::nullopt;
  if (x_analysis.measure_side) return x_analysis.measure_side;
  const bool one_side = judged.side == Side::left || judged.side == Side::right;
  return one_side ? std::optional(judged.side) : std::nullopt;
}

void CaseJudge::judge(OutcomeCase& judged, std::span<CaseWindow> windows) {
  read(x_course, judged, x_word, side_of_measure(judged));
  for (Beside* one : {&x_pain, &x_impression}) read_beside(*one, judged);
  for (Beside& one : x_functions) read_beside(one, judged);
  for (Beside& one : x_indicated) read_beside(one, judged);

  const std::size_t place = place_of_baseline(x_course, x_analysis.settings.baseline_days_before);
  if (place != no_place) {
    judged.base_day = x_course[place].day;
    judged.base_value = x_course[place].value;
  }
  describe_course(judged);
  if (judged.base_day) describe_relief(judged);
  if (x_analysis.with_details) describe_details(judged);
  for (std::size_t i = 0; i < windows.size(); ++i) windows[i] = judged_window(judged, x_analysis.settings.windows[i]);
}

void CaseJudge::describe_course(OutcomeCase& judged) const {
  std::vector<SlopePoint> after;
  for (const CourseValue& value : x_course)
    if (value.day > 0 && value.phase != ScorePhase::post_procedure)
      after.push_back({static_cast<double>(value.day), value.value});
  if (after.empty()) return;
  judged.time_weighted_mean = time_weighted_mean(after);
  const double span = after.back().day - after.front().day;
  if (judged.base_day && judged.base_value > 0 && x_measure.direction != Direction::neither && span > 0) {
    const double share = x_analysis.settings.responder.substantial / 100;
    const double sign = x_measure.direction == Direction::higher_is_better ? 1 : -1;
    judged.relief_days50 = days_within(after, judged.base_value * (1 + sign * share), x_measure.direction);
  }
  if (after.size() < least_values_of_a_slope || span < least_days_of_a_slope) return;
  if (const std::optional<double> slope = theil_sen_slope(after)) judged.theil_sen30 = *slope * 30;
  if (const std::optional<LeastSquares> line = least_squares(after)) judged.least_squares30 = line->per_day * 30;
}

void CaseJudge::describe_relief(OutcomeCase& judged) const {
  const Direction direction = x_measure.direction;
  for (std::size_t i = 0; i < losses.size(); ++i) {
    judged.relapses[i] = relapse(x_course, judged.base_value, direction, losses[i], judged.ends, x_rules);
    judged.relapses_of_all[i] = relapse_of_all(x_course, judged.base_value, direction, losses[i], judged.ends, x_rules);
    judged.relapses_or_retreatments[i] =
        relapse_or_retreatment(x_course, judged.base_value, direction, losses[i], judged.ends, x_rules);
  }
  judged.repeat_relief_days = repeat_relief_days(x_course, judged.base_value, direction, judged.ends, x_rules);
}

void CaseJudge::describe_details(OutcomeCase& judged) {
  if (const BlockProfile* profile = x_analysis.settings.chosen_profile())
    judged.blocks = blocks_before(judged, x_index, x_catalogue, *profile);
  judged.adherence = adherence_to(judged, x_index);
  x_medications.emplace(judged.patient, x_index, x_catalogue);
  if (judged.base_day) judged.mme_day = x_medications->opioid_dose_on(judged.index_day + *judged.base_day);
}

CaseWindow CaseJudge::judged_window(const OutcomeCase& judged, const FollowUpWindow& window) const {
  CaseWindow result;
  result.due = judged.ends.cut >= window.first_day;
  result.closed = closed(window, judged.ends.cut);
  const std::size_t place = place_of_follow_up(x_course, window);
  if (place == no_place) {
    result.status = status_without_value(judged.ends, window, result.closed);
    result.retreated_before = judged.ends.retreated <= window.last_day;
    return result;
  }
  result.day = x_course[place].day;
  result.value = x_course[place].value;
  result.retreated_before = judged.ends.retreated < *result.day;
  result.status = result.retreated_before ? CaseStatus::retreated : CaseStatus::observed;
  if (judged.base_day) judge_value(result, judged, window, result.value);
  return result;
}

void CaseJudge::judge_value(CaseWindow& result, const OutcomeCase& judged, const FollowUpWindow& window,
                            double value) const {
  result.response =
      respond(judged.base_value, value, x_measure.direction, x_measure.important_change, x_analysis.settings.responder);
  if (const std::optional<double> impression = follow_up_of(x_impression, window))
    result.impression = impression_responds(*impression);
  result.composite = composite_of(judged, window, *result.day);
  if (x_reliability) result.reliable_change_index = reliable_change_index(result.response.change, *x_reliability);
  if (x_medications) result.mme_day = x_medications->opioid_dose_on(judged.index_day + *result.day);
  result.indicators = indicators_of(judged, window, result.mme_day);
}

void CaseJudge::read_beside(Beside& measure, const OutcomeCase& judged) const {
  read(measure.course, judged, measure.word, std::nullopt);
  const std::size_t place = place_of_baseline(measure.course, x_analysis.settings.baseline_days_before);
  measure.baseline = place == no_place ? std::nullopt : std::optional(measure.course[place].value);
}

std::optional<double> CaseJudge::follow_up_of(const Beside& measure, const FollowUpWindow& window) {
  const std::size_t place = place_of_follow_up(measure.course, window);
  return place == no_place ? std::nullopt : std::optional(measure.course[place].value);
}

// Not known when pain, or every function, lacks its baseline or follow-up; failed as soon as pain fails.
std::optional<bool> CaseJudge::composite_of(const OutcomeCase& judged, const FollowUpWindow& window, int by_day) const {
  const std::optional<double>& before = x_pain.baseline;
  const std::optional<double> after = follow_up_of(x_pain, window);
  if (!before || !after) return std::nullopt;
  const Response pain =
      respond(*before, *after, x_pain.direction, x_pain.important_change, x_analysis.settings.responder);
  if (!pain.moderate) return false;
  std::vector<Pair> functions;
  for (const Beside& function : x_functions) {
    const std::optional<double> follow = follow_up_of(function, window);
    if (function.baseline && follow)
      functions.push_back({*function.baseline, *follow, function.direction, function.important_change});
  }
  if (functions.empty()) return std::nullopt;
  return composite_responds(pain, functions, grave_event_by(judged, by_day));
}

// Related to this treatment, or to none that is named.
bool CaseJudge::grave_event_by(const OutcomeCase& judged, int day) const {
  const auto events = x_index.adverse_events.of(judged.patient);
  return std::any_of(events.begin(), events.end(), [&](const RecordedDay* event) {
    const int since = event->day - judged.index_day;
    const bool related = event->treatment == 0 || event->treatment == judged.treatment_number;
    return related && event->grade >= x_analysis.settings.grave_grade && since >= 0 && since <= day;
  });
}

IndicatorMarks CaseJudge::indicators_of(const OutcomeCase& judged, const FollowUpWindow& window,
                                        std::optional<double> opioid_dose) const {
  IndicatorMarks marks = unknown_indicators;
  for (std::size_t i = 0; i < indicator_count; ++i) {
    const OutcomeIndicator& indicator = standard_indicators()[i];
    const bool is_dose = indicator.measure == opioid_dose_code;
    const std::optional<double> before = is_dose ? judged.mme_day : x_indicated[i].baseline;
    if (!before) continue;
    const std::optional<double> after = is_dose ? opioid_dose : follow_up_of(x_indicated[i], window);
    if (!after) continue;
    if (const std::optional<bool> met = indicator_met(indicator, *before, *after)) marks[i] = *met ? 1 : 0;
  }
  return marks;
}

}  // namespace psoas
