#pragma once

// The line at the foot of the visit editor: which follow-up this visit fulfils, and what is due next.

#include <wx/panel.h>
#include <wx/stattext.h>

#include <optional>
#include <string_view>

#include "domain/followup/outlook.h"
#include "ui/visit/visit_form.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

class FollowUpFoot : public wxPanel {
 public:
  // `form` must outlive it.
  FollowUpFoot(wxWindow* parent, const ScreenContext& context, const VisitForm& form);

  // A value at this path of the draft changed.
  void changed(std::string_view path);

 private:
  void load();
  void show();
  TypedVisit typed(Date date) const;

  ScreenContext x_context;
  const VisitForm& x_form;
  wxStaticText* x_text;
  struct Source {
    FollowUpHistory history;
    PlanningRules rules;
  };
  std::optional<Source> x_source;  // nothing until it was read
};

}  // namespace psoas::ui
