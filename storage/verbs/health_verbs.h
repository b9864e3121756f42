#pragma once

// domain/store/health.h in SQL.

#include "domain/store/health.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

class HealthVerbs final : public HealthChanges {
 public:
  // `gate` is nullptr inside a read closure, which sees only Health.
  HealthVerbs(Connection& connection, Gate* gate) : x_connection(connection), x_gate(gate) {}

 private:
  [[maybe_unused]] Connection& x_connection;
  [[maybe_unused]] Gate* x_gate;
};

}  // namespace psoas::storage
