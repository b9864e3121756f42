#pragma once

// domain/store/adverse_events.h in SQL.

#include "domain/store/adverse_events.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

class AdverseEventVerbs final : public AdverseEventChanges {
 public:
  // `gate` is nullptr inside a read closure, which sees only AdverseEvents.
  AdverseEventVerbs(Connection& connection, Gate* gate) : x_connection(connection), x_gate(gate) {}

 private:
  [[maybe_unused]] Connection& x_connection;
  [[maybe_unused]] Gate* x_gate;
};

}  // namespace psoas::storage
