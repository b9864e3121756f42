#include "storage/entrance.h"

#include <algorithm>

#include "domain/base/text.h"
#include "domain/base/uuid.h"
#include "storage/engine/query.h"
#include "storage/protection/aggregate_digest.h"
#include "storage/protection/chain.h"
#include "storage/protection/sweep.h"
#include "storage/record_store.h"
#include "storage/steady_time.h"
#include "storage/text.h"
#include "storage/verbs/account_verbs.h"
#include "storage/verbs/backup_verbs.h"
#include "storage/verbs/draft_sealing.h"

namespace psoas::storage {

namespace {

constexpr std::int64_t fresh_milliseconds =
    std::chrono::duration_cast<std::chrono::milliseconds>(password_stays_fresh).count();

std::string clinic_name(Connection& connection) {
  Query query(connection, "SELECT name FROM clinic");
  return query.next() ? query.text(0) : std::string();
}

// Who acts before anybody is known: the program, in the name of an account.
Session session_of(const Account& account, std::string_view workstation) {
  return {account.name, account.roles, new_uuid(), std::string(workstation)};
}

Entitlement with_keys(std::shared_ptr<const Keys> keys) {
  Entitlement entitlement;
  entitlement.everything = true;
  entitlement.keys = std::move(keys);
  return entitlement;
}

// Rows and the entries about them as they were at one moment, whatever others write.
class Snapshot {
 public:
  explicit Snapshot(Connection& connection) : x_connection(connection) { x_connection.begin_reading(); }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  ~Snapshot() { x_connection.roll_back(); }

