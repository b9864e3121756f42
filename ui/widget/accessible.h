#pragma once

// What a screen reader says of a control. Does nothing where the platform reads labels by itself.

#include <wx/window.h>

#include <string>
#include <string_view>

namespace psoas::ui {

// The name read when the control gets the focus; also its name for tests when it has none yet.
void name_for_readers(wxWindow& control, std::string_view name);

// What is read after the name: the unit, the usual range, or what is wrong with the value.
void describe_for_readers(wxWindow& control, std::string_view description);

// `label` names `control`: the name is taken over and the two are tied.
void label_for_readers(wxWindow& control, const wxWindow& label);

// What readers are told, for tests; "" where the platform has no such notion.
std::string name_read_for(wxWindow& control);

}  // namespace psoas::ui
