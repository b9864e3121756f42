#pragma once

// What waits today: visits begun and not saved, and the visits of the day.

#include "ui/widget/screen.h"

namespace psoas::ui {

Screen* make_today_page(wxWindow* parent, const ScreenContext& context);

}  // namespace psoas::ui
