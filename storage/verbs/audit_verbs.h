#pragma once

// domain/store/audit.h in SQL.

#include "domain/base/clock.h"
#include "domain/catalogue/catalogue.h"
#include "domain/store/audit.h"
#include "storage/engine/connection.h"

namespace psoas::storage {

class AuditVerbs final : public AuditTrail {
 public:
  AuditVerbs(Connection& connection, const Catalogue& catalogue, const Clock& clock)
      : x_connection(connection), x_catalogue(catalogue), x_clock(clock) {}

  std::vector<AuditLine> entries(const AuditFilter& filter, std::int64_t before, int most) override;
  std::int64_t count(const AuditFilter& filter) override;
  AuditComparison comparison(std::int64_t sequence) override;
  std::vector<std::string> users() override;
  std::vector<std::string> entities() override;

 private:
  // The document that stood after the entry; nothing when it cannot be known.
  std::optional<std::string> document_after(const AuditEntry& entry);
  std::optional<std::string> document_stored(const AuditEntry& entry);

  Connection& x_connection;
  const Catalogue& x_catalogue;
  const Clock& x_clock;
};

}  // namespace psoas::storage