 private:
  Connection& x_connection;
};

// Throws LogInError.
Account administrator_named(Connection& connection, std::string_view name) {
  std::optional<Account> account = account_named(connection, trimmed(name));
  if (!account || !account->roles.has(Role::administrator)) throw LogInError(LogInRefusal::wrong);
  return std::move(*account);
}

RecoverySecret new_recovery_secret() {
  RecoverySecret secret;
  fill_with_chance(secret);
  return secret;
}

// The clinic's passphrase opens backups under the master key there was, and nobody is here to type it again.
bool forget_passphrase(Connection& connection, Gate& gate) {
  BackupVerbs backups(connection, &gate);
  if (!backups.state().passphrase) return false;
  backups.take_passphrase_away();
  return true;
}

}  // namespace

void RecordEntrance::look_again() { x_open_keys = x_book->keys_lying_open(); }

bool RecordEntrance::lies_open() {
  if (x_open_keys && has_accounts_stored(x_store.connection())) look_again();
  return x_open_keys != nullptr;
}

// Whoever waited for his turn to write may have waited for the first account to be made.
void RecordEntrance::require_in_force(const Entitlement& entitlement) {
  if (x_open_keys && entitlement.keys == x_open_keys && !lies_open())
    throw StoreError(StoreFault::locked_out, "the file has accounts by now");
}

bool RecordEntrance::is_demo() { return x_book->is_demo(); }

// A demonstration's passwords are known to everybody: work spent on them would protect nothing.
KdfWork RecordEntrance::work() { return is_demo() ? quick_work : x_work; }

std::shared_ptr<const Keys> RecordEntrance::keys() const {
  if (x_open_keys) return x_open_keys;
  if (x_keys_at_door) return x_keys_at_door;
  for (const auto& [id, live] : x_live)
    if (auto held = live->keys.load()) return held;
  return nullptr;
}

RecordEntrance::AtTheDoor::AtTheDoor(RecordEntrance& entrance, std::shared_ptr<const Keys> keys)
    : x_entrance(entrance) {
  x_entrance.x_keys_at_door = std::move(keys);
}

RecordEntrance::AtTheDoor::~AtTheDoor() {
  x_entrance.x_keys_at_door = nullptr;
  x_entrance.x_store.close_if_locked();
}

LiveSession& RecordEntrance::live(const Session& session) {
  const auto found = x_live.find(session.id);
  if (found == x_live.end() || !found->second->keys.load())
    throw StoreError(StoreFault::locked_out, "nobody is logged in");
  return *found->second;
}

Entitlement RecordEntrance::entitlement_of(const Session& session) {
  if (session.actor.empty()) throw StoreError(StoreFault::locked_out, "no one is logged in");
  if (lies_open()) return with_keys(x_open_keys);
  if (x_store.waits_for_upgrade()) throw StoreError(StoreFault::locked_out, "nobody has logged in yet");
  const LiveSession& live_session = live(session);
  Entitlement entitlement;
  entitlement.password_is_fresh = steady_milliseconds() - live_session.password_given_at < fresh_milliseconds;
  entitlement.keys = live_session.keys.load();
  if (!entitlement.keys) throw StoreError(StoreFault::locked_out, "nobody is logged in");  // locked meanwhile
  const std::string fault = read_in_force(live_session.account, entitlement);
  if (fault.empty()) return entitlement;
  live_session.lock();
  x_store.close_if_locked();
  throw StoreError(StoreFault::locked_out, fault);
}

std::string RecordEntrance::read_in_force(AccountId id, Entitlement& entitlement) {
  Connection& connection = x_store.connection();
  const Snapshot snapshot(connection);
  if (!is_as_noted(connection, entitlement.keys->digests, "account", id.number))
    return "the account was changed outside the program";
  const Account account = stored_account(connection, id);
  if (account.disabled) return "the account is disabled";
  entitlement.must_change_password = account.must_change_password;
  if (account.must_change_password) return "";
  entitlement.roles = account.roles;
  entitlement.grants = grants_in_force(*entitlement.keys);
  entitlement.emergencies = emergencies_in_force(id, *entitlement.keys);
  return "";
}

bool RecordEntrance::is_known(std::string_view entity, std::int64_t id, const Keys& keys) {
  Connection& connection = x_store.connection();
  const std::string noted = digest_noted_last(connection, entity, id);
  if (has_digest_noted(connection, keys.digests, entity, id, noted)) return true;
  x_store.found_tampered({noted.empty() ? RecordFault::added : RecordFault::changed, std::string(entity), id, {}});
  return false;
}

Grants RecordEntrance::grants_in_force(const Keys& keys) {
  Grants grants = stored_grants(x_store.connection());
  if (!grants.empty() && !is_known("grants", 1, keys)) grants.clear();
  return grants;
}

std::set<PatientId> RecordEntrance::emergencies_in_force(AccountId account, const Keys& keys) {
  std::set<PatientId> patients;
  Query query(x_store.connection(), "SELECT id, patient FROM emergency_access WHERE account = $1 AND ends_at > $2",
              account, x_clock.now());
  while (query.next())
    if (is_known(emergency_entity, query.integer(0), keys)) patients.insert(query.id<PatientId>(1));
  return patients;
}

Session RecordEntrance::begin_session(const Account& account, std::shared_ptr<const Keys> keys,
                                      std::string_view workstation) {
  auto live_session = std::make_shared<LiveSession>();
  live_session->session = session_of(account, workstation);
  live_session->account = account.id;
  live_session->keys.store(std::move(keys));
  live_session->password_given_at = steady_milliseconds();
  const Session session = live_session->session;
  x_live[session.id] = live_session;
  return session;
}

// A program cannot choose its own.
bool RecordEntrance::must_choose_own_password(const Account& account) { return !account.service && !is_demo(); }

void RecordEntrance::require_good_password(std::string_view password, const Account& account) {
  Problems problems = check_password(password, {account.name, account.full_name, clinic_name(x_store.connection())});
  // What everybody may know need not be hard to guess.
  if (!problems.empty() && !is_demo()) throw LogInError(std::move(problems));
}

Entered RecordEntrance::make_first(const Account& asked, std::string_view password, std::string_view workstation) {
  if (has_accounts()) throw StoreError(StoreFault::duplicate, "account");
  Account first = asked;
  first.name = std::string(trimmed(first.name));
  first.roles = first.roles.with(Role::administrator);
  if (const Problems problems = check(first); !problems.empty()) throw LogInError(problems);
  require_good_password(password, first);
  const RecoverySecret code = new_recovery_secret();
  const PreparedSlot password_slot = prepared_slot(password, work());
  const PreparedSlot recovery_slot = prepared_slot(known_of(code), work());
  // The key that lay open may be known to somebody: the trail goes on under a new one. Where the pages are keyed by it,
  // it never lay anywhere.
  const auto keys = x_store.is_keyed() ? x_open_keys : std::make_shared<const Keys>(random_key());
  bool passphrase_is_gone = false;
  write_slots(session_of(first, workstation), with_keys(keys), [&](Connection& connection, Gate& gate) {
    if (has_accounts_stored(connection)) throw StoreError(StoreFault::duplicate, "account");
    NoProgress progress;
    begin_chain(connection, gate, *keys, sweep_all(connection, *x_open_keys, progress).tampered);
    passphrase_is_gone = keys != x_open_keys && forget_passphrase(connection, gate);
    first.id = insert_account(connection, gate, first);
    put_password_slot(connection, *keys, first.id, password_slot);
    put_recovery_slot(connection, *keys, recovery_slot);
    gate.append({"add", "recovery code", 1, {}, {}, {}});
    close_open_slot(connection);
    seal_drafts(connection, *keys);
    gate.append({"add", "account", first.id.number, {}, "the first administrator", {}});
  });
  const Session session = begin_session(first, keys, workstation);
  look_again();
  x_store.keep_new_file();
  return {session, code, passphrase_is_gone};
}

// The computer's clock can be set; the process's own time cannot. A failure that lies in the future shows that it was
// set back: then the wait begins when this process hears of it.
void RecordEntrance::refuse_while_waiting(const Caller& caller) {
  const int wait = wait_after(caller.failures);
  if (wait == 0 || !caller.last_failure) return;
  std::int64_t since = (x_clock.now() - *caller.last_failure).count();
  if (since < 0) x_waits_since.try_emplace(caller.id.number, steady_milliseconds());
  const auto seen = x_waits_since.find(caller.id.number);
  if (seen != x_waits_since.end()) {
    const std::int64_t steady = steady_milliseconds() - seen->second;
    since = since < 0 ? steady : std::min(since, steady);
  }
  const std::int64_t left = std::int64_t{wait} * 1000 - since;
  if (left > 0) throw LogInError(LogInRefusal::wait, static_cast<int>((left + 999) / 1000));
}

void RecordEntrance::count_failure(AccountId account) {
  x_waits_since[account.number] = steady_milliseconds();
  x_book->count_failure(account, x_clock.now());
}

// Roles and the rest of the account are held by its digest, so that nobody becomes an administrator by editing a row.
void RecordEntrance::require_known_account(const Keys& keys, AccountId account) {
  if (!is_as_noted(x_store.connection(), keys.digests, "account", account.number))
    throw LogInError(LogInRefusal::tampered);
}

// A file of keys may be older than the record, or not have come to the end of a change: a password that was taken away
// opens the file then, and not the record.
void RecordEntrance::require_stored_slot(const Unlocked& unlocked) {
  if (!unlocked.by) return;
  const std::vector<StoredSlot> stored = stored_slots(x_store.connection());
  if (std::find(stored.begin(), stored.end(), *unlocked.by) != stored.end()) return;
  x_book->has_changed();
  throw LogInError(LogInRefusal::wrong);
}

Unlocked RecordEntrance::unlocked_by(const Caller& caller, std::string_view password) {
  refuse_while_waiting(caller);
  Unlocked unlocked = x_book->by_password(caller.id, password, work());
  if (unlocked.keys) return unlocked;
  count_failure(caller.id);
  throw LogInError(LogInRefusal::wrong);
}

Account RecordEntrance::known_account(const Caller& caller, const Unlocked& unlocked) {
  const Snapshot snapshot(x_store.connection());
  require_stored_slot(unlocked);
  require_known_account(*unlocked.keys, caller.id);
  const Account account = stored_account(x_store.connection(), caller.id);
  if (account.disabled || std::max(account.failures, caller.failures) >= failures_that_disable)
    throw LogInError(LogInRefusal::disabled);
  x_waits_since.erase(account.id.number);
  return account;
}

void RecordEntrance::enter_unreported(Connection& connection, Gate& gate, const std::vector<AccountAtDoor>& accounts,
                                      AccountId logged_in) {
  for (const AccountAtDoor& account : accounts) {
    if (account.id == logged_in) continue;
    for (int i = 0; i < account.unreported; ++i)
      count_failed_log_in(connection, account.id, account.last_failure.value_or(gate.now()));
    gate.append({"refuse",
                 "session",
                 account.id.number,
                 {},
                 std::to_string(account.unreported) + " failed attempts before anybody was in",
                 {}});
  }
}

void RecordEntrance::write_slots(const Session& session, const Entitlement& entitlement,
                                 const std::function<void(Connection&, Gate&)>& work) {
  x_store.write_as(session, entitlement, [&](Connection& connection, Gate& gate) {
    work(connection, gate);
    x_book->about_to_change(connection);
  });
  x_book->has_changed();
}

Session RecordEntrance::log_in(std::string_view name, std::string_view password, std::string_view workstation,
                               LogInAt at) {
  const std::optional<Caller> caller = x_book->named(trimmed(name));
  if (!caller) {
    x_book->by_password(std::nullopt, password, work());  // so that time does not tell
    throw LogInError(LogInRefusal::wrong);
  }
  const Unlocked unlocked = unlocked_by(*caller, password);
  const AtTheDoor at_the_door(*this, unlocked.keys);
  const std::shared_ptr<const Keys>& keys = unlocked.keys;
  const Account account = known_account(*caller, unlocked);
  // Only whoever knows the password learns what kind of account it is.
  if (account.service && at == LogInAt::window) throw LogInError(LogInRefusal::service);
  x_store.come_up_to_date(session_of(account, workstation), keys);
  const Session session = begin_session(account, keys, workstation);
  if (x_store.read_only()) return session;
  const std::vector<AccountAtDoor> unreported = x_book->unreported();
  x_store.write_as(session, with_keys(keys), [&](Connection& writing, Gate& gate) {
    enter_unreported(writing, gate, unreported, account.id);
    note_log_in(writing, account.id, gate.now());
    gate.append({"log_in",
                 "session",
                 account.id.number,
                 {},
                 caller->failures == 0 ? "" : "after " + std::to_string(caller->failures) + " failed attempts",
                 {}});
  });
  x_book->reported(account.id);
  return session;
}

Entered RecordEntrance::use_recovery_code(const RecoverySecret& code, std::string_view administrator,
                                          std::string_view new_password, std::string_view workstation) {
  const Unlocked unlocked = x_book->by_recovery_code(code, work());
  if (!unlocked.keys) throw LogInError(LogInRefusal::not_the_one);
  const AtTheDoor at_the_door(*this, unlocked.keys);
  const std::shared_ptr<const Keys>& keys = unlocked.keys;
  require_stored_slot(unlocked);
  Account account = administrator_named(x_store.connection(), administrator);
  require_good_password(new_password, account);
  x_store.come_up_to_date(session_of(account, workstation), keys);
  const RecoverySecret new_code = new_recovery_secret();
  const PreparedSlot password_slot = prepared_slot(new_password, work());
  const PreparedSlot recovery_slot = prepared_slot(known_of(new_code), work());
  write_slots(session_of(account, workstation), with_keys(keys), [&](Connection& writing, Gate& gate) {
    account = administrator_named(writing, administrator);
    account.disabled = false;
    account.must_change_password = false;
    gate.require_untouched("recovery code", 1);
    put_recovery_slot(writing, *keys, recovery_slot);
    gate.append({"replace", "recovery code", 1, {}, {}, {}});
    note_log_in(writing, account.id, gate.now());
    put_password(writing, gate, *keys, account, password_slot, "recover", "by the recovery code");
  });
  x_waits_since.erase(account.id.number);
  x_book->forget_failures(account.id);
  const Session session = begin_session(account, keys, workstation);
  look_again();
  return {session, new_code};
}

void RecordEntrance::lock(const Session& session) {
  const auto found = x_live.find(session.id);
  if (found != x_live.end()) found->second->lock();
  x_store.close_if_locked();
}

void RecordEntrance::unlock(const Session& session, std::string_view password) {
  const auto found = x_live.find(session.id);
  if (found == x_live.end()) throw StoreError(StoreFault::locked_out, "nobody is logged in");
  const Caller caller = x_book->caller(found->second->account);
  const Unlocked unlocked = unlocked_by(caller, password);
  const AtTheDoor at_the_door(*this, unlocked.keys);
  known_account(caller, unlocked);
  found->second->keys.store(unlocked.keys);
  found->second->password_given_at = steady_milliseconds();
}

void RecordEntrance::log_out(const Session& session) {
  const auto found = x_live.find(session.id);
  if (found == x_live.end()) return;
  const std::shared_ptr<LiveSession> live_session = found->second;
  const std::shared_ptr<const Keys> keys = live_session->keys.load();
  if (keys && !x_store.read_only()) {
    try {
      x_store.write_as(live_session->session, with_keys(keys), [&](Connection&, Gate& gate) {
        gate.append({"log_out", "session", live_session->account.number, {}, {}, {}});
      });
      if (x_store.is_keyed()) x_store.protection().keep_anchor();  // it closes with the keys
    } catch (const StoreError&) {
      // Leaving must not fail: the next log-in shows that this one ended without a word.
    }
  }
  live_session->keys.store(nullptr);
  x_live.erase(found);
  x_store.close_if_locked();
}

void RecordEntrance::give_password(const Session& session, std::string_view password) {
  if (!has_accounts()) return;
  LiveSession& live_session = live(session);
  const Caller caller = x_book->caller(live_session.account);
  known_account(caller, unlocked_by(caller, password));
  live_session.password_given_at = steady_milliseconds();
}

void RecordEntrance::change_password(const Session& session, std::string_view old_password,
                                     std::string_view new_password) {
  const Account before = stored_account(x_store.connection(), live(session).account);
  give_password(session, old_password);
  const std::shared_ptr<const Keys> keys = entitlement_of(session).keys;
  require_good_password(new_password, before);
  const PreparedSlot slot = prepared_slot(new_password, work());
  write_slots(session, with_keys(keys), [&](Connection& connection, Gate& gate) {
    Account account = stored_account(connection, before.id);
    // Disabled meanwhile, or given another password than the one that was asked for here.
    if (account.revision != before.revision) throw StoreError(StoreFault::stale, "account");
    account.must_change_password = false;
    put_password(connection, gate, *keys, account, slot, "password", "changed by its owner");
  });
}

std::shared_ptr<const Pass> RecordEntrance::pass(const Session& session) {
  if (!has_accounts()) return nullptr;
  live(session);
  return x_live.at(session.id);
}

void RecordEntrance::admit(const std::shared_ptr<const Pass>& pass) {
  const auto live_session = std::dynamic_pointer_cast<const LiveSession>(pass);
  if (!live_session) return;
  lies_open();
  // Shared on purpose: ended in one store, it is ended in all.
  x_live[live_session->session.id] = std::const_pointer_cast<LiveSession>(live_session);
}

bool RecordEntrance::allows(const Session& session, Permission permission) {
  const Entitlement entitlement = entitlement_of(session);
  return entitlement.everything || is_allowed(entitlement.roles, permission, entitlement.grants);
}

bool RecordEntrance::must_change_password(const Session& session) {
  return has_accounts() && stored_account(x_store.connection(), live(session).account).must_change_password;
}

EmergencyAccess RecordEntrance::begin_emergency(const Session& session, PatientId patient, std::string_view reason) {
  if (trimmed(reason).size() < shortest_emergency_reason) throw std::invalid_argument("emergency reason");
  const Entitlement entitlement = entitlement_of(session);
  if (entitlement.everything) throw StoreError(StoreFault::not_permitted, "accounts");
  if (entitlement.must_change_password) throw StoreError(StoreFault::own_password_needed, "");
  EmergencyAccess emergency;
  emergency.account = session.actor;
  emergency.patient = patient;
  emergency.reason = std::string(trimmed(reason));
  const AccountId account = live(session).account;
  x_store.write_as(session, entitlement, [&](Connection& connection, Gate& gate) {
    emergency.begun_at = gate.now();
    emergency.ends_at = emergency.begun_at + emergency_lasts;
    emergency.id = insert_emergency(connection, account, emergency);
    gate.append({"emergency", emergency_entity, emergency.id, patient, emergency.reason, {}});
  });
  return emergency;
}

void RecordEntrance::note(const Session& session, std::string_view action, std::optional<PatientId> patient,
                          std::string_view detail) {
  if (x_store.read_only()) return;
  const Entitlement entitlement = entitlement_of(session);
  x_store.write_as(session, entitlement, [&](Connection&, Gate& gate) {
    gate.append({action, chart_entity, patient ? patient->number : 0, patient.value_or(PatientId{}), detail, {}});
  });
}

void RecordEntrance::note_patient_rows(const Session& session, std::string_view detail, std::string_view reason) {
  const Entitlement entitlement = entitlement_of(session);
  const std::string_view why = trimmed(reason);
  if (why.empty() && !entitlement.everything && !is_demo()) throw StoreError(StoreFault::reason_needed, "");
  Gate(x_store.connection(), session, x_clock, {}, entitlement).require(Permission::read_outcome_patients);
  const std::string noted = std::string(detail) + ", rows of patients" + (why.empty() ? "" : ": ") + std::string(why);
  note(session, "export", std::nullopt, noted);
}

}  // namespace psoas::storage
