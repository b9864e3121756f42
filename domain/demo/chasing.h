#pragma once

// What the demo clinic did about its follow-ups: calls that reached somebody or did not, and some it gave up.

#include "domain/demo/demo_clinic.h"
#include "domain/store/store.h"

namespace psoas {

// For a patient that was just written, number 1 left alone: her record is the worked example.
void write_chasing(Writing& writing, PatientId patient, const DemoPatient& demo, const DemoOptions& options,
                   int number);

}  // namespace psoas
