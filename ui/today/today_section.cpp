#include "ui/today/today_section.h"

#include <wx/sizer.h>

#include <algorithm>

#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/wording/today_words.h"

namespace psoas::ui {

namespace words = wording::today;

namespace {

constexpr int most_rows_seen = 6;

// The table as high as its rows and no higher than some of them; the page scrolls, not each table.
int height_of(const Table& table, int rows) {
  const int row = table.GetCharHeight() + spacing::gap();
  return (std::min(rows, most_rows_seen) + 1) * row + spacing::gap();
}

}  // namespace

TodaySection::TodaySection(wxWindow* parent, std::string_view title, std::string_view when_empty,
                           const std::vector<TableColumn>& columns)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE), x_title(title) {
  x_heading = section_heading(this, title);
  x_when_empty = muted_text(this, when_empty);
  x_table = new Table(this, title, columns);
  x_more = muted_text(this, {});
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(x_heading, wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
  column->Add(x_when_empty);
  column->Add(x_table, wxSizerFlags().Expand());
  column->Add(x_more);
  SetSizer(column);
  x_table->on_open([this](int row) { x_rows[static_cast<std::size_t>(row)].open(); });
}

void TodaySection::show(std::int64_t count, std::vector<TodayRow> rows) {
  x_rows = std::move(rows);
  const int shown = static_cast<int>(x_rows.size());
  put_text(*x_heading, words::counted(x_title, count));
  x_when_empty->Show(shown == 0);
  x_table->Show(shown > 0);
  x_table->show(shown, [this](int row, int column) {
    return x_rows[static_cast<std::size_t>(row)].cells[static_cast<std::size_t>(column)];
  });
  x_table->SetMinSize({-1, height_of(*x_table, shown)});
  const std::string more = shown < count ? words::more(count - shown) : std::string();
  put_text(*x_more, more);
  x_more->Show(!more.empty());
  Layout();
}

}  // namespace psoas::ui
