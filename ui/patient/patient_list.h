#pragma once

// The page that lists patients, found at each key.

#include "ui/widget/screen.h"

namespace psoas::ui {

Screen* make_patient_list(wxWindow* parent, const ScreenContext& context);

}  // namespace psoas::ui
