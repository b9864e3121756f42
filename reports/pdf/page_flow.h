#pragma once

// Fills pages from top to bottom: keeps the place, begins a new page when something does not fit, and lets tables run
// over pages with their head repeated.

#include <functional>
#include <string>
#include <vector>

#include "domain/base/progress.h"
#include "reports/pdf/page.h"

namespace psoas::reports {

struct TableColumn {
  std::string heading;
  double width = 0;  // 0: an equal share of what the others leave
  bool align_right = false;
};

struct PageTable {
  std::string title;
  std::vector<TableColumn> columns;
  std::vector<std::vector<std::string>> rows;  // as many cells as columns
  std::string note;                            // small, below the last row; may be empty
};

class PageFlow {
 public:
  // Texts stand inside `body` of each page. Whether to stop is asked at every row of a table (throws Cancelled).
  PageFlow(Box body, Typesetter& typesetter, Progress& progress);

  double left() const { return x_body.left; }
  double width() const { return x_body.width; }
  double top() const { return x_top; }
  double room() const { return x_body.top + x_body.height - x_top; }  // left on this page
  Page& page() { return x_pages.back(); }
  Typesetter& typesetter() { return x_typesetter; }

  // Begins a new page unless `height` still fits on this one.
  void need(double height);
  void skip(double height) { x_top += height; }
  void begin_page();  // unless nothing stands on this one yet

  void add(const PageTable& table);
  std::vector<Page> take() { return std::move(x_pages); }

 private:
  std::vector<double> column_widths(const PageTable& table) const;
  double cells_height(const std::vector<std::string>& cells, const std::vector<double>& widths, bool bold);
  void add_cells(const PageTable& table, const std::vector<std::string>& cells, const std::vector<double>& widths,
                 bool head);
  void add_head(const PageTable& table, const std::vector<double>& widths, bool again);

  Box x_body;
  Typesetter& x_typesetter;
  Progress& x_progress;
  std::vector<Page> x_pages{1};
  double x_top;
};

inline constexpr double body_size = 8.5;  // of running text and tables
inline constexpr double heading_size = 10.5;

}  // namespace psoas::reports
