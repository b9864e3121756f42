#pragma once

// The patient's adverse events: a list, and the form under it while one is typed.

#include "ui/patient/patient_tab.h"

namespace psoas::ui {

PatientTab* make_adverse_event_tab(wxWindow* parent, const ScreenContext& context, PatientId patient);

}  // namespace psoas::ui
