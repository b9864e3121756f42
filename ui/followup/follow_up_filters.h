#pragma once

// Which follow-ups the page shows: the list or the completeness, and what narrows it.

#include <wx/panel.h>
#include <wx/tglbtn.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/store/follow_ups.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

class FollowUpFilters : public wxPanel {
 public:
  FollowUpFilters(wxWindow* parent, const ScreenContext& context, std::function<void()> changed);

  // Nothing: the completeness is shown.
  std::optional<FollowUpList> list() const { return x_list; }
  FollowUpFilter filter() const;

  void show(const FollowUpCounts& counts);
  void offer(const std::vector<std::string>& clinicians);

 private:
  wxToggleButton* add_view(wxSizer& row, std::optional<FollowUpList> list, const std::string& label,
                           const std::string& name);
  void mark();

  ScreenContext x_context;
  std::function<void()> x_changed;
  std::optional<FollowUpList> x_list = FollowUpList::overdue;
  std::vector<wxToggleButton*> x_views;  // the lists in their order, then completeness
  ChoiceField* x_clinician;
  ChoiceField* x_protocol;
  ChoiceField* x_since;
};

}  // namespace psoas::ui
