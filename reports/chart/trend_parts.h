#pragma once

// Between the files of the trend layout only: the plan in the making, and the parts that add their shapes to
// it.

#include <vector>

#include "reports/chart/axes.h"
#include "reports/chart/treatment_lanes.h"
#include "reports/chart/trend_chart.h"

namespace psoas::reports {

struct ChartPlan {
  const PatientTrend& trend;
  const ChartOptions& options;
  TextMeasure& measure;
  TrendChartLayout layout;
  ValueScale second_scale;      // of the right axis, when there is a second measure
  std::vector<Box> kept_clear;  // what no later text may cover

  double font() const { return options.font_size; }
  bool has_second() const { return trend.second && !trend.second->values.empty(); }
  double second_y(double value) const;

  // Adds a text with its upper left corner at (left, top).
  ChartText& add_text(TextRole role, const std::string& text, double left, double top, Ink ink, TextStyle style);
  void add_line(std::vector<Point> points, Ink ink, Dash dash = Dash::solid, double width = 1);
};

// The marker of values read in one of several ways, and the ways in the order they are first met.
struct WayMarker {
  std::string way;
  MarkerShape shape = MarkerShape::square;
  bool hollow = false;
};
std::vector<WayMarker> way_markers(const TrendMeasure& measure);

// The value, if any, from which improvement counts.
std::optional<double> baseline_of(const PatientTrend& trend);

// The value that is `percent` better than the baseline; nothing without direction or for a baseline of 0.
std::optional<double> improved_value(double baseline, double percent, Direction direction);

ValueScale scale_of(const PatientTrend& trend, double height, double least_gap);
ValueScale second_scale_of(const TrendMeasure& second, double height, double least_gap);

DateTicks date_ticks_of(const ChartPlan& plan);

// In this order; each needs what those before it added.
void add_zones(ChartPlan& plan);
void add_value_axes(ChartPlan& plan, const ValueScale& scale);
void add_date_axis(ChartPlan& plan);
void add_treatments(ChartPlan& plan, const TreatmentRows& rows);
void keep_points_clear(ChartPlan& plan);
void add_thresholds(ChartPlan& plan);
void add_curves(ChartPlan& plan);
void add_value_labels(ChartPlan& plan);

// The legend's height; then the legend itself, its top at `top`. `notes` stand after the signs.
double legend_height(ChartPlan& plan, const std::vector<std::string>& notes);
void add_legend(ChartPlan& plan, double top, const std::vector<std::string>& notes);

// Names of numbered marks in columns.
double key_height(ChartPlan& plan);
void add_key(ChartPlan& plan, double top);

}  // namespace psoas::reports
