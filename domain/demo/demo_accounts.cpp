#include "domain/demo/demo_accounts.h"

namespace psoas {

namespace {

Account account_of(const DemoAccount& demo) {
  Account account;
  account.name = demo.name;
  account.full_name = demo.full_name;
  account.roles = demo.role;
  return account;
}

}  // namespace

Session make_demo_accounts(Entrance& entrance, std::string_view workstation) {
  const Session administrator =
      entrance.make_first(account_of(demo_accounts.front()), demo_accounts.front().password, workstation).session;
  for (const DemoAccount& demo : demo_accounts)
    if (demo.role != Role::administrator) entrance.add_account(administrator, account_of(demo), demo.password);
  entrance.log_out(administrator);
  const DemoAccount& physician = demo_accounts[1];
  static_assert(demo_accounts[1].role == Role::physician);
  return entrance.log_in(physician.name, physician.password, workstation);
}

}  // namespace psoas
