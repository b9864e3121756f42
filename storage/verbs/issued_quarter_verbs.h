#pragma once

// domain/store/issued_quarters.h in SQL.

#include "domain/store/issued_quarters.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

class IssuedQuarterVerbs final : public IssuedQuarterChanges {
 public:
  // `gate` is nullptr inside a read closure, which sees only IssuedQuarters.
  IssuedQuarterVerbs(Connection& connection, Gate* gate) : x_connection(connection), x_gate(gate) {}

  std::vector<IssuedQuarter> list() override;
  std::optional<IssuedQuarter> latest(Quarter quarter) override;
  std::int64_t last_entry() override;
  std::vector<QuarterChange> changes_since(std::int64_t entry, Quarter quarter) override;

  IssuedQuarter issue(const IssuedQuarter& issued) override;

 private:
  Connection& x_connection;
  Gate* x_gate;
};

}  // namespace psoas::storage
