#include "ui/export/column_list.h"

#include <algorithm>

#include "reports/export/export_notes.h"
#include "ui/widget/text.h"

namespace psoas::ui {

ColumnList::ColumnList(wxWindow* parent, Profile profile, std::function<void()> changed)
    : wxCheckListBox(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr, wxLB_SINGLE, wxDefaultValidator,
                     "export columns") {
  Bind(wxEVT_CHECKLISTBOX, [changed = std::move(changed)](wxCommandEvent&) { changed(); });
  offer(profile);
}

void ColumnList::offer(Profile profile) {
  const std::vector<std::string> before = ticked();
  x_columns.clear();
  Clear();
  for (const ExportColumn& column : export_columns()) {
    if (column.key || !column.offered_in(profile)) continue;
    x_columns.push_back(&column);
    const std::string name = std::string(code_of(column.table)) + " · " + column.name_in_file(profile);
    Append(to_wx(name + " – " + std::string(reports::meaning_of_column(column.path()))));
  }
  tick(before);
  if (!x_columns.empty()) SetSelection(0);
}

std::vector<std::string> ColumnList::ticked() const {
  std::vector<std::string> paths;
  for (std::size_t i = 0; i < x_columns.size(); ++i)
    if (IsChecked(static_cast<unsigned>(i))) paths.push_back(x_columns[i]->path());
  return paths;
}

void ColumnList::tick(const std::vector<std::string>& paths) {
  for (std::size_t i = 0; i < x_columns.size(); ++i)
    Check(static_cast<unsigned>(i), std::ranges::find(paths, x_columns[i]->path()) != paths.end());
}

}  // namespace psoas::ui
