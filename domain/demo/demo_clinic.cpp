#include "domain/demo/demo_clinic.h"

#include <cstdio>

#include "domain/demo/golden_patient.h"
#include "domain/demo/patient_story.h"

namespace psoas {

DemoPatient DemoClinic::patient(int number) const {
  if (number == 1) return golden_patient(x_options.seed, x_scribe, x_options.last_day);
  return PatientStory(number, x_options, x_scribe).tell();
}

std::string demo_mrn(int number) {
  char text[24];
  std::snprintf(text, sizeof text, "DEMO-%04d", number);
  return text;
}

}  // namespace psoas
