#pragma once

// A medication started, stopped or changed without a visit being typed: which visits that writes. A medication is a
// treatment of the visit it was started at. Stopping gives it its last day and a reason there, as a correction;
// starting adds it to the patient's visit of that day, or to a visit of its own where there is none. Pure.

#include <optional>
#include <string>
#include <vector>

#include "domain/treatment/treatment.h"
#include "domain/visit/visit.h"

namespace psoas {

struct MedicationChange {
  PatientId patient;
  Date day{};                       // of the change
  std::optional<TreatmentId> stop;  // started earlier, and not stopped yet
  std::string stop_reason;          // a choice of the catalogue; "" not said
  std::optional<Treatment> start;   // with its parameters
  std::string clinician;            // of a visit of its own
  std::string uuid;                 // of a visit of its own
};

struct VisitsToWrite {
  std::vector<Visit> corrected;
  std::optional<Visit> added;
};

// `visits` are the patient's live visits as stored. Nothing when the medication to be stopped is not there any more, or
// was stopped already: somebody else was faster.
std::optional<VisitsToWrite> visits_to_write(const MedicationChange& change, std::vector<Visit> visits);

}  // namespace psoas
