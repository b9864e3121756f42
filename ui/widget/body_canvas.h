#pragma once

// The body chart on the screen: drawn by reports/body, gone over with the arrow keys or the mouse. What is marked, and
// what marking does, is the owner's.

#include <wx/window.h>

#include <functional>
#include <memory>
#include <optional>

#include "reports/body/body_chart.h"
#include "reports/chart/typesetter.h"

namespace psoas::ui {

class BodyCanvas : public wxWindow {
 public:
  // `names` gives the words a screen reader says of an area as it is now.
  BodyCanvas(wxWindow* parent, std::string_view name, std::function<std::string(const BodyArea&)> names);

  void show(std::vector<reports::BodyMark> marks);

  // A click or Space on an area; a digit (10 is typed as 1 and 0); Delete. Without these the chart is only looked at.
  std::function<void(const BodyArea&)> on_toggle;
  std::function<void(const BodyArea&, int nrs)> on_rate;
  std::function<void(const BodyArea&)> on_remove;
  // Any other key; true when it meant something.
  std::function<bool(int key)> on_key;

  // Where the keyboard stands.
  const BodyArea& area() const;

 private:
  void paint(wxPaintEvent& event);
  void key(wxKeyEvent& event);
  void digit(int number);
  void click(wxMouseEvent& event);
  void point_at(wxMouseEvent& event);
  void go_to(std::size_t shape);
  void go(reports::Direction4 direction) { go_to(reports::neighbour(x_at, direction)); }
  void say();
  reports::BodyChartLayout layout() const;

  std::function<std::string(const BodyArea&)> x_names;
  std::vector<reports::BodyMark> x_marks;
  std::size_t x_at;
  bool x_one_typed = false;  // a 1 that a 0 would make a 10
  reports::Typesetter x_typesetter;
};

}  // namespace psoas::ui
