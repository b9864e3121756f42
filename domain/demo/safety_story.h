#pragma once

// What decides safety, told for invented patients: facts about their health, reasons for going on despite a warning,
// and what became of the red flags their visits raised. The same for the same options.

#include "domain/demo/demo_clinic.h"
#include "domain/demo/random.h"
#include "domain/safety/health.h"
#include "domain/store/store.h"

namespace psoas {

class SafetyStory {
 public:
  // `number` is the patient's in the clinic. The catalogue must outlive the story.
  SafetyStory(int number, const DemoOptions& options, const Catalogue& catalogue);

  // Facts as known at the first visit; most patients have some, none has all.
  HealthRecord health(const Patient& patient, Date first_visit);

  // Gives a reason for each warning that wants one. Told for the first few hundred patients only: it takes its time.
  void override_warnings(DemoPatient& demo, const HealthRecord& health) const;

  // Acknowledges and resolves what the visits raised; what was raised last stays open.
  void settle_flags(Writing& writing, PatientId patient);

  // The worked example's flag of the first visit was settled before the sixth raised it again.
  void settle_before(Writing& writing, PatientId patient, Date visit) const;

 private:
  bool chance(double probability) { return x_random.chance(probability); }

  int x_number;
  const DemoOptions& x_options;
  const Catalogue& x_catalogue;
  Random x_random;
};

}  // namespace psoas
