#pragma once

// The trend chart on the screen: laid out by reports/chart, drawn in the theme's colours. The mouse or the arrow
// keys show the values.

#include <wx/window.h>

#include <optional>

#include "domain/outcome/patient_trend.h"
#include "reports/chart/trend_chart.h"
#include "reports/chart/typesetter.h"

namespace psoas::ui {

class TrendCanvas : public wxWindow {
 public:
  explicit TrendCanvas(wxWindow* parent);

  void show(PatientTrend trend);
  const std::optional<reports::TrendHover>& hover() const { return x_hover; }

 private:
  void paint(wxPaintEvent& event);
  void lay_out_now();
  void point_at(std::optional<reports::TrendHover> hover);
  void key(wxKeyEvent& event);

  PatientTrend x_trend;
  reports::Typesetter x_typesetter;
  std::optional<reports::TrendChartLayout> x_layout;
  std::optional<reports::TrendHover> x_hover;
};

}  // namespace psoas::ui
