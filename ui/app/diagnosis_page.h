#pragma once

// The list of diagnosis codes: which one is in force, what is in it, and replacing it from a file.

#include "domain/store/door.h"
#include "ui/app/dialogs.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

Screen* make_diagnosis_page(wxWindow* parent, const ScreenContext& context, Dialogs& dialogs, StoreDoor& door);

}  // namespace psoas::ui
