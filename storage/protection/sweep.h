#pragma once

// Compares what is stored with what the audit trail says was stored last.

#include "domain/base/progress.h"
#include "domain/store/protection.h"
#include "storage/engine/connection.h"
#include "storage/protection/keys.h"

namespace psoas::storage {

// All that is about one patient.
SweepReport sweep_patient(Connection& connection, const Keys& keys, PatientId patient);

// All subjects. Throws Cancelled.
SweepReport sweep_all(Connection& connection, const Keys& keys, Progress& progress);

}  // namespace psoas::storage
