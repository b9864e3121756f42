#include "ui/outcome/figure_sheet.h"

#include <algorithm>

#include "domain/base/number.h"
#include "domain/outcome/outcome_text.h"
#include "ui/wording/outcome_page_words.h"

namespace psoas::ui {

namespace words = wording::outcome;

namespace {

constexpr OutcomeFigure columns[] = {OutcomeFigure::indexed,
                                     OutcomeFigure::with_baseline,
                                     OutcomeFigure::observed,
                                     OutcomeFigure::retreated,
                                     OutcomeFigure::missed,
                                     OutcomeFigure::withdrawn,
                                     OutcomeFigure::died,
                                     OutcomeFigure::responders_of_all,
                                     OutcomeFigure::moderate_of_all,
                                     OutcomeFigure::responders_of_observed,
                                     OutcomeFigure::treatment_policy,
                                     OutcomeFigure::change,
                                     OutcomeFigure::relief_lost};

FigureCell count(std::int64_t number) { return {std::to_string(number), {}, number > 0}; }

FigureCell proportion(const Proportion& figure) {
  if (figure.whole == 0) return {part_text(figure), {}, false};
  return {part_text(figure), interval_text(figure.interval()), true};
}

// What the missing may hide, told where many are missing.
FigureCell band(const WindowResult& window, const OutcomeSettings& settings) {
  if (!window.is_much_missing(settings)) return {"–", {}, false};
  return {band_text(window.substantial), {}, true};
}

FigureCell change(const OutcomeResult& result, const WindowResult& window) {
  const int decimals = mean_decimals(result.measure);
  MeanOf mean_alone = window.change;
  mean_alone.interval.reset();
  const bool some = window.change.n > 0;
  return {change_text(mean_alone, decimals),
          window.change.interval ? mean_interval_text(window.change, decimals) : std::string(), some};
}

FigureCell relief(const SurvivalCurve& curve) { return {median_text(curve), median_limits(curve), curve.subjects > 0}; }

FigureCell cell_of(const OutcomeResult& result, std::size_t group_place, std::size_t place,
                   const FigureColumn& column) {
  const OutcomeGroup& group = result.groups[group_place];
  const WindowResult& window = group.windows[place];
  if (column.band) return band(window, result.analysis.settings);
  switch (column.figure) {
    case OutcomeFigure::indexed: return count(group.indexed);
    case OutcomeFigure::with_baseline: return count(group.with_baseline);
    case OutcomeFigure::closed: return count(window.closed);
    case OutcomeFigure::observed: return {part_text(window.completeness()), {}, window.closed > 0};
    case OutcomeFigure::retreated: return count(window.retreated);
    case OutcomeFigure::missed: return count(window.missed);
    case OutcomeFigure::withdrawn: return count(window.withdrawn);
    case OutcomeFigure::died: return count(window.died);
    case OutcomeFigure::open: return count(window.open);
    case OutcomeFigure::responders_of_all: return proportion(window.substantial.non_responder_imputation);
    case OutcomeFigure::moderate_of_all: return proportion(window.moderate.non_responder_imputation);
    case OutcomeFigure::responders_of_observed: return proportion(window.substantial.complete_case);
    case OutcomeFigure::treatment_policy: return proportion(window.substantial.treatment_policy);
    case OutcomeFigure::change: return change(result, window);
    case OutcomeFigure::relief_lost: break;
  }
  return relief(group.losses.front().curve);
}

// Few withdraw or die: where nobody did, the table does without.
bool is_told(const OutcomeResult& result, std::size_t window, OutcomeFigure figure) {
  const auto any = [&](std::int64_t WindowResult::*count) {
    return std::any_of(result.groups.begin(), result.groups.end(),
                       [&](const OutcomeGroup& group) { return group.windows[window].*count > 0; });
  };
  if (figure == OutcomeFigure::withdrawn) return any(&WindowResult::withdrawn);
  return figure != OutcomeFigure::died || any(&WindowResult::died);
}

}  // namespace

FigureSheet figure_sheet(const OutcomeResult& result, std::size_t window) {
  FigureSheet sheet;
  const OutcomeSettings& settings = result.analysis.settings;
  sheet.title = words::sheet_title(substantial_text(settings), settings.windows[window].label);
  const auto is_lossy = [&](const OutcomeGroup& group) { return group.windows[window].is_much_missing(settings); };
  const bool lossy = std::any_of(result.groups.begin(), result.groups.end(), is_lossy);
  for (const OutcomeFigure figure : columns) {
    if (!is_told(result, window, figure)) continue;
    sheet.columns.push_back({figure, false,
                             figure == OutcomeFigure::moderate_of_all
                                 ? words::moderate_heading(to_text(settings.responder.moderate))
                                 : words::heading_of(figure)});
    if (figure == OutcomeFigure::treatment_policy && lossy)
      sheet.columns.push_back({OutcomeFigure::responders_of_all, true, words::band_heading});
  }
  std::vector<std::size_t> groups = compared_groups(result);
  if (groups.size() > 1) groups.push_back(0);
  for (const std::size_t place : groups) {
    FigureRow row{place, group_label(result.groups[place]), {}};
    for (const FigureColumn& column : sheet.columns) row.cells.push_back(cell_of(result, row.group, window, column));
    sheet.rows.push_back(std::move(row));
  }
  return sheet;
}

}  // namespace psoas::ui
