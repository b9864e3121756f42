#pragma once

// Compares what is stored with what the audit trail says was stored last.

#include <functional>
#include <string_view>

#include "domain/base/progress.h"
#include "domain/store/protection.h"
#include "storage/engine/connection.h"
#include "storage/protection/keys.h"

namespace psoas::storage {

// All that is about one patient.
SweepReport sweep_patient(Connection& connection, const Keys& keys, PatientId patient);

// Called between two pieces of a sweep, outside of any statement: whoever reads in a transaction can end it and begin
// another, so that others can save in between.
using Breath = std::function<void()>;

// All subjects. Throws Cancelled.
SweepReport sweep_all(
    Connection& connection, const Keys& keys, Progress& progress, const Breath& breath = [] {});

// Whether there is something under this number that no entry of the trail knows, and that does not stand there from the
// beginning. Looks through all subjects of the kind.
bool is_unknown(Connection& connection, std::string_view entity, std::int64_t id);

}  // namespace psoas::storage
