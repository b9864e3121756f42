#include "reports/chart/outcome_chart.h"

#include <algorithm>
#include <cmath>

#include "reports/chart/outcome_parts.h"

namespace psoas::reports {

namespace {

constexpr double edge = 8;         // round the whole chart
constexpr double least_plot = 90;  // a lower plot takes room from what stands round it
constexpr double tick_length = 5;

// From the axis down to its labels: clear of the lowest number beside it.
double label_gap(const OutcomePlan& plan) { return std::max(tick_length + 1, plan.font() * 0.72); }
constexpr double sample_width = 34;
constexpr double sample_gap = 6;
constexpr double item_gap = 20;

// What stands round the plot, and how high each part is.
struct Surround {
  std::vector<std::string> subtitle;  // lines; the first stands behind the title
  double title = 0;
  double axis = 0;
  double counts = 0;
  double legend = 0;
  double note = 0;

  double height() const { return title + axis + counts + legend + note + 2 * edge; }
};

ChartContents contents_of(const OutcomePlan& plan) {
  switch (plan.chart) {
    case OutcomeChart::course: return course_contents(plan);
    case OutcomeChart::relief: return relief_contents(plan);
    case OutcomeChart::responders: break;
  }
  return responders_contents(plan);
}

ValueScale scale_of(const OutcomePlan& plan, double height) {
  return plan.chart == OutcomeChart::course ? course_scale(plan, height) : share_scale(plan, height);
}

std::vector<FootPlace> foot_places(OutcomePlan& plan) {
  return plan.chart == OutcomeChart::relief ? day_places(plan) : window_places(plan);
}

void add_values(OutcomePlan& plan) {
  switch (plan.chart) {
    case OutcomeChart::course: return add_course(plan);
    case OutcomeChart::relief: return add_relief(plan);
    case OutcomeChart::responders: return add_responders(plan);
  }
}

// --- title

std::vector<std::string> subtitle_lines(OutcomePlan& plan, const ChartContents& contents) {
  if (contents.subtitle.empty()) return {};
  const double width = plan.options.width - 2 * edge;
  const double after_title = width - plan.width_of(contents.title, true) - plan.font() * 0.6;
  return wrapped(plan.measure, contents.subtitle, {plan.font(), false}, width, after_title);
}

void add_title(OutcomePlan& plan, const ChartContents& contents, const std::vector<std::string>& subtitle) {
  const double width = plan.options.width - 2 * edge;
  const std::string title = fitted(plan.measure, contents.title, {plan.font(), true}, width);
  const ChartText& placed = plan.add_text(TextRole::title, title, edge, edge, Ink::text, plan.font(), true);
  const double right = placed.box.right() + plan.font() * 0.6;
  for (std::size_t i = 0; i < subtitle.size(); ++i)
    if (!subtitle[i].empty())
      plan.add_text(TextRole::title, subtitle[i], i == 0 ? right : edge, edge + static_cast<double>(i) * plan.line(),
                    Ink::faint_text, plan.font());
}

// --- counts below the axis

bool counts_by_group(const OutcomePlan& plan) { return plan.compares(); }

double counts_height(const OutcomePlan& plan) {
  if (!counts_by_group(plan)) return plan.line();
  return plan.line() * (1.0 + static_cast<double>(plan.groups.size()));
}

// Small enough for the widest number between its neighbours; 0 when it cannot be.
double counts_size(OutcomePlan& plan, const std::vector<FootPlace>& places) {
  constexpr double least_size = 7;
  double room = plan.layout.plot.width;
  for (std::size_t i = 1; i < places.size(); ++i) room = std::min(room, places[i].x - places[i - 1].x);
  double widest = 1;
  for (const FootPlace& place : places)
    for (const std::string& count : place.column.counts)
      widest = std::max(widest, plan.measure.measure(count, {plan.small_font(), false}).width);
  const double size = std::min(plan.small_font(), plan.small_font() * (room - 4) / widest);
  return size < least_size ? 0 : size;
}

void add_sign(OutcomePlan& plan, const GroupSign& sign, double left, double y) {
  plan.add_line({{left, y}, {left + sample_width, y}}, sign.ink, sign.dash, 2);
  plan.add_marker({left + sample_width / 2, y}, sign, 3.8);
}

void add_count_row(OutcomePlan& plan, const std::vector<FootPlace>& places, std::size_t row, double top, double size) {
  for (const FootPlace& place : places) {
    const std::string& count = place.column.counts[row];
    const Extent extent = plan.measure.measure(count, {size, false});
    plan.add_text(TextRole::count, count, plan.layout.plot.left + place.x - extent.width / 2,
                  top + (plan.line() - extent.height) / 2, Ink::text, size);
  }
}

void add_counts(OutcomePlan& plan, const ChartContents& contents, const std::vector<FootPlace>& places, double top) {
  const double size = counts_size(plan, places);
  if (size == 0) return;
  const double caption_width = plan.measure.measure(contents.counts_caption, {plan.small_font(), false}).width;
  if (!counts_by_group(plan)) {
    double first_left = plan.layout.plot.left;
    if (!places.empty()) {
      const double width = plan.measure.measure(places.front().column.counts[0], {size, false}).width;
      first_left = std::min(first_left, plan.layout.plot.left + places.front().x - width / 2);
    }
    plan.add_text(TextRole::count, contents.counts_caption, std::max(2.0, first_left - 8 - caption_width),
                  top + (plan.line() - plan.small_font() * 1.36) / 2, Ink::faint_text, plan.small_font());
    add_count_row(plan, places, 0, top, size);
    return;
  }
  plan.add_text(TextRole::count, contents.counts_caption, edge, top, Ink::faint_text, plan.small_font());
  for (std::size_t i = 0; i < plan.groups.size(); ++i) {
    const double row_top = top + static_cast<double>(i + 1) * plan.line();
    add_sign(plan, plan.groups[i].sign, edge, row_top + plan.line() / 2);
    add_count_row(plan, places, i, row_top, size);
  }
}

// --- legend

struct PlacedItem {
  double left = 0;
  int line = 0;
  std::string text;
};

std::vector<PlacedItem> placed_legend(OutcomePlan& plan, const ChartContents& contents) {
  const double width = plan.options.width - 2 * edge;
  const TextStyle style{plan.font(), false};
  std::vector<PlacedItem> items;
  double x = 0;
  int line = 0;
  for (const std::string& text : contents.legend) {
    const std::string shown = fitted(plan.measure, text, style, width - sample_width - sample_gap);
    const double needed = sample_width + sample_gap + plan.measure.measure(shown, style).width;
    if (x > 0 && x + needed > width) {
      x = 0;
      ++line;
    }
    items.push_back({x, line, shown});
    x += needed + item_gap;
  }
  return items;
}

double legend_height(OutcomePlan& plan, const ChartContents& contents) {
  if (!plan.options.legend || contents.legend.empty()) return 0;
  return 6 + plan.line() * (1.0 + placed_legend(plan, contents).back().line) * 1.1;
}

void add_legend(OutcomePlan& plan, const ChartContents& contents, double top) {
  const std::vector<PlacedItem> items = placed_legend(plan, contents);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const double item_top = top + 6 + items[i].line * plan.line() * 1.1;
    const double left = edge + items[i].left;
    add_sign(plan, plan.groups[i].sign, left, item_top + plan.line() / 2);
    plan.add_text(TextRole::legend, items[i].text, left + sample_width + sample_gap, item_top, Ink::text, plan.font());
  }
}

// --- note

std::vector<std::string> note_lines(OutcomePlan& plan, const ChartContents& contents) {
  const double width = plan.options.width - 2 * edge;
  if (contents.note.empty()) return {};
  return wrapped(plan.measure, contents.note, {plan.small_font(), false}, width, width);
}

double note_height(OutcomePlan& plan, const ChartContents& contents) {
  const std::size_t lines = note_lines(plan, contents).size();
  return lines == 0 ? 0 : 4 + static_cast<double>(lines) * plan.line();
}

void add_note(OutcomePlan& plan, const ChartContents& contents, double top) {
  for (const std::string& line : note_lines(plan, contents)) {
    plan.add_text(TextRole::legend, line, edge, top + 4, Ink::faint_text, plan.small_font());
    top += plan.line();
  }
}

// --- axes

double widest_tick(OutcomePlan& plan) {
  double widest = 0;
  for (const double tick : plan.scale.ticks()) widest = std::max(widest, plan.width_of(tick_text(plan, tick)));
  return widest;
}

// At the left the turned title and the numbers of the axis, and below them what the counts need.
void place_sides(OutcomePlan& plan, const ChartContents& contents) {
  const double numbers = plan.font() * 1.4 + 6 + widest_tick(plan) + 10;
  double counts = sample_width + 8;
  if (!counts_by_group(plan))
    counts = plan.measure.measure(contents.counts_caption, {plan.small_font(), false}).width + 8;
  const double half_count = plan.chart == OutcomeChart::relief ? plan.font() * 1.6 : 0;
  const double left = edge + std::max(numbers, counts + half_count);
  const double right = edge + (plan.chart == OutcomeChart::relief ? plan.font() * 1.7 : plan.font() * 0.4);
  plan.layout.plot = {left, edge, std::max(10.0, plan.options.width - left - right), 10};
}

void add_value_axis(OutcomePlan& plan, const ChartContents& contents) {
  const Box plot = plan.layout.plot;
  for (const double tick : plan.scale.ticks()) {
    const double y = plan.y_of(tick);
    plan.add_line({{plot.left, y}, {plot.right(), y}}, Ink::grid);
    const std::string text = tick_text(plan, tick);
    const Extent extent = plan.measure.measure(text, {plan.font(), false});
    plan.add_text(TextRole::tick, text, plot.left - 10 - extent.width, y - extent.height / 2, Ink::faint_text,
                  plan.font());
  }
  const TextStyle style{plan.font(), false};
  const std::string title = fitted(plan.measure, contents.axis_title, style, plot.height);
  const Extent extent = plan.measure.measure(title, style);
  if (plot.height < 3 * plan.line()) return;
  plan.layout.texts.push_back({title,
                               style,
                               Ink::faint_text,
                               TextRole::axis_title,
                               {4, plot.middle() - extent.width / 2, extent.height, extent.width},
                               true});
}

void add_foot_axis(OutcomePlan& plan, const std::vector<FootPlace>& places) {
  const Box plot = plan.layout.plot;
  plan.add_line({{plot.left, plot.bottom()}, {plot.right(), plot.bottom()}}, Ink::axis);
  double room = plot.width;
  for (std::size_t i = 1; i < places.size(); ++i) room = std::min(room, places[i].x - places[i - 1].x);
  for (const FootPlace& place : places) {
    const double x = plot.left + place.x;
    plan.add_line({{x, plot.bottom()}, {x, plot.bottom() + tick_length}}, Ink::axis);
    const std::string label = fitted(plan.measure, place.column.label, {plan.font(), false}, room - 4);
    plan.add_text(TextRole::tick, label, x - plan.width_of(label) / 2, plot.bottom() + label_gap(plan), Ink::faint_text,
                  plan.font());
  }
}

// --- all together

Surround surround_of(OutcomePlan& plan, const ChartContents& contents) {
  Surround round;
  if (plan.options.title) {
    round.subtitle = subtitle_lines(plan, contents);
    round.title = plan.line() * static_cast<double>(std::max<std::size_t>(1, round.subtitle.size())) + 8;
  }
  round.axis = label_gap(plan) + 2 + plan.line();
  round.counts = counts_height(plan);
  round.legend = legend_height(plan, contents);
  round.note = note_height(plan, contents);
  return round;
}

// What can best be missed goes first.
void make_room(OutcomePlan& plan, Surround& round) {
  const auto plot = [&] { return plan.options.height - round.height(); };
  for (double* part : {&round.note, &round.legend, &round.counts})
    if (plot() < least_plot) *part = 0;
  if (plot() >= least_plot || round.subtitle.size() < 2) return;
  round.subtitle.resize(1);
  round.title = plan.line() + 8;
}

void add_message(OutcomePlan& plan, const std::string& message, double top) {
  OutcomeChartLayout& layout = plan.layout;
  layout.empty_message = message;
  const double width = std::max(40.0, plan.options.width - 8 * edge);
  std::vector<std::string> lines = wrapped(plan.measure, message, {plan.font(), false}, width, width);
  // Whoever shows so small a chart tells the whole of empty_message beside it.
  const auto room = static_cast<std::size_t>(std::max(0.0, (plan.options.height - top) / plan.line()));
  if (lines.size() > room) lines.resize(room);
  const double height = static_cast<double>(lines.size()) * plan.line();
  double line_top = std::max(top, (top + plan.options.height - height) / 2);
  for (const std::string& line : lines) {
    plan.add_text(TextRole::message, line, (plan.options.width - plan.width_of(line)) / 2, line_top, Ink::faint_text,
                  plan.font());
    line_top += plan.line();
  }
}

}  // namespace

