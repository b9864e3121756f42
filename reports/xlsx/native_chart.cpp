#include "reports/xlsx/native_chart.h"

#include <xlsxwriter.h>

namespace psoas::reports {

namespace {

std::uint8_t kind_of(ChartKind kind) {
  switch (kind) {
    case ChartKind::bars: return LXW_CHART_BAR;
    case ChartKind::lines: return LXW_CHART_LINE;
    case ChartKind::scatter: return LXW_CHART_SCATTER_STRAIGHT_WITH_MARKERS;
    case ChartKind::columns: break;
  }
  return LXW_CHART_COLUMN;
}

std::uint8_t marker_of(Marker marker) {
  switch (marker) {
    case Marker::circle: return LXW_CHART_MARKER_CIRCLE;
    case Marker::square: return LXW_CHART_MARKER_SQUARE;
    case Marker::diamond: return LXW_CHART_MARKER_DIAMOND;
    case Marker::triangle: return LXW_CHART_MARKER_TRIANGLE;
    case Marker::none: break;
  }
  return LXW_CHART_MARKER_NONE;
}

void name_cells(lxw_chart_series* series, const CellRange& range, bool values) {
  const auto set = values ? chart_series_set_values : chart_series_set_categories;
  set(series, range.sheet.c_str(), range.first_row, range.first_column, range.last_row, range.last_column);
}

lxw_chart_font font(double size, lxw_color_t ink, bool bold = false) {
  lxw_chart_font font{};
  font.size = size;
  font.color = ink;
  font.bold = bold ? LXW_TRUE : LXW_EXPLICIT_FALSE;
  return font;
}

void draw_line(lxw_chart_series* drawn, const ChartSeries& series) {
  lxw_chart_line line{};
  line.color = series.colour;
  line.width = static_cast<float>(series.width);
  line.none = series.line ? LXW_FALSE : LXW_TRUE;
  if (series.dashed) line.dash_type = LXW_CHART_LINE_DASH_DASH;
  chart_series_set_line(drawn, &line);
  chart_series_set_marker_type(drawn, marker_of(series.marker));
  chart_series_set_marker_size(drawn, series.line ? 6 : 9);
  lxw_chart_fill fill{};
  fill.color = series.colour;
  chart_series_set_marker_fill(drawn, &fill);
  lxw_chart_line edge{};
  edge.color = series.colour;
  chart_series_set_marker_line(drawn, &edge);
}

void drop_lines(lxw_chart_series* drawn, std::uint32_t colour) {
  lxw_series_error_bars* bars = chart_series_get_error_bars(drawn, LXW_CHART_ERROR_BAR_AXIS_Y);
  chart_series_set_error_bars(bars, LXW_CHART_ERROR_BAR_TYPE_PERCENTAGE, 100);
  chart_series_set_error_bars_direction(bars, LXW_CHART_ERROR_BAR_DIR_MINUS);
  chart_series_set_error_bars_endcap(bars, LXW_CHART_ERROR_BAR_NO_CAP);
  lxw_chart_line line{};
  line.color = colour;
  line.width = 1;
  line.dash_type = LXW_CHART_LINE_DASH_SQUARE_DOT;
  chart_series_set_error_bars_line(bars, &line);
}

// The library takes what begins so for a formula.
std::string not_a_formula(std::string text) {
  if (text.starts_with('=')) text.insert(0, 1, ' ');
  return text;
}

lxw_error label_points(lxw_chart_series* drawn, const ChartSeries& series) {
  if (series.labels.empty()) return LXW_NO_ERROR;
  lxw_chart_font small = font(8, colour::ink);
  chart_series_set_labels(drawn);
  chart_series_set_labels_position(drawn, LXW_CHART_LABEL_POSITION_ABOVE);
  std::vector<std::string> texts = series.labels;
  for (std::string& text : texts) text = not_a_formula(std::move(text));
  std::vector<lxw_chart_data_label> labels(series.labels.size());
  std::vector<lxw_chart_data_label*> list;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    labels[i].hide = texts[i].empty() ? LXW_TRUE : LXW_FALSE;
    labels[i].value = texts[i].data();
    labels[i].font = &small;
    list.push_back(&labels[i]);
  }
  list.push_back(nullptr);
  return chart_series_set_labels_custom(drawn, list.data());
}

void set_axis(lxw_chart_axis* drawn, const ChartAxis& axis) {
  lxw_chart_font small = font(9, colour::ink);
  if (!axis.name.empty()) {
    chart_axis_set_name(drawn, axis.name.c_str());
    chart_axis_set_name_font(drawn, &small);
  }
  chart_axis_set_num_font(drawn, &small);
  if (!axis.number_format.empty()) chart_axis_set_num_format(drawn, axis.number_format.c_str());
  if (axis.low) chart_axis_set_min(drawn, *axis.low);
  if (axis.high) chart_axis_set_max(drawn, *axis.high);
  if (axis.step) chart_axis_set_major_unit(drawn, *axis.step);
  if (axis.labels_low) chart_axis_set_label_position(drawn, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  lxw_chart_line hair{};
  hair.color = colour::hairline;
  hair.width = 0.75;
  chart_axis_set_line(drawn, &hair);
  chart_axis_major_gridlines_set_visible(drawn, axis.hidden_grid ? LXW_FALSE : LXW_TRUE);
  if (!axis.hidden_grid) chart_axis_major_gridlines_set_line(drawn, &hair);
}

lxw_error add_series(lxw_chart* drawn, const NativeChart& chart, const ChartSeries& series) {
  lxw_chart_series* added = chart_add_series(drawn, nullptr, nullptr);
  if (!added) return LXW_ERROR_MEMORY_MALLOC_FAILED;
  name_cells(added, series.categories, false);
  name_cells(added, series.values, true);
  chart_series_set_name(added, not_a_formula(series.name).c_str());
  if (chart.kind == ChartKind::scatter || chart.kind == ChartKind::lines) {
    draw_line(added, series);
    if (series.drop_lines) drop_lines(added, series.colour);
    return label_points(added, series);
  }
  lxw_chart_fill fill{};
  fill.color = series.colour;
  chart_series_set_fill(added, &fill);
  return LXW_NO_ERROR;
}

// Bars lie with the first category on top, as the table beside them reads.
void set_axes(lxw_chart* drawn, const NativeChart& chart) {
  set_axis(drawn->x_axis, chart.x);
  set_axis(drawn->y_axis, chart.y);
  if (chart.kind == ChartKind::bars) {
    chart_axis_set_reverse(drawn->y_axis);
    chart_axis_set_crossing_max(drawn->y_axis);  // keeps the numbers at the foot
  }
  if (chart.kind == ChartKind::bars || chart.kind == ChartKind::columns) {
    chart_set_series_gap(drawn, 60);
    chart_set_series_overlap(drawn, -5);
  }
}

}  // namespace

void Sheet::insert(std::uint32_t row, std::uint16_t column, const NativeChart& chart) {
  lxw_chart* drawn = workbook_add_chart(x_workbook.x_workbook, kind_of(chart.kind));
  if (!drawn) refuse("not enough memory for a chart", row, column);
  for (const ChartSeries& series : chart.series) check(add_series(drawn, chart, series), row, column);
  chart_title_set_name(drawn, chart.title.c_str());
  lxw_chart_font heading = font(12, colour::ink, true);
  chart_title_set_name_font(drawn, &heading);
  lxw_chart_font small = font(9, colour::ink);
  chart_legend_set_position(drawn, chart.series.size() > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
  chart_legend_set_font(drawn, &small);
  lxw_chart_line frame{};
  frame.color = colour::hairline;
  chart_chartarea_set_line(drawn, &frame);
  set_axes(drawn, chart);

  std::string description = chart.description;
  lxw_chart_options options{};
  options.x_scale = chart.width / 480.0;  // the library's own size
  options.y_scale = chart.height / 288.0;
  options.x_offset = chart.from_left;
  options.y_offset = chart.from_top;
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  options.description = description.data();
  check(worksheet_insert_chart_opt(x_sheet, row, column, drawn, &options), row, column);
}

}  // namespace psoas::reports
