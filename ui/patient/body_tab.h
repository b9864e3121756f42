#pragma once

// The body charts of a patient: one visit's, or two side by side with what was gained, lost and changed in words.

#include "ui/patient/patient_tab.h"

namespace psoas::ui {

PatientTab* make_body_tab(wxWindow* parent, const ScreenContext& context, PatientId patient);

}  // namespace psoas::ui
