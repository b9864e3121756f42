#pragma once

// What outcome analyses read, in SQL that walks each table once in the order in which it lies.

#include "domain/catalogue/catalogue.h"
#include "domain/store/outcome_source.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

class OutcomeVerbs final : public OutcomeSource {
 public:
  OutcomeVerbs(Connection& connection, const Catalogue& catalogue, const Gate* gate)
      : x_connection(connection), x_catalogue(catalogue), x_gate(gate) {}

  OutcomeRecord record(const OutcomeWanted& wanted, Progress& progress) override;

 private:
  Connection& x_connection;
  const Catalogue& x_catalogue;
  const Gate* x_gate;
};

}  // namespace psoas::storage
