#pragma once

// Where the toolkit gives the keyboard to a part inside a control (the button of a drop-down list), the control
// itself hears nothing of it: no event comes, and FindFocus() names another one.

#include <wx/window.h>

namespace psoas::ui {

// Lets the control have the focus when a part inside it gets it, with the events that belong to that.
void take_focus_of_inner_parts(wxWindow& control);

}  // namespace psoas::ui
