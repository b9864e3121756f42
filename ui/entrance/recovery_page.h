#pragma once

// Every administrator's password is lost: the code from the envelope gives one of them a new one.

#include <functional>
#include <string>

#include "domain/store/entrance.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

Screen* make_recovery_page(wxWindow* parent, const ScreenContext& context, const std::string& workstation,
                           std::function<void(const Entered&)> entered, std::function<void()> cancel);

}  // namespace psoas::ui
