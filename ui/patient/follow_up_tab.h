#pragma once

// The tab of a patient's follow-ups: what is planned, how it stands, and what was tried.

#include "ui/patient/patient_tab.h"

namespace psoas::ui {

PatientTab* make_follow_up_tab(wxWindow* parent, const ScreenContext& context, PatientId patient);

}  // namespace psoas::ui
