#pragma once

// Stacks the treatments above a plot into rows so that no name touches another name, a sign or a line:
// courses and medications as bars in the upper rows, procedures and blocks as signs in the lanes below them.
// Pure.

#include <functional>
#include <optional>
#include <vector>

#include "domain/outcome/patient_trend.h"
#include "reports/chart/trend_chart.h"

namespace psoas::reports {

struct MarkName {
  std::string strong;  // "RFA L3–L5 R"
  std::string faint;   // "repeat, day 266"
};

// Coordinates are measured from the top of the rows.
struct PlacedMark {
  std::size_t treatment = 0;
  double x = 0;
  double y = 0;  // middle of the sign
  int lane = 0;
  MarkName name;  // empty when there was no room at all
  Box box;        // of the name
};

struct PlacedBar {
  std::size_t treatment = 0;
  Box bar;
  MarkName name;
  Box box;  // of the name
  bool goes_on = false;
};

struct TreatmentRows {
  MarkForm form = MarkForm::full;  // the shortest in use
  std::vector<PlacedMark> marks;
  std::vector<PlacedBar> bars;
  std::vector<std::size_t> left_out;  // bars without a row
  double height = 0;
};

struct RowSpace {
  double left = 0;  // of the plot
  double right = 0;
  double most_height = 0;
  double font_size = 12;
  std::function<double(Date)> x_of;
};

inline constexpr double mark_radius = 5.5;

// Names are shown whole when that fits, else without their details, else by short name, else by number (1 is
// the first of `treatments`). Bars beyond `most_height` are left out; a sign always stands.
TreatmentRows place_treatments(const std::vector<TrendTreatment>& treatments, const RowSpace& space,
                               TextMeasure& measure);

// Width of a name as it is set: strong, a gap, faint.
double name_width(const MarkName& name, double font_size, TextMeasure& measure);
inline constexpr double name_gap = 4;

}  // namespace psoas::reports
