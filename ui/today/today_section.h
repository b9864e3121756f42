#pragma once

// One section of the page Today: a heading with its count, its rows as a table, and what it says when it is empty.

#include <wx/panel.h>
#include <wx/stattext.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/widget/table.h"

namespace psoas::ui {

// A row and where it leads.
struct TodayRow {
  std::vector<std::string> cells;
  std::function<void()> open;
};

class TodaySection : public wxPanel {
 public:
  TodaySection(wxWindow* parent, std::string_view title, std::string_view when_empty,
               const std::vector<TableColumn>& columns);

  // `count` may be more than the rows shown.
  void show(std::int64_t count, std::vector<TodayRow> rows);

  bool empty() const { return x_rows.empty(); }
  Table& table() { return *x_table; }

 private:
  std::string x_title;
  wxStaticText* x_heading;
  wxStaticText* x_when_empty;
  wxStaticText* x_more;
  Table* x_table;
  std::vector<TodayRow> x_rows;
};

}  // namespace psoas::ui
