#include "ui/widget/table.h"

#include <algorithm>

#ifdef __WXGTK__
#include <gtk/gtk.h>
#endif

#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"

namespace psoas::ui {

namespace {

constexpr int least_characters = 14;  // a narrower column is never narrowed

// A number at the right of its column and a word at the left of the next are not to run together.
void keep_clear_of_neighbours([[maybe_unused]] wxDataViewRenderer& renderer) {
#ifdef __WXGTK__
  g_object_set(renderer.GetGtkHandle(), "xpad", static_cast<guint>(spacing::gap()), nullptr);
#endif
}

}  // namespace

class Table::Rows : public wxDataViewVirtualListModel {
 public:
  void show(int rows, Cell cell, RowEmphasis emphasis) {
    // While the rows are exchanged the toolkit may ask for old ones, which the new cells do not know.
    x_cell = nullptr;
    x_emphasis = nullptr;
    Reset(static_cast<unsigned>(rows));
    x_cell = std::move(cell);
    x_emphasis = std::move(emphasis);
    x_count = static_cast<unsigned>(rows);
  }
  std::string text(int row, int column) const { return x_cell(row, column); }

  void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override {
    value = x_cell && row < x_count ? to_wx(x_cell(static_cast<int>(row), static_cast<int>(column))) : wxString();
  }
  bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }
  bool GetAttrByRow(unsigned row, unsigned, wxDataViewItemAttr& look) const override {
    const Emphasis emphasis = x_emphasis && row < x_count ? x_emphasis(static_cast<int>(row)) : Emphasis::plain;
    if (emphasis == Emphasis::plain) return false;
    look.SetBold(emphasis == Emphasis::strong);
    look.SetStrikethrough(emphasis == Emphasis::struck);
    if (emphasis != Emphasis::strong) look.SetColour(muted_colour());
    return true;
  }

 private:
  Cell x_cell;
  RowEmphasis x_emphasis;
  unsigned x_count = 0;
};

Table::Table(wxWindow* parent, std::string_view name, const std::vector<TableColumn>& columns)
    : wxDataViewCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxBORDER_THEME,
                     wxDefaultValidator, to_wx(name)),
      x_rows(new Rows) {
  AssociateModel(x_rows.get());
  unsigned place = 0;
  for (const TableColumn& column : columns) {
    const auto align = column.number ? wxALIGN_RIGHT : wxALIGN_LEFT;
    auto* renderer = new wxDataViewTextRenderer("string", wxDATAVIEW_CELL_INERT, align);
    renderer->EnableEllipsize(wxELLIPSIZE_END);
    keep_clear_of_neighbours(*renderer);
    const int width = spacing::width_of(*this, column.characters);
    AppendColumn(new wxDataViewColumn(to_wx(column.title), renderer, place++, width, align, wxDATAVIEW_COL_RESIZABLE));
    x_wished.push_back(width);
  }
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    fit_columns();
    event.Skip();
  });
  name_for_readers(*this, name);
}

// A table too wide for its window narrows its wide columns rather than hide the last ones; days and numbers stay whole.
void Table::fit_columns() {
  const int room = GetClientSize().GetWidth() - spacing::gap();
  const int least = spacing::width_of(*this, least_characters);
  int wished = 0;
  int to_spare = 0;
  for (const int width : x_wished) {
    wished += width;
    to_spare += std::max(0, width - least);
  }
  if (room <= 0 || room == x_room || to_spare == 0) return;
  x_room = room;
  // Where narrow columns would not do either, the table scrolls sideways and the wide ones may as well be read.
  const double wanted = static_cast<double>(wished - room) / to_spare;
  const double share = wanted > 1 ? 0 : std::max(0.0, wanted);
  for (std::size_t i = 0; i < x_wished.size(); ++i) {
    const int width = x_wished[i] - static_cast<int>(share * std::max(0, x_wished[i] - least));
    GetColumn(static_cast<unsigned>(i))->SetWidth(width);
  }
}

void Table::show(int rows, Cell cell, RowEmphasis emphasis) {
  const int before = chosen();
  x_rows->show(rows, std::move(cell), std::move(emphasis));
  if (before >= 0 && before < rows) choose(before);
}

int Table::rows() const { return static_cast<int>(x_rows->GetCount()); }

std::string Table::text(int row, int column) const { return x_rows->text(row, column); }

int Table::chosen() const {
  const wxDataViewItem item = GetSelection();
  return item.IsOk() ? static_cast<int>(x_rows->GetRow(item)) : -1;
}

void Table::choose(int row) {
  if (row < 0 || row >= rows()) return UnselectAll();
  const wxDataViewItem item = x_rows->GetItem(static_cast<unsigned>(row));
  SetCurrentItem(item);
  Select(item);
  EnsureVisible(item);
}

void Table::on_open(std::function<void(int row)> open) {
  Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this, open = std::move(open)](wxDataViewEvent& event) {
    if (event.GetItem().IsOk()) open(static_cast<int>(x_rows->GetRow(event.GetItem())));
  });
}

}  // namespace psoas::ui
