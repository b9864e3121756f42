#pragma once

// The episodes of a patient: the list, what is known of the chosen one, its visits and treatments.

#include "ui/patient/patient_tab.h"

namespace psoas::ui {

PatientTab* make_episode_tab(wxWindow* parent, const ScreenContext& context, PatientId patient);

}  // namespace psoas::ui
