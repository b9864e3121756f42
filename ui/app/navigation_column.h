#pragma once

// The narrow column on the left: one entry for each page there is, the present one marked.

#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/tglbtn.h>

#include <functional>
#include <string>
#include <vector>

namespace psoas::ui {

enum class Page { today, patients, follow_ups, outcomes, reports, administration };

class NavigationColumn : public wxPanel {
 public:
  NavigationColumn(wxWindow* parent, std::function<void(Page)> go);

  void add(Page page, const std::string& label);
  // Shows these pages alone, in the order they were added.
  void offer(const std::vector<Page>& pages);
  // Marks the page; nothing: no page of the column is in sight.
  void mark(Page page);
  // A count beside the label; 0 shows none.
  void count(Page page, int number);
  const std::vector<Page>& pages() const { return x_pages; }

 private:
  void show(std::size_t place);

  std::function<void(Page)> x_go;
  std::vector<Page> x_pages;
  std::vector<std::string> x_labels;
  std::vector<int> x_counts;
  std::vector<wxToggleButton*> x_entries;
  wxBoxSizer* x_column;
};

}  // namespace psoas::ui
