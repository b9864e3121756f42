#pragma once

// One part of the visit form under a heading of its own. The editor stacks the sections, F6 goes from one to the
// next, and each hears of what is typed anywhere.

#include <wx/panel.h>

#include <string>
#include <string_view>

#include "domain/base/checked.h"

namespace psoas::ui {

class VisitSection : public wxPanel {
 public:
  VisitSection(wxWindow* parent, const wxString& name)
      : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, name) {}

  virtual std::string heading() const = 0;

  // Where the cursor goes when one comes to this section; nullptr when there is nothing to type.
  virtual wxWindow* start() const = 0;

  // A value at this path of the draft changed.
  virtual void changed(std::string_view /*path*/) {}

  // Save was pressed. True: something of its own is being typed in this section, and that was saved instead.
  virtual bool take_save() { return false; }
  // What keeps the visit from being saved beside what is wrong with its fields.
  virtual Problems further_problems() const { return {}; }

  // Opens what is folded away and has problems.
  virtual void open_those_with(const Problems& /*problems*/) {}
};

}  // namespace psoas::ui
