#pragma once

// What waits today: red flags nobody acknowledged, the day's visits, drafts left open, follow-ups that are due, visits
// without a score. Each line opens the thing itself.

#include "ui/widget/screen.h"

namespace psoas::ui {

Screen* make_today_page(wxWindow* parent, const ScreenContext& context);

}  // namespace psoas::ui
