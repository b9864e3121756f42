#include "domain/treatment/block_relief.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "domain/outcome/change.h"

namespace psoas {

namespace {

constexpr Direction pain = Direction::lower_is_better;

std::optional<ReliefRun> run_of_relief(double before, const std::vector<BlockPoint>& points, double percent) {
  const auto relieved = [&](const BlockPoint& point) { return improved_by(before, point.nrs, percent, pain); };
  const auto first = std::find_if(points.begin(), points.end(), relieved);
  if (first == points.end()) return std::nullopt;
  const auto over = std::find_if_not(first, points.end(), relieved);
  const BlockPoint& last = *(over - 1);
  ReliefRun run{first->hours, last.hours, last.hours - first->hours, std::nullopt};
  if (over == points.end()) return run;
  const double threshold = before * (1 - percent / 100);
  run.ends_at_hours = last.hours + (threshold - last.nrs) / (over->nrs - last.nrs) * (over->hours - last.hours);
  return run;
}

}  // namespace

std::optional<BlockRelief> block_relief(const BlockSeries& series) {
  if (!series.before || *series.before <= 0) return std::nullopt;
  std::vector<BlockPoint> points = series.after;
  std::stable_sort(points.begin(), points.end(),
                   [](const BlockPoint& a, const BlockPoint& b) { return a.hours < b.hours; });
  BlockRelief relief;
  relief.before = *series.before;
  const BlockPoint* best = nullptr;
  for (const BlockPoint& point : points) {
    if (series.action_hours && point.hours > *series.action_hours) continue;
    if (!best || point.nrs < best->nrs) best = &point;
  }
  if (!best) return std::nullopt;
  relief.best_percent = improvement_percent(relief.before, best->nrs, pain).value_or(0);
  relief.best_hours = best->hours;
  relief.relief50 = improved_by(relief.before, best->nrs, 50, pain);
  relief.relief80 = improved_by(relief.before, best->nrs, 80, pain);
  relief.run50 = run_of_relief(relief.before, points, 50);
  relief.run80 = run_of_relief(relief.before, points, 80);
  relief.judged = relief.before >= least_pain_to_judge_a_block;
  return relief;
}

std::optional<double> expected_action_hours(const Treatment& treatment) {
  struct Action {
    std::string_view agent;
    double hours;
  };
  static constexpr std::array<Action, 6> actions{{{"chloroprocaine", 2},
                                                  {"lidocaine", 4},
                                                  {"mepivacaine", 4},
                                                  {"bupivacaine", 24},
                                                  {"levobupivacaine", 24},
                                                  {"ropivacaine", 24}}};
  std::optional<double> longest;
  for (const FieldValue* given : treatment.all("agent", "agent"))
    for (const Action& action : actions)
      if (action.agent == given->value.code) longest = std::max(longest.value_or(0), action.hours);
  return longest;
}

BlockSeries block_series(const Treatment& treatment) {
  BlockSeries series;
  if (const Value* before = treatment.parameter("pre_nrs")) series.before = before->number;
  for (const FieldValue* hours : treatment.all("series", "hours")) {
    const Value* nrs = treatment.parameter("series", hours->row, "nrs");
    if (hours->value.number && nrs && nrs->number) series.after.push_back({*hours->value.number, *nrs->number});
  }
  series.action_hours = expected_action_hours(treatment);
  return series;
}

std::optional<double> lowest_pain_after(const BlockSeries& series) {
  std::optional<double> lowest;
  for (const BlockPoint& point : series.after)
    if (!lowest || point.nrs < *lowest) lowest = point.nrs;
  return lowest;
}

std::optional<BlockRelief> block_relief(const Treatment& treatment) { return block_relief(block_series(treatment)); }

}  // namespace psoas
