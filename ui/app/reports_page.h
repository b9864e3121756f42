#pragma once

// Exporting the quarter: which one, where to, and then the way to the folder.

#include "ui/app/dialogs.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

// `open_export` leads to the page of exports without identity.
Screen* make_reports_page(wxWindow* parent, const ScreenContext& context, Dialogs& dialogs,
                          std::function<void()> open_export);

}  // namespace psoas::ui
