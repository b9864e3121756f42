#pragma once

// The page on which a patient is added, corrected or voided.

#include <optional>

#include "ui/widget/screen.h"

namespace psoas::ui {

// Without a patient: a new one.
Screen* make_patient_editor(wxWindow* parent, const ScreenContext& context, std::optional<PatientId> patient);

}  // namespace psoas::ui
