#include "reports/pdf/outcome_tables.h"

#include "domain/base/number.h"
#include "domain/base/text.h"
#include "domain/outcome/figure_table.h"
#include "domain/outcome/outcome_text.h"

namespace psoas::reports {

namespace {

constexpr double window_width = 42;

// A name typed by somebody: nothing in it may hide.
std::string label(const OutcomeGroup& group) { return with_visible_marks(group_label(group)); }

// The same where it stands in many rows; the first table has it in full.
std::string short_label(const OutcomeGroup& group) {
  constexpr std::size_t most_bytes = 30;
  const std::string whole = label(group);
  if (whole.size() <= most_bytes) return whole;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(whole[end]) & 0xC0) == 0x80) --end;  // between characters
  return whole.substr(0, end) + "…";
}

std::string count(std::int64_t number) { return std::to_string(number); }

std::string with_limits(const Proportion& proportion) {
  if (proportion.whole == 0) return "–";
  return part_text(proportion) + "\n" + interval_text(proportion.interval());
}

// Calls `row(group, window, place)` for each group that is told apart, window by window.
template <class AddRow>
void for_each_window(const OutcomeResult& result, AddRow row) {
  for (std::size_t i = 0; i < result.analysis.settings.windows.size(); ++i) {
    for (const OutcomeGroup& group : result.groups)
      row(group, group.windows[i], short_window_label(result.analysis.settings.windows[i]));
  }
}

std::string groups_note(const OutcomeResult& result) {
  const OutcomeGroup& all = result.groups.front();
  std::string note = "Relief: " + substantial_text(result.analysis.settings) + " by day " +
                     std::to_string(result.analysis.settings.initial_response_by_day) + ".";
  if (all.outside_baseline > 0) note += " Left out by their baseline: " + count(all.outside_baseline) + ".";
  if (all.no_percentage > 0)
    note += " With a baseline of 0, which has no percentage: " + count(all.no_percentage) + ".";
  return note;
}

}  // namespace

PageTable groups_table(const OutcomeResult& result) {
  const int decimals = mean_decimals(result.measure);
  PageTable table;
  table.title = "Who is in it";
  table.columns = {{"Group", 0},
                   {"Patients", 44, true},
                   {"Courses", 42, true},
                   {"With baseline", 60, true},
                   {"Mean baseline (95 %)", 112, true},
                   {"With relief", 52, true},
                   {"Never", 36, true}};
  for (const OutcomeGroup& group : result.groups) {
    std::string mean = mean_text(group.baseline, decimals);
    if (group.baseline.interval) mean += " (" + mean_interval_text(group.baseline, decimals) + ")";
    table.rows.push_back({label(group), count(group.patients), count(group.indexed), count(group.with_baseline), mean,
                          count(group.initial_responders), count(group.never_responders)});
  }
  table.note = groups_note(result);
  return table;
}

PageTable follow_up_table(const OutcomeResult& result) {
  PageTable table;
  table.title = "Follow-up";
  table.columns = {{"Window", window_width}, {"Group", 0},          {"Closed", 36, true},    {"Observed", 46, true},
                   {"Re-treated", 52, true}, {"Missed", 36, true},  {"Withdrawn", 54, true}, {"Died", 26, true},
                   {"Open", 30, true},       {"Complete", 52, true}};
  bool low = false;
  for_each_window(result, [&](const OutcomeGroup& group, const WindowResult& window, const std::string& when) {
    const std::optional<double> complete = window.completeness().fraction();
    const bool is_low = !window.is_complete_enough(result.analysis.settings);
    low = low || is_low;
    table.rows.push_back({when, short_label(group), count(window.closed), count(window.observed),
                          count(window.retreated), count(window.missed), count(window.withdrawn), count(window.died),
                          count(window.open), (complete ? percent_text(*complete) : "–") + (is_low ? " *" : "")});
  });
  table.note = "Of those with baseline. Complete: observed of closed.";
  if (low)
    table.note += " * Low completeness: below " + to_text(result.analysis.settings.low_completeness_percent) + " %.";
  return table;
}

PageTable responders_table(const OutcomeResult& result, const std::string& title, Estimands WindowResult::*which) {
  PageTable table;
  table.title = title;
  table.columns = {{"Window", window_width},       {"Group", 0},
                   {"Of all (NRI)", 96, true},     {"Of the observed", 96, true},
                   {"Treatment policy", 96, true}, {"Worst to best case", 88, true}};
  for_each_window(result, [&](const OutcomeGroup& group, const WindowResult& window, const std::string& when) {
    const Estimands& estimands = window.*which;
    table.rows.push_back({when, short_label(group), with_limits(estimands.non_responder_imputation),
                          with_limits(estimands.complete_case), with_limits(estimands.treatment_policy),
                          window.is_much_missing(result.analysis.settings) ? band_text(estimands) : ""});
  });
  table.note = "Responders of how many, with Wilson's 95 % interval. Worst to best case is told when more than " +
               to_text(result.analysis.settings.large_loss_percent) + " % are missing.";
  return table;
}

