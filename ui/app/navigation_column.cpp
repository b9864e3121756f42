#include "ui/app/navigation_column.h"

#include <algorithm>

#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"

namespace psoas::ui {

NavigationColumn::NavigationColumn(wxWindow* parent, std::function<void(Page)> go)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, "navigation"),
      x_go(std::move(go)),
      x_column(new wxBoxSizer(wxVERTICAL)) {
  auto* frame = new wxBoxSizer(wxVERTICAL);
  frame->Add(x_column, wxSizerFlags().Expand().Border(wxALL, spacing::gap()));
  SetSizer(frame);
  SetMinSize(wxSize(spacing::width_of(*this, 14) + 2 * spacing::gap(), -1));
}

void NavigationColumn::add(Page page, const std::string& label) {
  auto* entry = new wxToggleButton(this, wxID_ANY, to_label(label), wxDefaultPosition, wxDefaultSize, wxBORDER_NONE,
                                   wxDefaultValidator, to_wx("page " + label));
  mark_navigation(*entry);
  name_for_readers(*entry, label);
  // The button's own toggling is put right by mark() once the page is in sight.
  entry->Bind(wxEVT_TOGGLEBUTTON, [this, page, entry](wxCommandEvent&) {
    entry->SetValue(true);
    x_go(page);
  });
  x_column->Add(entry, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::hair()));
  x_pages.push_back(page);
  x_labels.push_back(label);
  x_counts.push_back(0);
  x_entries.push_back(entry);
}

void NavigationColumn::offer(const std::vector<Page>& pages) {
  for (std::size_t place = 0; place < x_pages.size(); ++place)
    x_entries[place]->Show(std::find(pages.begin(), pages.end(), x_pages[place]) != pages.end());
  Layout();
}

void NavigationColumn::mark(Page page) {
  for (std::size_t place = 0; place < x_pages.size(); ++place) x_entries[place]->SetValue(x_pages[place] == page);
}

void NavigationColumn::count(Page page, int number) {
  const auto found = std::find(x_pages.begin(), x_pages.end(), page);
  if (found == x_pages.end()) return;
  const auto place = static_cast<std::size_t>(found - x_pages.begin());
  if (x_counts[place] == number) return;
  x_counts[place] = number;
  show(place);
}

void NavigationColumn::show(std::size_t place) {
  const int number = x_counts[place];
  const std::string label = number > 0 ? x_labels[place] + "  " + std::to_string(number) : x_labels[place];
  x_entries[place]->SetLabel(to_label(label));
  name_for_readers(*x_entries[place], label);
  mark_navigation(*x_entries[place]);
}

}  // namespace psoas::ui
