#pragma once

// domain/store/audit.h in SQL.

#include "domain/base/clock.h"
#include "domain/catalogue/catalogue.h"
#include "domain/store/audit.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

class AuditVerbs final : public AuditTrail {
 public:
  AuditVerbs(Connection& connection, const Catalogue& catalogue, const Clock& clock, Gate* gate)
      : x_connection(connection), x_catalogue(catalogue), x_clock(clock), x_gate(gate) {}

  std::vector<AuditLine> entries(const AuditFilter& filter, std::int64_t before, int most) override;
  std::int64_t count(const AuditFilter& filter) override;
  AuditComparison comparison(std::int64_t sequence) override;
  std::vector<std::string> users() override;
  std::vector<std::string> entities() override;

 private:
  // A patient's entries go with the chart; all others are the reviewer's, and one's own everybody's who may review
  // those. Throws StoreError not_permitted.
  AuditFilter permitted(const AuditFilter& filter) const;

  // The document that stood after the entry; nothing when it cannot be known.
  std::optional<std::string> document_after(const AuditEntry& entry);

  Connection& x_connection;
  const Catalogue& x_catalogue;
  const Clock& x_clock;
  Gate* x_gate;
};

}  // namespace psoas::storage
