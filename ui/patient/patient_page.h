#pragma once

// One patient: the trend with its treatments, the visits, findings and treatments; from here visits are begun,
// opened and corrected.

#include "ui/widget/screen.h"

namespace psoas::ui {

Screen* make_patient_page(wxWindow* parent, const ScreenContext& context, PatientId patient);

}  // namespace psoas::ui
