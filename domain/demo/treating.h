#pragma once

// Treatments of invented patients with every parameter a clinic would write down.

#include <string>
#include <string_view>
#include <vector>

#include "domain/base/side.h"
#include "domain/demo/random.h"
#include "domain/demo/scribe.h"
#include "domain/treatment/treatment.h"

namespace psoas {

struct PainBeforeAndAfter {
  double before = 0;  // NRS
  double after = 0;
};

struct TherapyCourse {
  Date start{};
  Date end{};
  int prescribed = 0;
  int attended = 0;
};
Treatment physical_therapy(const TherapyCourse& course, const Scribe& scribe, Random& random);

Treatment trigger_point_injection(Date date, Side side, PainBeforeAndAfter pain, const Scribe& scribe, Random& random);

struct BlockResponse {
  int number = 1;     // first or second of the series
  double before = 0;  // NRS
  double relief = 0;  // best share of the pain taken away, 0..1
};
Treatment diagnostic_block(Date date, Side side, const BlockResponse& response, const Scribe& scribe, Random& random);

// Of the lumbar plexus, the femoral or another nerve, for relief rather than diagnosis.
Treatment therapeutic_block(Date date, Side side, PainBeforeAndAfter pain, const Scribe& scribe, Random& random);

Treatment ablation(Date date, Side side, double before, const Scribe& scribe, Random& random);

Treatment stimulation_trial(Date date, Side side, int days, double relief, const Scribe& scribe, Random& random);
Treatment stimulator_implant(Date date, Side side, const Scribe& scribe, Random& random);
Treatment stimulator_reprogramming(Date date, Side side, const Scribe& scribe, Random& random);

struct Prescription {
  std::string_view drug;
  std::string_view drug_class;
  double dose = 0;  // mg, one dose
  double doses_per_day = 0;
};
const std::vector<Prescription>& usual_prescriptions();
Treatment medication(Date start, const Prescription& prescription, const Scribe& scribe);

}  // namespace psoas
