#pragma once

#include <wx/button.h>

#include <functional>
#include <string_view>

namespace psoas::ui {

// A button that does one thing when pressed; `name` is what tests and readers find it by.
wxButton* action_button(wxWindow* parent, std::string_view label, const char* name, std::function<void()> act);

}  // namespace psoas::ui
