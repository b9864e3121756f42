#include "domain/demo/demo_clinic.h"

#include <cstdio>

#include "domain/demo/complaints.h"
#include "domain/demo/golden_patient.h"
#include "domain/demo/patient_story.h"

namespace psoas {

DemoPatient DemoClinic::patient(int number) const {
  DemoPatient patient = number == 1 ? golden_patient(x_options.seed, x_scribe, x_options.last_day)
                                    : PatientStory(number, x_options, x_scribe).tell();
  add_complaints(patient, x_options.seed, number);
  add_body_charts(patient, x_scribe);
  return patient;
}

std::string demo_mrn(int number) {
  char text[24];
  std::snprintf(text, sizeof text, "DEMO-%04d", number);
  return text;
}

}  // namespace psoas