PageTable further_table(const OutcomeResult& result) {
  PageTable table;
  table.title = "Judged otherwise";
  table.columns = {{"Window", window_width}, {"Group", 0}};
  std::vector<const FurtherFigure*> told;  // those that can be judged in some window
  for (const FurtherFigure& further : further_figures())
    for (const WindowResult& window : result.groups.front().windows)
      if (further.of(window).whole > 0 && (told.empty() || told.back() != &further)) told.push_back(&further);
  if (told.empty()) return table;
  constexpr double room = 340;
  for (const FurtherFigure* further : told)
    table.columns.push_back({further->label, room / static_cast<double>(told.size()) - 8, true});
  for_each_window(result, [&](const OutcomeGroup& group, const WindowResult& window, const std::string& when) {
    std::vector<std::string> row{when, short_label(group)};
    for (const FurtherFigure* further : told) {
      const Proportion proportion = further->of(window);
      const std::optional<double> share = proportion.fraction();
      row.push_back(share ? std::to_string(proportion.part) + "/" + std::to_string(proportion.whole) + "\n" +
                                percent_text(*share)
                          : "–");
    }
    table.rows.push_back(std::move(row));
  });
  table.note = "Points and important change: of all (NRI). The others: of those for whom they are known.";
  return table;
}

PageTable means_table(const OutcomeResult& result) {
  const int decimals = mean_decimals(result.measure);
  PageTable table;
  table.title = "Mean course: " + result.measure.label;
  table.columns = {
      {"Window", window_width},    {"Group", 0}, {"n", 36, true}, {"Baseline", 44, true}, {"Mean (95 %)", 104, true},
      {"Change (95 %)", 110, true}};
  for_each_window(result, [&](const OutcomeGroup& group, const WindowResult& window, const std::string& when) {
    std::string mean = mean_text(window.follow_up, decimals);
    if (window.follow_up.interval) mean += " (" + mean_interval_text(window.follow_up, decimals) + ")";
    table.rows.push_back({when, short_label(group), count(window.follow_up.n), mean_text(window.baseline, decimals),
                          mean, change_text(window.change, decimals)});
  });
  table.note = "Of the observed; a change below 0 is a fall.";
  return table;
}

PageTable relief_table(const OutcomeResult& result) {
  PageTable table;
  table.title = "How long relief lasts";
  table.columns = {
      {"Group", 0}, {"Lost when", 172}, {"Courses", 44, true}, {"Lost", 36, true}, {"Median (95 %)", 130, true}};
  for (const OutcomeGroup& group : result.groups)
    for (const ReliefCurve& one : relief_curves(group, result.analysis.settings)) {
      std::string median = median_text(*one.curve);
      if (const std::string limits = median_limits(*one.curve); !limits.empty()) median += " (" + limits + ")";
      table.rows.push_back(
          {short_label(group), one.label, count(one.curve->subjects), count(one.curve->events), median});
    }
  if (const std::string test = log_rank_text(result); !test.empty()) table.note = test + ".";
  return table;
}

PageTable survival_table(const OutcomeResult& result) {
  PageTable table;
  table.title = "Still " + substantial_text(result.analysis.settings) + " by day (Kaplan–Meier)";
  table.columns = {
      {"Day", 40, true}, {"Group", 0}, {"At risk", 50, true}, {"Still better", 60, true}, {"95 %", 80, true}};
  for (const FollowUpWindow& window : result.analysis.settings.windows)
    for (const OutcomeGroup& group : result.groups) {
      const SurvivalCurve& curve = group.losses.front().curve;
      const std::int64_t at_risk = curve.at_risk(window.target_day);
      if (at_risk == 0) continue;
      const SurvivalStep* state = state_on(curve, window.target_day);
      table.rows.push_back({std::to_string(window.target_day), short_label(group), count(at_risk),
                            percent_text(curve.survival_at(window.target_day)),
                            state ? interval_text(state->limits) : "–"});
    }
  table.note = table.rows.empty() ? no_relief_text(result) : "Days on which nobody is at risk are left out.";
  return table;
}

}  // namespace psoas::reports
