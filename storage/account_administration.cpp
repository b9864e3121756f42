// The part of the entrance that administrators use: accounts, grants, and what was opened in an emergency.

#include <algorithm>

#include "domain/base/text.h"
#include "storage/entrance.h"
#include "storage/record_store.h"
#include "storage/verbs/account_verbs.h"

namespace psoas::storage {

namespace {

bool is_last_administrator(Connection& connection, AccountId id) {
  const std::vector<Account> accounts = stored_accounts(connection);
  return std::none_of(accounts.begin(), accounts.end(), [&](const Account& other) {
    return other.id != id && other.roles.has(Role::administrator) && !other.disabled && !other.service;
  });
}

}  // namespace

std::vector<EmergencyAccess> RecordEntrance::emergencies(const Session& session, bool with_reviewed) {
  if (!allows(session, Permission::review_audit))
    throw StoreError(StoreFault::not_permitted, std::string(code_of(Permission::review_audit)));
  return stored_emergencies(x_store.connection(), with_reviewed);
}

void RecordEntrance::review_emergency(const Session& session, std::int64_t id) {
  x_store.write_as(session, entitlement_of(session), [&](Connection& connection, Gate& gate) {
    gate.require(Permission::review_audit);
    gate.require_untouched(emergency_entity, id);
    if (!mark_reviewed(connection, gate, id)) throw StoreError(StoreFault::stale, std::string(emergency_entity));
    gate.append({"review", emergency_entity, id, {}, {}, {}});
  });
}

std::vector<Account> RecordEntrance::accounts(const Session& session) {
  if (!allows(session, Permission::manage_accounts))
    throw StoreError(StoreFault::not_permitted, std::string(code_of(Permission::manage_accounts)));
  return stored_accounts(x_store.connection());
}

AccountId RecordEntrance::add_account(const Session& session, const Account& asked, std::string_view password) {
  const Entitlement entitlement = entitlement_of(session);
  if (!has_accounts()) throw StoreError(StoreFault::not_permitted, "accounts");
  Account account = asked;
  account.name = std::string(trimmed(account.name));
  if (const Problems problems = check(account); !problems.empty()) throw LogInError(problems);
  require_good_password(password, account);
  account.must_change_password = must_choose_own_password(account);
  const PreparedSlot slot = prepared_slot(password, work());
  write_slots(session, entitlement, [&](Connection& connection, Gate& gate) {
    gate.require(Permission::manage_accounts);
    account.id = insert_account(connection, gate, account);
    put_password_slot(connection, *entitlement.keys, account.id, slot);
    gate.append({"add", "account", account.id.number, {}, {}, {}});
  });
  return account.id;
}

void RecordEntrance::change_account(const Session& session, const Account& asked, std::string_view reason) {
  if (const Problems problems = check(asked); !problems.empty()) throw LogInError(problems);
  Account account = asked;
  bool enabled = false;
  x_store.write_as(session, entitlement_of(session), [&](Connection& connection, Gate& gate) {
    gate.require(Permission::manage_accounts);
    const Account old = stored_account(connection, account.id);
    if (old.revision != account.revision) throw StoreError(StoreFault::stale, "account");
    account.must_change_password = old.must_change_password;
    const bool stays = account.roles.has(Role::administrator) && !account.disabled && !account.service;
    if (!stays && old.roles.has(Role::administrator) && is_last_administrator(connection, account.id))
      throw StoreError(StoreFault::duplicate, "administrator");
    gate.require_untouched("account", account.id.number);
    update_account(connection, account);
    enabled = old.disabled && !account.disabled;
    if (enabled) forget_failures(connection, account.id);
    gate.append({"correct", "account", account.id.number, {}, reason, document_of(old)});
  });
  if (enabled) x_book->forget_failures(account.id);
}

void RecordEntrance::set_password(const Session& session, AccountId id, std::string_view password) {
  const Entitlement entitlement = entitlement_of(session);
  require_good_password(password, stored_account(x_store.connection(), id));
  const PreparedSlot slot = prepared_slot(password, work());
  write_slots(session, entitlement, [&](Connection& connection, Gate& gate) {
    gate.require(Permission::manage_accounts);
    Account account = stored_account(connection, id);
    account.must_change_password = must_choose_own_password(account);
    forget_failures(connection, id);
    put_password(connection, gate, *entitlement.keys, account, slot, "password", "set by an administrator");
  });
  x_book->forget_failures(id);
}

Grants RecordEntrance::grants(const Session& session) {
  entitlement_of(session);
  return stored_grants(x_store.connection());
}

void RecordEntrance::change_grants(const Session& session, const Grants& grants, std::string_view reason) {
  for (const auto& [role, permission] : grants)
    if (!may_be_granted(role, permission)) throw std::invalid_argument(std::string(code_of(permission)));
  x_store.write_as(session, entitlement_of(session), [&](Connection& connection, Gate& gate) {
    gate.require(Permission::manage_accounts);
    const Grants old = stored_grants(connection);
    gate.require_untouched("grants", 1);
    replace_grants(connection, grants);
    gate.append({"grant", "grants", 1, {}, reason, document_of(old)});
  });
}

}  // namespace psoas::storage
