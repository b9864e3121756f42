#pragma once

// The chase list: follow-ups that are due, overdue, lost or done, what to do next about each, and how complete they
// are by clinician and protocol.

#include "ui/widget/screen.h"

namespace psoas::ui {

Screen* make_follow_ups_page(wxWindow* parent, const ScreenContext& context);

}  // namespace psoas::ui
