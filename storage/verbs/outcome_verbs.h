#pragma once

// What outcome analyses read, in SQL that walks each table once in the order in which it lies.

#include "domain/catalogue/catalogue.h"
#include "domain/store/outcome_source.h"
#include "storage/engine/connection.h"

namespace psoas::storage {

class OutcomeVerbs final : public OutcomeSource {
 public:
  OutcomeVerbs(Connection& connection, const Catalogue& catalogue) : x_connection(connection), x_catalogue(catalogue) {}

  OutcomeRecord record(const OutcomeWanted& wanted, Progress& progress) override;

 private:
  Connection& x_connection;
  const Catalogue& x_catalogue;
};

}  // namespace psoas::storage
