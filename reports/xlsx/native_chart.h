#pragma once

// A chart that Excel draws from cells, described by what it shows.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reports/xlsx/workbook.h"

namespace psoas::reports {

enum class ChartKind {
  columns,  // clusters of upright columns by category
  bars,     // clusters of lying bars by category, first on top
  lines,    // points by category, joined by lines; an empty cell leaves a gap
  scatter,  // points at numbers or dates, joined by lines
};

enum class Marker { none, circle, square, diamond, triangle };

// Colours that people with colour-blindness tell apart (Okabe and Ito).
namespace colour {
inline constexpr std::uint32_t blue = 0x0072B2;
inline constexpr std::uint32_t sky = 0x56B4E9;
inline constexpr std::uint32_t orange = 0xE69F00;
inline constexpr std::uint32_t vermilion = 0xD55E00;
inline constexpr std::uint32_t green = 0x009E73;
inline constexpr std::uint32_t grey = 0xA6A6A6;
inline constexpr std::uint32_t ink = 0x404040;
inline constexpr std::uint32_t hairline = 0xD9D9D9;
}  // namespace colour

struct ChartSeries {
  std::string name;
  CellRange categories;  // or the numbers along the x axis
  CellRange values;
  std::uint32_t colour = colour::blue;
  Marker marker = Marker::circle;
  bool line = true;  // scatter: points are joined
  bool dashed = false;
  std::vector<std::string> labels;  // shown above each point; "" none, empty: none at all
  bool drop_lines = false;          // from each point down to the axis
  int width = 2;                    // of the line, in points
};

struct ChartAxis {
  std::string name;
  std::string number_format;
  std::optional<double> low;
  std::optional<double> high;
  std::optional<double> step;
  bool hidden_grid = false;
  bool labels_low = false;  // labels at the foot, also where numbers are negative
};

struct NativeChart {
  ChartKind kind = ChartKind::columns;
  std::string title;
  ChartAxis x;
  ChartAxis y;
  std::vector<ChartSeries> series;
  int width = 480;  // pixels
  int height = 288;
  int from_left = 0;  // of its cell
  int from_top = 0;
  std::string description;  // read out to those who do not see it
};

}  // namespace psoas::reports
