#pragma once

// The table of an answer on the screen. One cell at a time has the keyboard: arrows move, Enter opens the patients
// behind its number, as a click does. What the cells say comes from figure_sheet.h.

#include <wx/scrolwin.h>

#include <functional>
#include <memory>
#include <optional>

#include "reports/chart/outcome_chart.h"
#include "reports/chart/typesetter.h"
#include "ui/outcome/figure_sheet.h"

class wxGraphicsContext;

namespace psoas::ui {

class FigureTable : public wxScrolled<wxWindow> {
 public:
  // `open` hears the group and figure of the cell; `help` gives the sentence that says what a figure is.
  FigureTable(wxWindow* parent, std::function<void(std::size_t group, OutcomeFigure figure)> open,
              std::function<std::string(OutcomeFigure)> help);

  // The cell that had the keyboard keeps it where it still is.
  void show(std::shared_ptr<const OutcomeResult> result, std::size_t window);

  const FigureSheet& sheet() const { return x_sheet; }
  int row() const { return x_row; }
  int column() const { return x_column; }
  void go_to(int row, int column);
  void open_chosen();

  // The chosen cell as it is read out: group, column, number, help.
  std::string spoken() const;

 private:
  struct Cell {
    int row = 0;
    int column = 0;
    bool operator==(const Cell&) const = default;
  };

  void paint(wxPaintEvent& event);
  void draw_head(wxDC& dc);
  void draw_row(wxDC& dc, int row);
  void draw_signs(wxGraphicsContext& context);
  void draw_cell(wxDC& dc, const wxRect& box, const FigureCell& cell);
  void key(wxKeyEvent& event);
  void point(wxMouseEvent& event);
  void measure();
  void place_columns();
  std::optional<Cell> cell_at(const wxPoint& place) const;
  wxRect box_of(int row, int column) const;
  wxString wrapped(wxDC& dc, const std::string& text, int width) const;

  std::function<void(std::size_t, OutcomeFigure)> x_open;
  std::function<std::string(OutcomeFigure)> x_help;
  std::shared_ptr<const OutcomeResult> x_result;
  reports::Typesetter x_typesetter;
  FigureSheet x_sheet;
  int x_row = 0;
  int x_column = 0;
  std::vector<int> x_widths;  // what the columns' texts need; the first is that of the groups
  std::vector<int> x_lefts;   // of the columns, then the right end
  std::vector<wxString> x_headings;
  std::vector<wxString> x_labels;  // of the rows, broken into lines
  int x_heading_height = 0;
  int x_row_height = 0;
  int x_pad = 0;  // at each side of a text
};

}  // namespace psoas::ui
