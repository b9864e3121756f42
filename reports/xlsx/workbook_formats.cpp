// The looks named in style.h, made once for each workbook.

#include <xlsxwriter.h>

#include "reports/xlsx/workbook.h"

namespace psoas::reports {

namespace {

constexpr lxw_color_t ink = 0x1F2933;
constexpr lxw_color_t quiet_ink = 0x52606D;
constexpr lxw_color_t accent = 0x0B4F71;
constexpr lxw_color_t head_fill = 0xE4EDF3;
constexpr lxw_color_t line = 0xC5CED6;
constexpr lxw_color_t notice_fill = 0xFFF3D6;

void shade(lxw_format* format, lxw_color_t fill) {
  format_set_pattern(format, LXW_PATTERN_SOLID);
  format_set_bg_color(format, fill);
}

void underline_cell(lxw_format* format, lxw_color_t colour) {
  format_set_bottom(format, LXW_BORDER_THIN);
  format_set_bottom_color(format, colour);
}

void style_head(lxw_format* format, std::uint8_t alignment) {
  format_set_bold(format);
  format_set_font_color(format, accent);
  shade(format, head_fill);
  underline_cell(format, accent);
  format_set_text_wrap(format);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_align(format, alignment);
}

void style_figure(lxw_format* format, const char* number_format) {
  format_set_num_format(format, number_format);
  format_set_align(format, LXW_ALIGN_RIGHT);
  format_set_font_color(format, ink);
  underline_cell(format, line);
}

void style_page(lxw_format* format, Style style) {
  switch (style) {
    case Style::title:
      format_set_bold(format);
      format_set_font_size(format, 20);
      format_set_font_color(format, accent);
      break;
    case Style::subtitle: format_set_font_color(format, quiet_ink); break;
    case Style::notice:
      format_set_bold(format);
      format_set_font_color(format, ink);
      shade(format, notice_fill);
      break;
    case Style::section:
      format_set_bold(format);
      format_set_font_size(format, 13);
      format_set_font_color(format, accent);
      break;
    case Style::note:
      format_set_font_color(format, quiet_ink);
      format_set_text_wrap(format);
      format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
      break;
    default: break;
  }
}

void style_summary(lxw_format* format, Style style) {
  switch (style) {
    case Style::head: style_head(format, LXW_ALIGN_RIGHT); break;
    case Style::head_group: style_head(format, LXW_ALIGN_CENTER); break;
    case Style::label:
      format_set_font_color(format, ink);
      underline_cell(format, line);
      break;
    case Style::label_within:
      format_set_font_color(format, ink);
      format_set_indent(format, 1);
      underline_cell(format, line);
      break;
    case Style::label_strong:
      format_set_bold(format);
      format_set_font_color(format, ink);
      underline_cell(format, line);
      break;
    case Style::day_label:
      style_figure(format, "\"day \"0");
      format_set_align(format, LXW_ALIGN_LEFT);
      break;
    case Style::figure: style_figure(format, "#,##0"); break;
    case Style::figure_decimal: style_figure(format, "0.0"); break;
    case Style::figure_percent: style_figure(format, "0.0%"); break;
    case Style::change: style_figure(format, "+#,##0;-#,##0;0"); break;
    case Style::change_decimal: style_figure(format, "+0.0;-0.0;0.0"); break;
    case Style::change_points: style_figure(format, "+0.0\" pts\";-0.0\" pts\";0.0\" pts\""); break;
    default: break;
  }
}

void style_table(lxw_format* format, Style style) {
  switch (style) {
    case Style::wrapped:
      format_set_text_wrap(format);
      format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
      break;
    case Style::one_decimal: format_set_num_format(format, "0.0"); break;
    case Style::two_decimals: format_set_num_format(format, "0.00"); break;
    case Style::percent: format_set_num_format(format, "0.0%"); break;
    case Style::date:
      format_set_num_format(format, "yyyy-mm-dd");
      format_set_align(format, LXW_ALIGN_LEFT);
      break;
    case Style::identifier: format_set_align(format, LXW_ALIGN_LEFT); break;
    case Style::mark: format_set_align(format, LXW_ALIGN_CENTER); break;
    case Style::table_head: style_head(format, LXW_ALIGN_LEFT); break;
    case Style::table_head_mark: style_head(format, LXW_ALIGN_CENTER); break;
    case Style::table_head_number: style_head(format, LXW_ALIGN_RIGHT); break;
    default: break;
  }
}

}  // namespace

void Workbook::make_formats() {
  x_formats.reserve(style_count);
  for (int i = 0; i < style_count; ++i) {
    lxw_format* format = workbook_add_format(x_workbook);
    if (!format) throw FileError(x_target, "not enough memory for the workbook's formats");
    const Style style = static_cast<Style>(i);
    style_table(format, style);
    style_summary(format, style);
    style_page(format, style);
    x_formats.push_back(format);
  }
}

}  // namespace psoas::reports
