#pragma once

// What the patient takes and took: the opioid dose of any day, the list, and the form to start, change or stop one.

#include "ui/patient/patient_tab.h"

namespace psoas::ui {

PatientTab* make_medication_tab(wxWindow* parent, const ScreenContext& context, PatientId patient);

}  // namespace psoas::ui
