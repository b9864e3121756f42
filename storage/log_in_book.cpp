#include "storage/log_in_book.h"

#include <algorithm>

#include "storage/record_store.h"
#include "storage/sqlite/page_cipher.h"
#include "storage/verbs/account_verbs.h"

namespace psoas::storage {

namespace {

Caller caller_of(const Account& account) { return {account.id, account.failures, account.last_failure}; }

Caller caller_of(const AccountAtDoor& account) { return {account.id, account.failures, account.last_failure}; }

// The attempts that `before` tells of stay with their accounts.
void keep_attempts(DoorKeys& now, DoorKeys& before) {
  for (AccountAtDoor& account : now.accounts)
    if (const AccountAtDoor* old = before.account(account.id)) {
      account.failures = old->failures;
      account.last_failure = old->last_failure;
      account.unreported = old->unreported;
    }
}

}  // namespace

bool BookInRecord::is_demo() { return is_demo_stored(x_store.connection()); }

std::optional<Caller> BookInRecord::named(std::string_view name) {
  const std::optional<Account> account = account_named(x_store.connection(), name);
  return account ? std::optional<Caller>(caller_of(*account)) : std::nullopt;
}

Caller BookInRecord::caller(AccountId id) { return caller_of(stored_account(x_store.connection(), id)); }

Unlocked BookInRecord::by_password(std::optional<AccountId> account, std::string_view password,
                                   const KdfWork& weakest) {
  return {keys_of_password(x_store.connection(), account, password, weakest), std::nullopt};
}

Unlocked BookInRecord::by_recovery_code(const RecoverySecret& code, const KdfWork& weakest) {
  return {keys_of_recovery_code(x_store.connection(), code, weakest), std::nullopt};
}

std::shared_ptr<const Keys> BookInRecord::keys_lying_open() {
  Connection& connection = x_store.connection();
  return has_accounts_stored(connection) ? nullptr : keys_of_open_slot(connection);
}

void BookInRecord::count_failure(AccountId account, Moment at) {
  if (x_store.read_only()) return;
  x_store.write_aside([&](Connection& connection) { count_failed_log_in(connection, account, at); });
}

// A file just made has its keys beside it from its first account on.
bool BookInKeyFile::is_demo() { return x_file.exists() ? x_file.read().demo : is_demo_stored(x_store.connection()); }

std::optional<Caller> BookInKeyFile::named(std::string_view name) {
  const DoorKeys keys = x_file.read();
  const std::string digest = digest_of_name(keys.clinic, name);
  for (const AccountAtDoor& account : keys.accounts)
    if (account.name_digest == digest) return caller_of(account);
  return std::nullopt;
}

Caller BookInKeyFile::caller(AccountId id) {
  DoorKeys keys = x_file.read();
  const AccountAtDoor* account = keys.account(id);
  if (account == nullptr) throw StoreError(StoreFault::missing, "account " + std::to_string(id.number));
  return caller_of(*account);
}

// While a change is under way two slots of one account may stand in the file.
Unlocked BookInKeyFile::by(const std::string& kind, std::int64_t account, std::string_view known,
                           const KdfWork& weakest) {
  bool tried = false;
  for (const StoredSlot& slot : x_file.read().slots) {
    if (slot.kind != kind || slot.account != account) continue;
    tried = true;
    if (auto keys = keys_in(slot, known, weakest)) return {std::move(keys), slot};
  }
  if (!tried) keys_in(std::nullopt, known, weakest);  // so that time does not tell
  return {};
}

Unlocked BookInKeyFile::by_password(std::optional<AccountId> account, std::string_view password,
                                    const KdfWork& weakest) {
  if (account) return by("password", account->number, password, weakest);
  // Nobody's: the work of those who have a slot.
  const DoorKeys keys = x_file.read();
  KdfWork work = weakest;
  for (const StoredSlot& slot : keys.slots)
    if (slot.kind == "password" && is_usable(slot.work) &&
        slot.work.operations * slot.work.memory > work.operations * work.memory)
      work = slot.work;
  keys_in(std::nullopt, password, work);
  return {};
}

Unlocked BookInKeyFile::by_recovery_code(const RecoverySecret& code, const KdfWork& weakest) {
  return by("recovery", 0, known_of(code), weakest);
}

std::shared_ptr<const Keys> BookInKeyFile::keys_lying_open() {
  const DoorKeys keys = x_file.read();
  for (const StoredSlot& slot : keys.slots)
    if (slot.kind == "open" && keys.accounts.empty()) return storage::keys_lying_open(slot);
  return nullptr;
}

// Whoever is in stays in when it cannot be written: the next log-in tells of the same attempts once more.
void BookInKeyFile::note(const std::function<void(DoorKeys&)>& change) {
  try {
    x_file.change(change);
  } catch (const StoreError&) {
    return;
  }
}

// A file that is only read may lie where nothing can be written.
void BookInKeyFile::count_failure(AccountId id, Moment at) {
  const auto count = [&](DoorKeys& keys) {
    AccountAtDoor* account = keys.account(id);
    if (account == nullptr) return;
    ++account->failures;
    ++account->unreported;
    if (!account->last_failure || *account->last_failure < at) account->last_failure = at;
  };
  try {
    x_file.change(count);
  } catch (const StoreError&) {
    if (!x_store.read_only()) throw;
  }
}

void BookInKeyFile::about_to_change(Connection& connection) {
  const DoorKeys now = door_keys_of(connection, page_cipher::name());
  if (!x_file.exists()) return x_file.write(now);
  x_file.change([&](DoorKeys& keys) {
    DoorKeys both = now;
    keep_attempts(both, keys);
    // The slot that lay open goes with the first account: whoever knows it knows the key.
    for (const StoredSlot& old : keys.slots)
      if (std::find(both.slots.begin(), both.slots.end(), old) == both.slots.end()) both.slots.push_back(old);
    keys = std::move(both);
  });
}

void BookInKeyFile::renew(DoorKeys& keys) {
  DoorKeys now = door_keys_of(x_store.connection(), page_cipher::name());
  keep_attempts(now, keys);
  keys = std::move(now);
}

// What cannot be written now is written by the next log-in. Until then the old slots open the file as well, and the
// record refuses whoever comes by them.
void BookInKeyFile::has_changed() {
  note([&](DoorKeys& keys) { renew(keys); });
}

std::vector<AccountAtDoor> BookInKeyFile::unreported() {
  std::vector<AccountAtDoor> accounts = x_file.read().accounts;
  std::erase_if(accounts, [](const AccountAtDoor& account) { return account.unreported == 0; });
  return accounts;
}

// Keys of an earlier day may have been put back: whoever is in makes them those of the record again.
void BookInKeyFile::reported(std::optional<AccountId> logged_in) {
  note([&](DoorKeys& keys) {
    renew(keys);
    for (AccountAtDoor& account : keys.accounts) account.unreported = 0;
    if (!logged_in) return;
    if (AccountAtDoor* account = keys.account(*logged_in)) account->failures = 0;
  });
}

void BookInKeyFile::forget_failures(AccountId id) {
  note([&](DoorKeys& keys) {
    if (AccountAtDoor* account = keys.account(id)) account->failures = 0;
  });
}

}  // namespace psoas::storage
