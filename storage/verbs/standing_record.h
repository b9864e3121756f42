#pragma once

// Which record stands for a person when several were merged.

#include <vector>

#include "domain/base/id.h"
#include "storage/engine/connection.h"

namespace psoas::storage {

// The record that this one was merged into, and that one, and so on; itself when it was not.
PatientId standing_for(Connection& connection, PatientId patient);

// What is entered about a patient names what is the same patient's: a merge, or its undoing, may have taken it to
// another record while a form was open. Throws StoreError stale.
void require_episode_of(Connection& connection, PatientId patient, EpisodeId episode);
void require_treatment_of(Connection& connection, PatientId patient, TreatmentId treatment);

// Those that this record stands for besides itself, in the order of their numbers.
std::vector<PatientId> records_behind(Connection& connection, PatientId patient);

}  // namespace psoas::storage
