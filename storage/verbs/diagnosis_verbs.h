#pragma once

// domain/store/diagnoses.h in SQL.

#include "domain/store/diagnoses.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

class DiagnosisVerbs final : public DiagnosisChanges {
 public:
  // `gate` is nullptr inside a read closure, which sees only Diagnoses.
  DiagnosisVerbs(Connection& connection, Gate* gate) : x_connection(connection), x_gate(gate) {}

 private:
  [[maybe_unused]] Connection& x_connection;
  [[maybe_unused]] Gate* x_gate;
};

}  // namespace psoas::storage
