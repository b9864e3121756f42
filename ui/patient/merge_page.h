#pragma once

// The page on which another record of the same person is found, looked at beside this one, and merged with it.

#include "ui/widget/screen.h"

namespace psoas::ui {

Screen* make_merge_page(wxWindow* parent, const ScreenContext& context, PatientId patient);

}  // namespace psoas::ui
