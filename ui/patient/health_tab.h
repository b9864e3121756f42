#pragma once

// What stands about a patient from visit to visit and decides what is safe, as a tab with a form of its own.

#include "ui/patient/patient_tab.h"

namespace psoas::ui {

PatientTab* make_health_tab(wxWindow* parent, const ScreenContext& context, PatientId patient);

}  // namespace psoas::ui
