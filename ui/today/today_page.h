#pragma once

// What waits today: red flags nobody acknowledged, the day's visits, drafts left open, follow-ups that are due, visits
// without a score. Each line opens the thing itself.

#include <functional>
#include <vector>

#include "domain/store/protection.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

// `tampered` gives what is known to have been changed outside the program.
Screen* make_today_page(wxWindow* parent, const ScreenContext& context,
                        std::function<std::vector<TamperedSubject>()> tampered);

}  // namespace psoas::ui
