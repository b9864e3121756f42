#include "reports/pdf/page_flow.h"

#include <algorithm>

namespace psoas::reports {

namespace {

constexpr double cell_gap = 8;       // between columns
constexpr double row_padding = 2.6;  // above and below the text of a row

}  // namespace

PageFlow::PageFlow(Box body, Typesetter& typesetter, Progress& progress)
    : x_body(body), x_typesetter(typesetter), x_progress(progress), x_top(body.top) {}

void PageFlow::need(double height) {
  if (x_top + height > x_body.bottom()) begin_page();
}

void PageFlow::begin_page() {
  if (x_top <= x_body.top) return;
  x_pages.emplace_back();
  x_top = x_body.top;
}

std::vector<double> PageFlow::column_widths(const PageTable& table) const {
  double fixed = 0;
  int shares = 0;
  for (const TableColumn& column : table.columns) {
    fixed += column.width;
    if (column.width == 0) ++shares;
  }
  const double gaps = cell_gap * static_cast<double>(table.columns.size() - 1);
  const double share = std::max(40.0, (x_body.width - fixed - gaps) / std::max(1, shares));
  std::vector<double> widths;
  for (const TableColumn& column : table.columns) widths.push_back(column.width == 0 ? share : column.width);
  return widths;
}

double PageFlow::cells_height(const std::vector<std::string>& cells, const std::vector<double>& widths, bool bold) {
  double height = 0;
  for (std::size_t i = 0; i < cells.size(); ++i)
    height = std::max(height, x_typesetter.measure(cells[i], {body_size, bold}, {widths[i], false, false}).height);
  return height + 2 * row_padding;
}

void PageFlow::add_cells(const PageTable& table, const std::vector<std::string>& cells,
                         const std::vector<double>& widths, bool head) {
  const double height = cells_height(cells, widths, head);
  double cell_left = x_body.left;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!cells[i].empty())
      page().texts.push_back({cells[i],
                              {body_size, head},
                              head ? Ink::faint_text : Ink::text,
                              {widths[i], false, table.columns[i].align_right},
                              cell_left,
                              x_top + row_padding});
    cell_left += widths[i] + cell_gap;
  }
  x_top += height;
  page().rules.push_back(
      {x_body.left, x_body.left + x_body.width, x_top, head ? 0.8 : 0.4, head ? Ink::axis : Ink::grid});
}

void PageFlow::add_head(const PageTable& table, const std::vector<double>& widths, bool again) {
  const std::string title = again ? table.title + ", continued" : table.title;
  page().texts.push_back({title, {heading_size, true}, Ink::text, {}, x_body.left, x_top});
  x_top += heading_size * 1.55;
  std::vector<std::string> cells;
  for (const TableColumn& column : table.columns) cells.push_back(column.heading);
  add_cells(table, cells, widths, true);
}

void PageFlow::add(const PageTable& table) {
  const std::vector<double> widths = column_widths(table);
  const double line = body_size * 1.36 + 2 * row_padding;
  need(heading_size * 1.55 + 3 * line);  // a head never stands alone at the foot of a page
  add_head(table, widths, false);
  for (const auto& row : table.rows) {
    x_progress.check();
    const std::size_t pages_before = x_pages.size();
    need(cells_height(row, widths, false));
    if (x_pages.size() > pages_before) add_head(table, widths, true);
    add_cells(table, row, widths, false);
  }
  if (table.note.empty()) return;
  need(body_size * 1.6);
  page().texts.push_back(
      {table.note, {7.5, false}, Ink::faint_text, {x_body.width, false, false}, x_body.left, x_top + 2});
  x_top += body_size * 1.6;
}

}  // namespace psoas::reports
