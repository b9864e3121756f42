#include "domain/outcome/figure_table.h"

#include "domain/base/number.h"
#include "domain/outcome/outcome_text.h"

namespace psoas {

namespace {

using Row = std::vector<Figure>;

Figure figure(std::int64_t count) { return static_cast<double>(count); }
Figure figure(const std::optional<double>& number) { return number ? Figure(*number) : Figure(); }

void add_limits(Row& row, const std::optional<Interval>& limits) {
  row.push_back(limits ? Figure(limits->low) : Figure());
  row.push_back(limits ? Figure(limits->high) : Figure());
}

// Part, whole, share and its limits.
void add_proportion(Row& row, const Proportion& proportion) {
  row.push_back(figure(proportion.part));
  row.push_back(figure(proportion.whole));
  row.push_back(figure(proportion.fraction()));
  add_limits(row, proportion.interval());
}

void add_proportion_columns(std::vector<FigureColumn>& columns, const std::string& code, const std::string& title) {
  columns.push_back({code + "_part", title + ": n", FigureKind::count});
  columns.push_back({code + "_whole", title + ": of", FigureKind::count});
  columns.push_back({code, title, FigureKind::share});
  columns.push_back({code + "_low", title + ": 95 % low", FigureKind::share});
  columns.push_back({code + "_high", title + ": 95 % high", FigureKind::share});
}

// Mean, spread and limits.
void add_mean(Row& row, const MeanOf& mean) {
  row.push_back(figure(mean.n));
  row.push_back(figure(mean.mean));
  row.push_back(figure(mean.deviation));
  add_limits(row, mean.interval);
  row.push_back(figure(mean.median));
}

void add_mean_columns(std::vector<FigureColumn>& columns, const std::string& code, const std::string& title) {
  columns.push_back({code + "_n", title + ": n", FigureKind::count});
  columns.push_back({code + "_mean", title + ": mean", FigureKind::mean});
  columns.push_back({code + "_sd", title + ": SD", FigureKind::mean});
  columns.push_back({code + "_low", title + ": 95 % low", FigureKind::mean});
  columns.push_back({code + "_high", title + ": 95 % high", FigureKind::mean});
  columns.push_back({code + "_median", title + ": median", FigureKind::mean});
}

std::vector<FigureColumn> group_columns() {
  return {{"group", "Group code", FigureKind::text}, {"group_label", "Group", FigureKind::text}};
}

Row group_cells(const OutcomeGroup& group) { return {group.code, group_label(group)}; }

const std::vector<FollowUpWindow>& windows_of(const OutcomeResult& result) { return result.analysis.settings.windows; }

struct RuleOfMissing {
  const char* code;
  const char* title;
  Proportion Estimands::*which;
  bool only_with_loss;
};

constexpr RuleOfMissing rules_of_missing[] = {
    {"nri", "of all (NRI)", &Estimands::non_responder_imputation, false},
    {"cc", "of the observed", &Estimands::complete_case, false},
    {"tp", "by treatment policy", &Estimands::treatment_policy, false},
    {"worst", "worst case", &Estimands::worst_case, true},
    {"best", "best case", &Estimands::best_case, true},
};

void add_estimand_columns(std::vector<FigureColumn>& columns, const std::string& code, const std::string& title) {
  for (const RuleOfMissing& rule : rules_of_missing)
    add_proportion_columns(columns, code + "_" + rule.code, title + " " + rule.title);
}

void add_estimands(Row& row, const Estimands& estimands, bool is_much_missing) {
  for (const RuleOfMissing& rule : rules_of_missing) {
    if (rule.only_with_loss && !is_much_missing) row.resize(row.size() + 5);
    else add_proportion(row, estimands.*rule.which);
  }
}

std::string better(double percent) { return "≥ " + to_text(percent) + " % better"; }

void add_window_counts(Row& row, const WindowResult& window) {
  for (const std::int64_t count : {window.indexed, window.with_baseline, window.closed, window.observed,
                                   window.retreated, window.missed, window.withdrawn, window.died, window.open})
    row.push_back(figure(count));
  row.push_back(figure(window.completeness().fraction()));
}

void add_course_row(FigureTable& table, const OutcomeGroup& group, const std::string& code, const std::string& label,
                    double day, const std::array<const MeanOf*, 3>& means) {
  Row row = group_cells(group);
  row.insert(row.end(), {code, label, day});
  for (const MeanOf* mean : means) add_mean(row, mean ? *mean : MeanOf());
  table.rows.push_back(std::move(row));
}

Proportion nri(const Estimands& estimands) { return estimands.non_responder_imputation; }

std::string loss_label(Loss loss, const OutcomeSettings& settings) {
  switch (loss) {
    case Loss::relief50: return "less than " + to_text(settings.responder.substantial) + " % relief";
    case Loss::relief30: return "less than " + to_text(settings.responder.moderate) + " % relief";
    case Loss::return_to_baseline: break;
  }
  return "back at baseline";
}

}  // namespace

const std::vector<FurtherFigure>& further_figures() {
  static const std::vector<FurtherFigure> figures{
      {"abs2_nri", "better by 2 points", [](const WindowResult& window) { return nri(window.points2); }},
      {"abs4_nri", "better by 4 points", [](const WindowResult& window) { return nri(window.points4); }},
      {"mid_nri", "important change", [](const WindowResult& window) { return nri(window.important); }},
      {"pgic_resp", "global impression", [](const WindowResult& window) { return window.impression; }},
      {"composite_resp", "composite", [](const WindowResult& window) { return window.composite; }},
      {"reliably_better", "reliably better", [](const WindowResult& window) { return window.reliably_better; }},
      {"reliably_worse", "reliably worse", [](const WindowResult& window) { return window.reliably_worse; }}};
  return figures;
}

FigureTable responder_figures(const OutcomeResult& result) {
  const OutcomeSettings& settings = result.analysis.settings;
  FigureTable table{group_columns(), {}};
  table.columns.push_back({"fu_window", "Window code", FigureKind::text});
  table.columns.push_back({"fu_window_label", "Window", FigureKind::text});
  for (const auto& [code, title] : {std::pair{"indexed", "Courses"},
                                    {"with_baseline", "With baseline"},
                                    {"closed", "Window closed"},
                                    {"observed", "Observed"},
                                    {"retreated", "Treated again"},
                                    {"missed", "Missed"},
                                    {"withdrawn", "Withdrawn"},
                                    {"died", "Died"},
                                    {"open", "Window open"}})
    table.columns.push_back({code, title, FigureKind::count});
  table.columns.push_back({"completeness", "Completeness", FigureKind::share});
  add_estimand_columns(table.columns, "resp50", better(settings.responder.substantial));
  add_estimand_columns(table.columns, "resp30", better(settings.responder.moderate));
  for (const FurtherFigure& further : further_figures())
    add_proportion_columns(table.columns, further.code, further.label);
  for (const OutcomeGroup& group : result.groups)
    for (std::size_t i = 0; i < group.windows.size(); ++i) {
      const WindowResult& window = group.windows[i];
      Row row = group_cells(group);
      row.insert(row.end(), {windows_of(result)[i].code, windows_of(result)[i].label});
      add_window_counts(row, window);
      add_estimands(row, window.substantial, window.is_much_missing(settings));
      add_estimands(row, window.moderate, window.is_much_missing(settings));
      for (const FurtherFigure& further : further_figures()) add_proportion(row, further.of(window));
      table.rows.push_back(std::move(row));
    }
  return table;
}

FigureTable course_figures(const OutcomeResult& result) {
  FigureTable table{group_columns(), {}};
  table.columns.push_back({"fu_window", "Window code", FigureKind::text});
  table.columns.push_back({"fu_window_label", "Window", FigureKind::text});
  table.columns.push_back({"target_day", "Target day", FigureKind::days});
  add_mean_columns(table.columns, "value", result.measure.label);
  add_mean_columns(table.columns, "base_of_observed", "Baseline of the observed");
  add_mean_columns(table.columns, "change", "Change");
  for (const OutcomeGroup& group : result.groups) {
    add_course_row(table, group, "base", "baseline", 0, {&group.baseline, nullptr, nullptr});
    for (std::size_t i = 0; i < group.windows.size(); ++i) {
      const WindowResult& window = group.windows[i];
      add_course_row(table, group, windows_of(result)[i].code, windows_of(result)[i].label,
                     windows_of(result)[i].target_day, {&window.follow_up, &window.baseline, &window.change});
    }
  }
  return table;
}

FigureTable window_figures(const OutcomeResult& result) {
  constexpr std::size_t keys = 4;  // group and window, by code and label
  FigureTable table = responder_figures(result);
  const FigureTable course = course_figures(result);
  table.columns.insert(table.columns.end(), course.columns.begin() + keys, course.columns.end());
  const std::size_t windows = windows_of(result).size();
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    // The course has a row more in each group: the baseline, before its windows.
    const Row& more = course.rows[i + i / windows + 1];
    table.rows[i].insert(table.rows[i].end(), more.begin() + keys, more.end());
  }
  return table;
}

