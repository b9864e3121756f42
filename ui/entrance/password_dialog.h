#pragma once

// Asks for the password once more, before what asks for it.

#include <functional>
#include <string>

#include "ui/widget/screen.h"

namespace psoas::ui {

// Stands over the window, which waits; `answer` hears true once the entrance has taken the password, false when the
// person thought better of it. `why` begins the text: "Voiding asks for your password."
void ask_for_password(wxWindow* over, Task& task, const Session& session, const std::string& why,
                      std::function<void(bool given)> answer);

}  // namespace psoas::ui
