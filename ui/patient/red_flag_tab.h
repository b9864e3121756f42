#pragma once

// The red flags of a patient as a tab: what stands, with the next step, and what was settled.

#include "ui/patient/patient_tab.h"

namespace psoas::ui {

PatientTab* make_red_flag_tab(wxWindow* parent, const ScreenContext& context, PatientId patient);

}  // namespace psoas::ui
