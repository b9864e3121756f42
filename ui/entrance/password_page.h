#pragma once

// A password of one's own in the place of one that somebody else chose, or of one's old one.

#include <functional>

#include "ui/widget/screen.h"

namespace psoas::ui {

// `cancel`: there is none when the password must be changed before anything else.
Screen* make_password_page(wxWindow* parent, const ScreenContext& context, std::function<void()> done,
                           std::function<void()> cancel = {});

}  // namespace psoas::ui
