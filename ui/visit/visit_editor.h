#pragma once

// The screen on which a visit is typed, new or corrected. What is typed is on the disk within a second; Save checks
// everything at once and names each problem at its field.

#include "ui/widget/screen.h"

namespace psoas::ui {

Screen* make_visit_editor(wxWindow* parent, const ScreenContext& context, const VisitRequest& request);

}  // namespace psoas::ui
