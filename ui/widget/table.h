#pragma once

// A table of many rows that asks for the text of a cell only when it is drawn. What the rows are stays with the
// owner, who answers by row and column.

#include <wx/dataview.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace psoas::ui {

struct TableColumn {
  std::string title;
  int characters = 10;  // width, in digits; narrower where there is no room; the last column takes what is left
  bool number = false;  // right-aligned
};

enum class Emphasis { plain, strong, muted, struck };

class Table : public wxDataViewCtrl {
 public:
  using Cell = std::function<std::string(int row, int column)>;
  using RowEmphasis = std::function<Emphasis(int row)>;

  Table(wxWindow* parent, std::string_view name, const std::vector<TableColumn>& columns);

  // Shows `rows` rows of `cell`; the row chosen before stays chosen when it is still there.
  void show(int rows, Cell cell, RowEmphasis emphasis = {});
  int rows() const;
  std::string text(int row, int column) const;

  int chosen() const;  // -1 none
  void choose(int row);

  // Enter or double click.
  void on_open(std::function<void(int row)> open);

 private:
  class Rows;
  void fit_columns();

  wxObjectDataPtr<Rows> x_rows;
  std::vector<int> x_wished;  // widths of the columns
  int x_room = 0;             // they were fitted into
};

}  // namespace psoas::ui
