#include "domain/treatment/medication_change.h"

#include <algorithm>

namespace psoas {

namespace {

struct Place {
  Visit* visit = nullptr;
  Treatment* treatment = nullptr;
};

Place place_of(TreatmentId id, std::vector<Visit>& visits) {
  for (Visit& visit : visits)
    for (Treatment& treatment : visit.treatments)
      if (treatment.id == id) return {&visit, &treatment};
  return {};
}

void stop(Treatment& medication, Date day, const std::string& reason) {
  medication.end_date = day;
  std::erase_if(medication.parameters, [](const FieldValue& value) { return value.field == "stop_reason"; });
  if (reason.empty()) return;
  Value code;
  code.code = reason;
  medication.parameters.push_back({"", 0, "stop_reason", code});
}

// The latest entered of the visits of that day.
Visit* visit_on(Date day, std::vector<Visit>& visits) {
  Visit* found = nullptr;
  for (Visit& visit : visits)
    if (visit.date == day && !visit.voided_at && (!found || visit.id > found->id)) found = &visit;
  return found;
}

}  // namespace

std::optional<VisitsToWrite> visits_to_write(const MedicationChange& change, std::vector<Visit> visits) {
  VisitsToWrite result;
  std::vector<VisitId> touched;
  if (change.stop) {
    const Place place = place_of(*change.stop, visits);
    if (!place.treatment || place.treatment->end_date || place.treatment->date > change.day) return std::nullopt;
    stop(*place.treatment, change.day, change.stop_reason);
    touched.push_back(place.visit->id);
  }
  if (change.start) {
    if (Visit* visit = visit_on(change.day, visits)) {
      visit->treatments.push_back(*change.start);
      if (std::find(touched.begin(), touched.end(), visit->id) == touched.end()) touched.push_back(visit->id);
    } else {
      Visit& own = result.added.emplace();
      own.uuid = change.uuid;
      own.patient = change.patient;
      own.date = change.day;
      own.kind = "other";
      own.clinician = change.clinician;
      own.treatments = {*change.start};
    }
  }
  for (Visit& visit : visits)
    if (std::find(touched.begin(), touched.end(), visit.id) != touched.end())
      result.corrected.push_back(std::move(visit));
  return result;
}

}  // namespace psoas
