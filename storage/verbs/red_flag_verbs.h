#pragma once

// domain/store/red_flags.h in SQL.

#include "domain/store/red_flags.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

class RedFlagVerbs final : public RedFlagChanges {
 public:
  // `gate` is nullptr inside a read closure, which sees only RedFlags.
  RedFlagVerbs(Connection& connection, Gate* gate) : x_connection(connection), x_gate(gate) {}

 private:
  [[maybe_unused]] Connection& x_connection;
  [[maybe_unused]] Gate* x_gate;
};

}  // namespace psoas::storage