OutcomeChartLayout lay_out(const OutcomeResult& result, OutcomeChart chart, const OutcomeChartOptions& options,
                           TextMeasure& measure) {
  OutcomePlan plan(result, chart, options, measure);
  const ChartContents contents = contents_of(plan);
  Surround round = surround_of(plan, contents);
  if (contents.message.empty()) make_room(plan, round);
  else round.subtitle.clear();
  if (options.title) add_title(plan, contents, round.subtitle);
  if (!contents.message.empty()) {
    add_message(plan, contents.message, edge + round.title);
    return std::move(plan.layout);
  }
  const double height = std::max(20.0, options.height - round.height() - plan.line() / 2);
  plan.scale = scale_of(plan, height);
  place_sides(plan, contents);
  Box& plot = plan.layout.plot;
  plot.top = edge + round.title + plan.line() / 2;
  plot.height = height;
  const std::vector<FootPlace> places = foot_places(plan);
  add_value_axis(plan, contents);
  add_foot_axis(plan, places);
  add_values(plan);
  double top = plot.bottom() + round.axis;
  if (round.counts > 0) add_counts(plan, contents, places, top);
  top += round.counts;
  if (round.legend > 0) add_legend(plan, contents, top);
  top += round.legend;
  if (round.note > 0) add_note(plan, contents, top);
  return std::move(plan.layout);
}

double wanted_height(const OutcomeResult& result, OutcomeChart chart, const OutcomeChartOptions& options,
                     TextMeasure& measure) {
  OutcomePlan plan(result, chart, options, measure);
  const ChartContents contents = contents_of(plan);
  if (!contents.message.empty()) return plan.line() * 7 + 2 * edge;
  const double plot = std::clamp(options.width * 0.34, 150.0, 230.0);
  return std::ceil(surround_of(plan, contents).height() + plan.line() / 2 + plot);
}

}  // namespace psoas::reports
