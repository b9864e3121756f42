#include "storage/verbs/account_verbs.h"

#include <nlohmann/json.hpp>

#include "storage/engine/query.h"
#include "storage/text.h"

namespace psoas::storage {

namespace {

#define PSOAS_ACCOUNT_COLUMNS                                                                                   \
  "SELECT a.id, a.name, a.full_name, a.roles, a.service, a.disabled, a.must_change_password, a.created_at,"     \
  " a.revision, coalesce(l.failures, 0), l.last_failure, l.last_log_in FROM account a LEFT JOIN log_in_state l" \
  " ON l.account = a.id "

Account read_account(Query& query) {
  Account account;
  account.id = query.id<AccountId>(0);
  account.name = query.text(1);
  account.full_name = query.text(2);
  account.roles = roles_of(query.view(3)).value_or(Roles());
  account.service = query.flag(4);
  account.disabled = query.flag(5);
  account.must_change_password = query.flag(6);
  account.created_at = query.moment(7);
  account.revision = query.small(8);
  account.failures = query.small(9);
  account.last_failure = query.moment_or_none(10);
  account.last_log_in = query.moment_or_none(11);
  return account;
}

}  // namespace

std::vector<Account> stored_accounts(Connection& connection) {
  std::vector<Account> accounts;
  Query query(connection, PSOAS_ACCOUNT_COLUMNS "ORDER BY a.folded_name");
  while (query.next()) accounts.push_back(read_account(query));
  return accounts;
}

std::optional<Account> account_named(Connection& connection, std::string_view name) {
  Query query(connection, PSOAS_ACCOUNT_COLUMNS "WHERE a.folded_name = $1", folded(name));
  if (!query.next()) return std::nullopt;
  return read_account(query);
}

Account stored_account(Connection& connection, AccountId id) {
  Query query(connection, PSOAS_ACCOUNT_COLUMNS "WHERE a.id = $1", id);
  if (!query.next()) throw StoreError(StoreFault::missing, "account " + std::to_string(id.number));
  return read_account(query);
}

AccountId insert_account(Connection& connection, Gate& gate, const Account& account) {
  const auto id = inserted(connection,
                           "INSERT INTO account (name, folded_name, full_name, roles, service, disabled,"
                           " must_change_password, created_at, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)"
                           " ON CONFLICT (folded_name) DO NOTHING",
                           account.name, folded(account.name), account.full_name, text_of(account.roles),
                           account.service, account.disabled, account.must_change_password, gate.now());
  if (!id) throw StoreError(StoreFault::duplicate, "account");
  return AccountId{*id};
}

void update_account(Connection& connection, const Account& account) {
  run(connection,
      "UPDATE account SET full_name = $1, roles = $2, service = $3, disabled = $4, must_change_password = $5,"
      " revision = revision + 1 WHERE id = $6",
      account.full_name, text_of(account.roles), account.service, account.disabled, account.must_change_password,
      account.id);
}

std::string document_of(const Account& account) {
  return nlohmann::ordered_json{{"name", account.name},
                                {"full_name", account.full_name},
                                {"roles", text_of(account.roles)},
                                {"service", account.service},
                                {"disabled", account.disabled},
                                {"must_change_password", account.must_change_password}}
      .dump();
}

void put_password(Connection& connection, Gate& gate, const Keys& keys, const Account& changed,
                  const PreparedSlot& slot, std::string_view action, std::string_view how) {
  gate.require_untouched("account", changed.id.number);
  const std::string old = document_of(stored_account(connection, changed.id));
  update_account(connection, changed);
  put_password_slot(connection, keys, changed.id, slot);
  gate.append({action, "account", changed.id.number, {}, how, old});
}

void forget_failures(Connection& connection, AccountId account) {
  run(connection, "UPDATE log_in_state SET failures = 0 WHERE account = $1", account);
}

void count_failed_log_in(Connection& connection, AccountId account, Moment at) {
  run(connection,
      "INSERT INTO log_in_state (account, failures, last_failure) VALUES ($1, 1, $2)"
      " ON CONFLICT (account) DO UPDATE SET failures = log_in_state.failures + 1,"
      " last_failure = CASE WHEN log_in_state.last_failure > excluded.last_failure THEN log_in_state.last_failure"
      " ELSE excluded.last_failure END",
      account, at);
}

void note_log_in(Connection& connection, AccountId account, Moment at) {
  run(connection,
      "INSERT INTO log_in_state (account, failures, last_log_in) VALUES ($1, 0, $2)"
      " ON CONFLICT (account) DO UPDATE SET failures = 0, last_log_in = excluded.last_log_in",
      account, at);
}

Grants stored_grants(Connection& connection) {
  Grants grants;
  Query query(connection, "SELECT role, permission FROM role_grant ORDER BY role, permission");
  while (query.next()) {
    const auto role = role_of(query.view(0));
    const auto permission = permission_of(query.view(1));
    if (role && permission && may_be_granted(*role, *permission)) grants.emplace(*role, *permission);
  }
  return grants;
}

void replace_grants(Connection& connection, const Grants& grants) {
  run(connection, "DELETE FROM role_grant");
  for (const auto& [role, permission] : grants)
    run(connection, "INSERT INTO role_grant (role, permission) VALUES ($1, $2)", code_of(role), code_of(permission));
}

std::string document_of(const Grants& grants) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto& [role, permission] : grants)
    list.push_back({{"role", code_of(role)}, {"permission", code_of(permission)}});
  return list.dump();
}

std::int64_t insert_emergency(Connection& connection, AccountId account, const EmergencyAccess& emergency) {
  return inserted(connection,
                  "INSERT INTO emergency_access (account, patient, reason, begun_at, ends_at)"
                  " VALUES ($1, $2, $3, $4, $5)",
                  account, emergency.patient, emergency.reason, emergency.begun_at, emergency.ends_at)
      .value();
}

bool mark_reviewed(Connection& connection, const Gate& gate, std::int64_t emergency) {
  return change(connection,
                "UPDATE emergency_access SET reviewed_at = $1, reviewed_by = $2 WHERE id = $3"
                " AND reviewed_at IS NULL",
                gate.now(), gate.actor(), emergency) != 0;
}

std::vector<EmergencyAccess> stored_emergencies(Connection& connection, bool with_reviewed) {
  std::vector<EmergencyAccess> list;
  Query query(connection,
              "SELECT e.id, a.name, e.patient, p.mrn, e.reason, e.begun_at, e.ends_at, e.reviewed_at, e.reviewed_by"
              " FROM emergency_access e JOIN account a ON a.id = e.account JOIN patient p ON p.id = e.patient"
              " WHERE $1 = 1 OR e.reviewed_at IS NULL ORDER BY e.id DESC",
              with_reviewed);
  while (query.next())
    list.push_back({query.integer(0), query.text(1), query.id<PatientId>(2), query.text(3), query.text(4),
                    query.moment(5), query.moment(6), query.moment_or_none(7), query.text(8)});
  return list;
}

}  // namespace psoas::storage
