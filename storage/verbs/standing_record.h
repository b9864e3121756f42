#pragma once

// Which record stands for a person when several were merged.

#include <vector>

#include "domain/base/id.h"
#include "storage/engine/connection.h"

namespace psoas::storage {

// The record that this one was merged into, and that one, and so on; itself when it was not.
PatientId standing_for(Connection& connection, PatientId patient);

// Those that this record stands for besides itself, in the order of their numbers.
std::vector<PatientId> records_behind(Connection& connection, PatientId patient);

}  // namespace psoas::storage
