#pragma once

// The first page of a first start: what the program is, and the ways in.

#include <functional>
#include <vector>

#include "ui/widget/screen.h"

namespace psoas::ui {

struct WelcomeChoices {
  std::function<void()> create;
  std::function<void()> open;
  std::function<void()> demo = {};  // empty: not offered
};

Screen* make_welcome_page(wxWindow* parent, const ScreenContext& context, const WelcomeChoices& choices);

}  // namespace psoas::ui
