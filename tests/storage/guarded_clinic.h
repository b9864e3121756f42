#pragma once

// A clinic with accounts, in a file of its own folder.

#include <memory>
#include <string>
#include <vector>

#include "domain/store/audit.h"
#include "storage/sqlite/door.h"
#include "tests/storage/clinic_for_tests.h"
#include "tests/support/accounts.h"

namespace psoas::tests {

// A clinic with an administrator; its passwords cost little work.
struct Guarded {
  FixedClock clock{noon(day(2026, 3, 2))};
  TemporaryFolder folder;
  storage::SqliteDoor door{clock, {.busy_ms = 5000, .vfs = "", .work = storage::quick_work}};
  std::unique_ptr<Store> store;
  Entered entered;

  Guarded() {
    store = door.create(folder.file(), clinic_named("Hilltop"), staff());
    entered = store->entrance().make_first(account("Adams", Role::administrator), good, "office");
  }
  Entrance& entrance() { return store->entrance(); }
  const Session& administrator() const { return entered.session; }

  Session with(const std::string& name, Roles roles) {
    entrance().add_account(administrator(), account(name, roles), given);
    const Session session = entrance().log_in(name, given, "front-desk");
    entrance().change_password(session, given, better);
    return session;
  }
  void open_again() {
    store.reset();
    store = door.open(folder.file(), Access::read_write);
  }
  std::vector<AuditLine> trail() {
    return store->read(administrator(), [](Reading& reading) { return audit_trail_of(reading).entries({}, 0, 1000); });
  }
};

}  // namespace psoas::tests
