#pragma once

// The store over a connection: lets sessions in, opens and ends transactions, and settles a commit that met an I/O
// error. Which database it is, and how its files are opened, is left to storage/sqlite.

#include <functional>
#include <memory>
#include <optional>

#include "domain/base/clock.h"
#include "domain/store/store.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"
#include "storage/verbs/own_catalogue_verbs.h"

namespace psoas::storage {

class RecordStore final : public Store {
 public:
  // Connects anew to the same records; used after an I/O error. Throws StoreError.
  using Reconnect = std::function<std::unique_ptr<Connection>()>;

  // Reads the clinic's catalogue. Throws StoreError.
  RecordStore(std::unique_ptr<Connection> connection, Reconnect reconnect, const Clock& clock, bool read_only);
  ~RecordStore() override;

  std::shared_ptr<const Catalogue> catalogue() const override { return x_catalogue.catalogue; }
  bool read_only() const override { return x_read_only; }

  Connection& connection() { return *x_connection; }

 private:
  void run_read(const Session& session, const std::function<void(Reading&)>& work) override;
  void run_write(const Session& session, const std::function<void(Writing&)>& work) override;
  void connect_again_if_lost();
  void settle(const Gate& gate, const CommitInDoubt& doubt);

  std::unique_ptr<Connection> x_connection;
  Reconnect x_reconnect;
  const Clock& x_clock;
  CatalogueInForce x_catalogue;
  bool x_read_only;
  std::optional<AuditSession> x_audit_session;
};

}  // namespace psoas::storage
