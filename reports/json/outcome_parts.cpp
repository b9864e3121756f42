#include "reports/json/outcome_parts.h"

namespace psoas::reports {

namespace {

// Days at which the numbers at risk are told, besides the windows' targets.
constexpr double start_day = 0;

Json proportion_json(const Proportion& proportion) {
  const std::optional<Interval> interval = proportion.interval();
  return {{"part", proportion.part},
          {"whole", proportion.whole},
          {"fraction", or_null(proportion.fraction())},
          {"low", interval ? Json(interval->low) : Json(nullptr)},
          {"high", interval ? Json(interval->high) : Json(nullptr)}};
}

Json mean_json(const MeanOf& mean) {
  return {{"n", mean.n},
          {"mean", or_null(mean.mean)},
          {"sd", or_null(mean.deviation)},
          {"low", mean.interval ? Json(mean.interval->low) : Json(nullptr)},
          {"high", mean.interval ? Json(mean.interval->high) : Json(nullptr)},
          {"median", or_null(mean.median)},
          {"q1", mean.quartiles ? Json(mean.quartiles->low) : Json(nullptr)},
          {"q3", mean.quartiles ? Json(mean.quartiles->high) : Json(nullptr)}};
}

// The best and worst case only where much is missing.
Json estimands_json(const Estimands& estimands, bool much_is_missing) {
  Json json{{"nri", proportion_json(estimands.non_responder_imputation)},
            {"complete_case", proportion_json(estimands.complete_case)},
            {"treatment_policy", proportion_json(estimands.treatment_policy)}};
  json["best_case"] = much_is_missing ? proportion_json(estimands.best_case) : Json(nullptr);
  json["worst_case"] = much_is_missing ? proportion_json(estimands.worst_case) : Json(nullptr);
  return json;
}

Json counts_json(const WindowResult& window) {
  return {{"indexed", window.indexed},
          {"with_baseline", window.with_baseline},
          {"closed", window.closed},
          {"observed", window.observed},
          {"retreated", window.retreated},
          {"missed", window.missed},
          {"withdrawn", window.withdrawn},
          {"died", window.died},
          {"open", window.open}};
}

Json window_json(const WindowResult& window, const FollowUpWindow& when, const OutcomeSettings& settings) {
  const bool much_is_missing = window.is_much_missing(settings);
  Json json{{"code", when.code}, {"label", when.label}, {"n", counts_json(window)}};
  json["completeness"] = proportion_json(window.completeness());
  json["low_completeness"] = !window.is_complete_enough(settings);
  json["resp50"] = estimands_json(window.substantial, much_is_missing);
  json["resp30"] = estimands_json(window.moderate, much_is_missing);
  json["abs2"] = estimands_json(window.points2, much_is_missing);
  json["abs4"] = estimands_json(window.points4, much_is_missing);
  json["mid"] = estimands_json(window.important, much_is_missing);
  json["mid30"] = estimands_json(window.important30, much_is_missing);
  json["pgic_resp"] = proportion_json(window.impression);
  json["composite_resp"] = proportion_json(window.composite);
  json["reliably_better"] = proportion_json(window.reliably_better);
  json["reliably_worse"] = proportion_json(window.reliably_worse);
  Json classes;
  for (std::size_t i = 0; i < window.classes.size(); ++i)
    classes[std::string(code_of(static_cast<ResponderClass>(i)))] = window.classes[i];
  json["classes"] = std::move(classes);
  Json indicators;
  for (std::size_t i = 0; i < indicator_count; ++i)
    indicators[standard_indicators()[i].code] = proportion_json(window.indicators[i]);
  json["indicators"] = std::move(indicators);
  json["baseline"] = mean_json(window.baseline);
  json["follow_up"] = mean_json(window.follow_up);
  json["change"] = mean_json(window.change);
  return json;
}

Json curve_json(const SurvivalCurve& curve, const OutcomeSettings& settings) {
  Json steps = Json::array();
  for (const SurvivalStep& step : curve.steps)
    steps.push_back({{"day", step.day},
                     {"at_risk", step.at_risk},
                     {"events", step.events},
                     {"survival", step.survival},
                     {"se", step.standard_error},
                     {"low", step.limits ? Json(step.limits->low) : Json(nullptr)},
                     {"high", step.limits ? Json(step.limits->high) : Json(nullptr)}});
  Json at_risk = Json::array();
  at_risk.push_back({{"day", start_day}, {"n", curve.at_risk(start_day)}});
  for (const FollowUpWindow& window : settings.windows)
    at_risk.push_back({{"day", window.target_day}, {"n", curve.at_risk(window.target_day)}});
  return {{"n", curve.subjects},
          {"events", curve.events},
          {"median", or_null(curve.median)},
          {"median_low", or_null(curve.median_low)},
          {"median_high", or_null(curve.median_high)},
          {"drawn_until", curve.drawn_until(settings.least_at_risk_drawn)},
          {"at_risk", std::move(at_risk)},
          {"steps", std::move(steps)}};
}

Json relapse_json(const std::optional<Relapse>& relapse) {
  if (!relapse) return nullptr;
  return {{"event", relapse->event},
          {"day", relapse->day},
          {"lo", or_null(relapse->low)},
          {"hi", or_null(relapse->high)},
          {"interp", or_null(relapse->interpolated)},
          {"censor_reason", relapse->event ? Json(nullptr) : Json(code_of(relapse->reason))}};
}

Json mark_or_null(std::int8_t mark) { return mark < 0 ? Json(nullptr) : Json(mark == 1); }

Json case_window_json(const CaseWindow& judged, const FollowUpWindow& window, bool has_baseline) {
  Json json{{"fu_window", window.code},
            {"status", code_of(judged.status)},
            {"due", judged.due},
            {"closed", judged.closed},
            {"retreated_before", judged.retreated_before},
            {"fu_day", or_null(judged.day)},
            {"fu_value", judged.day ? Json(judged.value) : Json(nullptr)}};
  if (!judged.day || !has_baseline) return json;
  const Response& response = judged.response;
  const bool has_percentage = response.improvement_percent.has_value();
  json["change"] = response.change;
  json["improvement_pct"] = or_null(response.improvement_percent);
  json["resp_class"] = response.responder_class ? Json(code_of(*response.responder_class)) : Json(nullptr);
  json["resp30"] = has_percentage ? Json(response.moderate) : Json(nullptr);
  json["resp50"] = has_percentage ? Json(response.substantial) : Json(nullptr);
  json["abs2"] = response.points2;
  json["abs4"] = response.points4;
  json["mid_flag"] = or_null(response.important);
  json["mid30_flag"] = has_percentage ? Json(response.important30) : Json(nullptr);
  json["pgic_resp"] = or_null(judged.impression);
  json["composite_resp"] = or_null(judged.composite);
  json["rci"] = or_null(judged.reliable_change_index);
  json["rci_reliable"] =
      judged.reliable_change_index ? Json(is_reliable(*judged.reliable_change_index)) : Json(nullptr);
  json["mme_day"] = or_null(judged.mme_day);
  Json indicators;
  for (std::size_t i = 0; i < indicator_count; ++i)
    indicators[standard_indicators()[i].code] = mark_or_null(judged.indicators[i]);
  json["indicators"] = std::move(indicators);
  return json;
}

Json blocks_json(const std::optional<CaseBlocks>& blocks) {
  if (!blocks) return nullptr;
  return {{"block50", or_null(blocks->block50)},
          {"block80", or_null(blocks->block80)},
          {"block_best_pct", or_null(blocks->best_percent)},
          {"block_dur50_obs_h", or_null(blocks->observed_hours)},
          {"block_dur50_interp_h", or_null(blocks->interpolated_hours)},
          {"prerequisite_met", blocks->prerequisite_met}};
}

}  // namespace

Json settings_json(const OutcomeSettings& settings) {
  Json windows = Json::array();
  for (const FollowUpWindow& window : settings.windows)
    windows.push_back({{"code", window.code},
                       {"label", window.label},
                       {"target", window.target_day},
                       {"first", window.first_day},
                       {"last", window.last_day}});
  Json reliabilities = Json::array();
  for (const Reliability& one : settings.reliabilities)
    reliabilities.push_back({{"measure", one.measure},
                             {"sd0", one.baseline_deviation},
                             {"r", one.test_retest},
                             {"sem", standard_error_of_measurement(one)},
                             {"mdc95", minimal_detectable_change(one)},
                             {"source", one.source}});
  const BlockProfile* profile = settings.chosen_profile();
  return {{"baseline_days_before", settings.baseline_days_before},
          {"least_baseline", or_null(settings.least_baseline)},
          {"finding_days_before", settings.finding_days_before},
          {"substantial_pct", settings.responder.substantial},
          {"moderate_pct", settings.responder.moderate},
          {"minimal_pct", settings.responder.minimal},
          {"initial_response_by_day", settings.initial_response_by_day},
          {"return_margin", settings.return_margin},
          {"low_completeness_pct", settings.low_completeness_percent},
          {"large_loss_pct", settings.large_loss_percent},
          {"least_at_risk_drawn", settings.least_at_risk_drawn},
          {"grave_grade", settings.grave_grade},
          {"function_measures", settings.function_measures},
          {"windows", std::move(windows)},
          {"reliabilities", std::move(reliabilities)},
          {"block_profile", profile ? Json{{"code", profile->code},
                                           {"relief_pct", profile->relief_percent},
                                           {"blocks", profile->blocks},
                                           {"source", profile->source}}
                                    : Json(nullptr)}};
}

Json group_json(const OutcomeGroup& group, const OutcomeSettings& settings) {
  Json windows = Json::array();
  for (std::size_t i = 0; i < group.windows.size(); ++i)
    windows.push_back(window_json(group.windows[i], settings.windows[i], settings));
  Json losses = Json::array();
  for (const LossResult& loss : group.losses)
    losses.push_back({{"loss", code_of(loss.loss)},
                      {"curve", curve_json(loss.curve, settings)},
                      {"or_retreatment", curve_json(loss.or_retreatment, settings)},
                      {"of_all", curve_json(loss.of_all, settings)}});
  return {{"code", group.code},
          {"label", group.label},
          {"patients", group.patients},
          {"indexed", group.indexed},
          {"with_baseline", group.with_baseline},
          {"outside_baseline", group.outside_baseline},
          {"no_percentage", group.no_percentage},
          {"initial_responders", group.initial_responders},
          {"never_responders", group.never_responders},
          {"baseline", mean_json(group.baseline)},
          {"ts_slope30", mean_json(group.slope30)},
          {"tw_mean", mean_json(group.time_weighted_mean)},
          {"windows", std::move(windows)},
          {"lasting_relief", std::move(losses)}};
}

Json case_json(const OutcomeResult& result, std::size_t place) {
  const OutcomeCase& one = result.cases[place];
  const RecordedPatient& patient = result.patients[static_cast<std::size_t>(one.patient)];
  const std::vector<FollowUpWindow>& when = result.analysis.settings.windows;
  Json windows = Json::array();
  for (std::size_t i = 0; i < when.size(); ++i)
    windows.push_back(case_window_json(result.window(place, i), when[i], one.base_day.has_value()));
  return {{"mrn", patient.mrn},
          {"sex", code_of(patient.sex)},
          {"age_at_index", one.age},
          {"treatment", result.words.at(one.treatment)},
          {"target_key", result.words.at(one.target)},
          {"side", code_of(one.side)},
          {"index_date", to_string(date_of(one.index_day))},
          {"group", one.group < 0 ? Json(nullptr) : Json(result.groups[static_cast<std::size_t>(one.group)].code)},
          {"base_value", one.base_day ? Json(one.base_value) : Json(nullptr)},
          {"base_day", or_null(one.base_day)},
          {"retreated_day", one.ends.retreated == never ? Json(nullptr) : Json(one.ends.retreated)},
          {"ts_slope30", or_null(one.theil_sen30)},
          {"ols_slope30", or_null(one.least_squares30)},
          {"tw_mean", or_null(one.time_weighted_mean)},
          {"relief_days50", or_null(one.relief_days50)},
          {"loss50", relapse_json(one.relapses[0])},
          {"loss30", relapse_json(one.relapses[1])},
          {"return_to_baseline", relapse_json(one.relapses[2])},
          {"blocks", blocks_json(one.blocks)},
          {"repeat_relief_days", one.base_day ? Json(one.repeat_relief_days) : Json(nullptr)},
          {"base_mme_day", or_null(one.mme_day)},
          {"windows", std::move(windows)}};
}

}  // namespace psoas::reports
