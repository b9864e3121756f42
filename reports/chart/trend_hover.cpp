// What is pointed at on a trend, with the pointer or step by step with the keyboard.

#include <algorithm>
#include <cmath>

#include "reports/chart/trend_chart.h"

namespace psoas::reports {

namespace {

TrendHover hover_on_point(const TrendChartLayout& layout, std::size_t i) {
  const ChartPoint& point = layout.points[i];
  return {i, std::nullopt, point.at, point.heading, point.lines};
}

TrendHover hover_on_mark(const TrendChartLayout& layout, std::size_t i) {
  const ChartMark& mark = layout.marks[i];
  return {std::nullopt, i, mark.at, mark.heading, mark.lines};
}

std::size_t nearest_point(const TrendChartLayout& layout, Point to) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < layout.points.size(); ++i) {
    const Point& at = layout.points[i].at;
    const Point& held = layout.points[best].at;
    const double distance = std::abs(at.x - to.x);
    const double held_distance = std::abs(held.x - to.x);
    if (distance < held_distance || (distance == held_distance && std::abs(at.y - to.y) < std::abs(held.y - to.y)))
      best = i;
  }
  return best;
}

}  // namespace

std::optional<TrendHover> hover_at(const TrendChartLayout& layout, double x, double y) {
  const Point to{x, y};
  for (std::size_t i = 0; i < layout.marks.size(); ++i)
    for (const Box& area : layout.marks[i].areas)
      if (area.contains(to)) return hover_on_mark(layout, i);
  if (layout.points.empty() || !layout.plot.contains(to)) return std::nullopt;
  return hover_on_point(layout, nearest_point(layout, to));
}

std::optional<TrendHover> hover_next(const TrendChartLayout& layout, const std::optional<TrendHover>& from) {
  if (layout.points.empty()) return std::nullopt;
  if (!from) return hover_on_point(layout, 0);
  if (from->point) return hover_on_point(layout, std::min(*from->point + 1, layout.points.size() - 1));
  for (std::size_t i = 0; i < layout.points.size(); ++i)
    if (layout.points[i].at.x >= from->at.x) return hover_on_point(layout, i);
  return hover_on_point(layout, layout.points.size() - 1);
}

std::optional<TrendHover> hover_previous(const TrendChartLayout& layout, const std::optional<TrendHover>& from) {
  if (layout.points.empty()) return std::nullopt;
  if (!from) return hover_on_point(layout, layout.points.size() - 1);
  if (from->point) return hover_on_point(layout, *from->point == 0 ? 0 : *from->point - 1);
  for (std::size_t i = layout.points.size(); i-- > 0;)
    if (layout.points[i].at.x <= from->at.x) return hover_on_point(layout, i);
  return hover_on_point(layout, 0);
}

}  // namespace psoas::reports
