#pragma once

// One chart of an answer on the screen: laid out by reports/chart, drawn in the theme's colours. The mouse or the arrow
// keys show the values.

#include <wx/window.h>

#include <memory>
#include <optional>

#include "reports/chart/outcome_chart.h"
#include "reports/chart/typesetter.h"

namespace psoas::ui {

class OutcomeCanvas : public wxWindow {
 public:
  OutcomeCanvas(wxWindow* parent, reports::OutcomeChart chart, const char* name);

  void show(std::shared_ptr<const OutcomeResult> result);

  // What is pointed at, as it is read out; "" nothing.
  std::string pointed() const;
  // Why there is no curve; "" when there is one.
  const std::string& empty_message();

 private:
  void paint(wxPaintEvent& event);
  const reports::OutcomeChartLayout& laid_out();
  void point_at(std::optional<std::size_t> point);
  void key(wxKeyEvent& event);
  double font_size() const;
  void ask_for_height();

  reports::OutcomeChart x_chart;
  std::shared_ptr<const OutcomeResult> x_result;
  reports::Typesetter x_typesetter;
  std::optional<reports::OutcomeChartLayout> x_layout;
  std::optional<std::size_t> x_point;
};

}  // namespace psoas::ui
