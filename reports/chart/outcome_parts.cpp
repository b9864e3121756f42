// What the outcome charts share: signs of groups, text that has to fit, shapes added to a plan.

#include "reports/chart/outcome_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "domain/outcome/outcome_text.h"

namespace psoas::reports {

namespace {

constexpr std::size_t most_groups = 8;

constexpr std::array<MarkerShape, most_groups> shapes{
    MarkerShape::disc, MarkerShape::square, MarkerShape::triangle_up, MarkerShape::diamond,
    MarkerShape::disc, MarkerShape::square, MarkerShape::triangle_up, MarkerShape::diamond};
constexpr std::array<Dash, most_groups> dashes{Dash::solid,       Dash::dashed,       Dash::dotted, Dash::dash_dot,
                                               Dash::long_dashed, Dash::dash_dot_dot, Dash::solid,  Dash::dashed};

GroupSign nth_sign(std::size_t i) {
  return {static_cast<Ink>(static_cast<std::size_t>(Ink::group_1) + i), dashes.at(i), shapes.at(i),
          i >= most_groups / 2};
}

// The longest beginning of `text`, cut between characters, that fits with `ending`.
std::string cut(TextMeasure& measure, const std::string& text, const TextStyle& style, double width,
                const std::string& ending) {
  std::size_t fits = 0;
  for (std::size_t i = 1; i <= text.size(); ++i) {
    const bool inside_character = i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
    if (inside_character) continue;
    if (measure.measure(text.substr(0, i) + ending, style).width > width) break;
    fits = i;
  }
  return text.substr(0, fits) + ending;
}

}  // namespace

std::vector<std::size_t> drawn_groups(const OutcomeResult& result) {
  std::vector<std::size_t> places = compared_groups(result);
  if (places.size() <= most_groups) return places;
  std::stable_sort(places.begin(), places.end(),
                   [&](std::size_t a, std::size_t b) { return result.groups[a].indexed > result.groups[b].indexed; });
  places.resize(most_groups);
  std::sort(places.begin(), places.end());
  return places;
}

std::optional<GroupSign> sign_of(const OutcomeResult& result, std::size_t group) {
  const std::vector<std::size_t> places = drawn_groups(result);
  const auto found = std::find(places.begin(), places.end(), group);
  if (found == places.end()) return std::nullopt;
  return nth_sign(static_cast<std::size_t>(found - places.begin()));
}

ChartShapes sign_sample(const GroupSign& sign, double font_size) {
  const double unit = font_size / 12;
  ChartShapes sample;
  sample.frame = sample.plot = {0, 0, 34 * unit, 12 * unit};
  sample.font_size = font_size;
  const double y = sample.frame.height / 2;
  sample.lines.push_back({{{0, y}, {sample.frame.width, y}}, sign.ink, sign.dash, 2 * unit});
  sample.markers.push_back({{sample.frame.width / 2, y}, sign.shape, sign.ink, 3.8 * unit, sign.hollow});
  return sample;
}

OutcomePlan::OutcomePlan(const OutcomeResult& shown, OutcomeChart shown_chart, const OutcomeChartOptions& chosen,
                         TextMeasure& text_measure)
    : result(shown), chart(shown_chart), options(chosen), measure(text_measure) {
  layout.frame = {0, 0, options.width, options.height};
  layout.font_size = options.font_size;
  const std::vector<std::size_t> places = drawn_groups(result);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const OutcomeGroup& group = result.groups[places[i]];
    groups.push_back({places[i], &group, group_label(group), nth_sign(i)});
  }
}

double OutcomePlan::line() const { return std::round(font() * 1.36); }

double OutcomePlan::width_of(const std::string& text, bool bold) { return measure.measure(text, {font(), bold}).width; }

double OutcomePlan::y_of(double value) const {
  const double span = std::max(scale.high - scale.low, 1e-9);
  const double y = layout.plot.bottom() - layout.plot.height * (value - scale.low) / span;
  return std::clamp(y, layout.plot.top, layout.plot.bottom());
}

ChartText& OutcomePlan::add_text(TextRole role, const std::string& text, double left, double top, Ink ink, double size,
                                 bool bold) {
  const TextStyle style{size, bold};
  const Extent extent = measure.measure(text, style);
  return layout.texts.emplace_back(ChartText{text, style, ink, role, {left, top, extent.width, extent.height}});
}

void OutcomePlan::add_line(std::vector<Point> points, Ink ink, Dash dash, double width) {
  layout.lines.push_back({std::move(points), ink, dash, width});
}

void OutcomePlan::add_marker(Point at, const GroupSign& sign, double radius) {
  layout.markers.push_back({at, sign.shape, sign.ink, radius, sign.hollow});
}

std::string fitted(TextMeasure& measure, const std::string& text, const TextStyle& style, double width) {
  if (measure.measure(text, style).width <= width) return text;
  return cut(measure, text, style, width, "…");
}

std::vector<std::string> wrapped(TextMeasure& measure, const std::string& text, const TextStyle& style, double width,
                                 double first_width) {
  std::vector<std::string> lines{""};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t blank = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, blank - at);
    at = blank + 1;
    const double room = lines.size() == 1 ? first_width : width;
    const std::string longer = lines.back().empty() ? word : lines.back() + " " + word;
    if (measure.measure(longer, style).width <= room) {
      lines.back() = longer;
    } else if (lines.back().empty() && lines.size() > 1) {
      lines.back() = fitted(measure, word, style, width);
    } else {
      lines.push_back(fitted(measure, word, style, width));
    }
  }
  return lines;
}

double dodge(const OutcomePlan& plan, std::size_t drawn, double slot) {
  if (plan.groups.size() < 2) return 0;
  const auto count = static_cast<double>(plan.groups.size());
  const double step = std::min(plan.font() * 0.85, slot * 0.7 / count);
  return (static_cast<double>(drawn) - (count - 1) / 2) * step;
}

}  // namespace psoas::reports