std::vector<ReliefCurve> relief_curves(const OutcomeGroup& group, const OutcomeSettings& settings) {
  std::vector<ReliefCurve> curves;
  for (const LossResult& loss : group.losses) {
    const std::string code(code_of(loss.loss));
    const std::string label = loss_label(loss.loss, settings);
    curves.push_back({code, label, &loss.curve});
    curves.push_back({code + "_or_retreatment", label + ", or treated again", &loss.or_retreatment});
    curves.push_back({code + "_of_all", label + ", of all treated", &loss.of_all});
  }
  return curves;
}

FigureTable relief_figures(const OutcomeResult& result) {
  FigureTable table{group_columns(), {}};
  table.columns.push_back({"event", "Event code", FigureKind::text});
  table.columns.push_back({"event_label", "Event", FigureKind::text});
  table.columns.push_back({"n", "Courses", FigureKind::count});
  table.columns.push_back({"events", "Lost", FigureKind::count});
  table.columns.push_back({"median", "Median days", FigureKind::days});
  table.columns.push_back({"median_low", "Median: 95 % low", FigureKind::days});
  table.columns.push_back({"median_high", "Median: 95 % high", FigureKind::days});
  table.columns.push_back({"drawn_until", "Drawn until day", FigureKind::days});
  for (const OutcomeGroup& group : result.groups)
    for (const ReliefCurve& one : relief_curves(group, result.analysis.settings)) {
      const SurvivalCurve& curve = *one.curve;
      Row row = group_cells(group);
      row.insert(row.end(), {one.code, one.label, figure(curve.subjects), figure(curve.events), figure(curve.median),
                             figure(curve.median_low), figure(curve.median_high),
                             curve.drawn_until(result.analysis.settings.least_at_risk_drawn)});
      table.rows.push_back(std::move(row));
    }
  return table;
}

