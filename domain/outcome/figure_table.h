#pragma once

// The figures of an analysis as rows of a table, for workbooks and tables in files: which columns there are, under
// which names, and which number stands where is decided here alone.

#include <string>
#include <variant>
#include <vector>

#include "domain/outcome/outcome_result.h"

namespace psoas {

enum class FigureKind { text, count, share, mean, days, number };

struct FigureColumn {
  std::string code;   // permanent: "resp50_nri"
  std::string title;  // "≥ 50 % better of all (NRI)"
  FigureKind kind = FigureKind::number;
};

using Figure = std::variant<std::monostate, std::string, double>;

struct FigureTable {
  std::vector<FigureColumn> columns;
  std::vector<std::vector<Figure>> rows;  // as many figures as columns
};

// A row for each group (first all of them together) …
FigureTable responder_figures(const OutcomeResult& result);  // … and window: every n, responders by each rule
FigureTable course_figures(const OutcomeResult& result);     // … and baseline or window: means and change
FigureTable relief_figures(const OutcomeResult& result);     // … and way of losing relief: n, lost, median
FigureTable survival_figures(const OutcomeResult& result);   // … and day on which relief was lost: the curve's state

// Responders and means of each group and window in one row.
FigureTable window_figures(const OutcomeResult& result);

// Proportions of a window that are told by one rule alone; whole 0 where they cannot be judged.
struct FurtherFigure {
  std::string code;   // permanent: "pgic_resp"
  std::string label;  // "global impression"
  Proportion (*of)(const WindowResult& window) = nullptr;
};
const std::vector<FurtherFigure>& further_figures();

// A curve as it is drawn: two corners for each step, down to where too few are at risk. Of the compared groups.
struct DrawnCorner {
  double day = 0;
  double survival = 1;
};
std::vector<DrawnCorner> drawn_corners(const SurvivalCurve& curve, const OutcomeSettings& settings);

// The curve's state on a day: that after the last step by then; nothing before the first.
const SurvivalStep* state_on(const SurvivalCurve& curve, double day);

// "loss of 50 % relief", "…, or treated again", "…, of all treated".
struct ReliefCurve {
  std::string code;  // "loss50", "loss50_or_retreatment", "loss50_of_all"
  std::string label;
  const SurvivalCurve* curve = nullptr;
};
std::vector<ReliefCurve> relief_curves(const OutcomeGroup& group, const OutcomeSettings& settings);

}  // namespace psoas
