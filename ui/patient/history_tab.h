#pragma once

// Who changed what in this patient's record, when and why.

#include "ui/patient/patient_tab.h"

namespace psoas::ui {

PatientTab* make_history_tab(wxWindow* parent, const ScreenContext& context, PatientId patient);

}  // namespace psoas::ui
