#pragma once

// domain/store/audit.h in SQL.

#include "domain/store/audit.h"
#include "storage/engine/connection.h"

namespace psoas::storage {

class Query;

class AuditVerbs final : public AuditTrail {
 public:
  explicit AuditVerbs(Connection& connection) : x_connection(connection) {}

  std::vector<AuditLine> entries(const AuditFilter& filter, std::int64_t before, int most) override;
  std::int64_t count(const AuditFilter& filter) override;
  std::vector<std::string> users() override;
  std::vector<std::string> entities() override;

 private:
  Connection& x_connection;
};

}  // namespace psoas::storage
