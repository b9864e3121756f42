#pragma once

// domain/store/follow_ups.h in SQL.

#include "domain/store/follow_ups.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

class FollowUpVerbs final : public FollowUpChanges {
 public:
  // `gate` is nullptr inside a read closure, which sees only FollowUps.
  FollowUpVerbs(Connection& connection, Gate* gate) : x_connection(connection), x_gate(gate) {}

 private:
  [[maybe_unused]] Connection& x_connection;
  [[maybe_unused]] Gate* x_gate;
};

}  // namespace psoas::storage
