#pragma once

// Looks into a demo clinic beside the console: logged in as its physician, where it has accounts.

#include "domain/demo/demo_accounts.h"
#include "domain/store/entrance.h"
#include "tests/console/console_run.h"

namespace psoas::tests {

struct DemoSession {
  DemoSession(ConsoleRun& console, const std::string& file) : store(console.door().open(file, Access::read_write)) {
    session.actor = "reader";
    session.roles = all_roles;
    if (!store->entrance().has_accounts()) return;
    for (const DemoAccount& account : demo_accounts)
      if (account.role == Role::physician) session = store->entrance().log_in(account.name, account.password, "test");
  }
  std::unique_ptr<Store> store;
  Session session;
};

}  // namespace psoas::tests