FigureTable survival_figures(const OutcomeResult& result) {
  FigureTable table{group_columns(), {}};
  table.columns.push_back({"day", "Day", FigureKind::days});
  table.columns.push_back({"at_risk", "At risk", FigureKind::count});
  table.columns.push_back({"events", "Lost", FigureKind::count});
  table.columns.push_back({"survival", "Still " + substantial_text(result.analysis.settings), FigureKind::share});
  table.columns.push_back({"se", "Standard error", FigureKind::share});
  table.columns.push_back({"low", "95 % low", FigureKind::share});
  table.columns.push_back({"high", "95 % high", FigureKind::share});
  for (const OutcomeGroup& group : result.groups)
    for (const SurvivalStep& step : group.losses.front().curve.steps) {
      Row row = group_cells(group);
      row.insert(row.end(), {step.day, figure(step.at_risk), figure(step.events), step.survival, step.standard_error});
      add_limits(row, step.limits);
      table.rows.push_back(std::move(row));
    }
  return table;
}

std::vector<DrawnCorner> drawn_corners(const SurvivalCurve& curve, const OutcomeSettings& settings) {
  const double until = curve.drawn_until(settings.least_at_risk_drawn);
  if (until <= 0) return {};
  std::vector<DrawnCorner> corners{{0, 1}};
  for (const SurvivalStep& step : curve.steps) {
    if (step.day > until) break;
    corners.push_back({step.day, corners.back().survival});
    corners.push_back({step.day, step.survival});
  }
  corners.push_back({until, corners.back().survival});
  return corners;
}

const SurvivalStep* state_on(const SurvivalCurve& curve, double day) {
  const SurvivalStep* state = nullptr;
  for (const SurvivalStep& step : curve.steps)
    if (step.day <= day) state = &step;
  return state;
}

}  // namespace psoas
