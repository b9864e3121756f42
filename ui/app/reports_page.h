#pragma once

// Exporting the quarter: which one, where to, and then the way to the folder.

#include "ui/app/dialogs.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

Screen* make_reports_page(wxWindow* parent, const ScreenContext& context, Dialogs& dialogs);

}  // namespace psoas::ui
