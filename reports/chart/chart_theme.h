#pragma once

// Colours of a chart, by the part they play. Okabe-Ito hues, which stay apart for colour-blind eyes; the
// print theme keeps its order of lightness on a grey printer.

#include <array>

#include "reports/chart/chart_shapes.h"

namespace psoas::reports {

struct Colour {
  double red = 0;
  double green = 0;
  double blue = 0;
  double opacity = 1;
};

struct ChartTheme {
  std::array<Colour, static_cast<std::size_t>(Ink::count_)> colours{};
  bool fill_paper = true;  // false: the surface's own ground shows

  const Colour& operator[](Ink ink) const { return colours[static_cast<std::size_t>(ink)]; }
  Colour& operator[](Ink ink) { return colours[static_cast<std::size_t>(ink)]; }
};

ChartTheme light_theme();
ChartTheme dark_theme();
ChartTheme print_theme();

}  // namespace psoas::reports
