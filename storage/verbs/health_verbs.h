#pragma once

// domain/store/health.h in SQL.

#include "domain/store/health.h"
#include "storage/engine/connection.h"
#include "storage/engine/query.h"
#include "storage/gate.h"

namespace psoas::storage {

class HealthVerbs final : public HealthChanges {
 public:
  // `gate` is nullptr inside a read closure, which sees only Health.
  HealthVerbs(Connection& connection, Gate* gate) : x_connection(connection), x_gate(gate) {}

  HealthRecord of_patient(PatientId patient) override;
  void record(const HealthRecord& health, std::string_view reason) override;

 private:
  Connection& x_connection;
  Gate* x_gate;
};

// From the columns code, number, choice, detail, since, until, assessed_on, and code, which: both in the order of
// codes.
std::vector<HealthFact> read_health_facts(Query&& facts, Query&& which);

}  // namespace psoas::storage
