#pragma once

// What a log-in needs to know before anybody is in: whose slots hold the master key, and which attempts failed. It lies
// in the record, which every program can read, or, where the file is keyed, in the file of keys beside it.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access/account.h"
#include "storage/protection/key_file.h"
#include "storage/protection/key_slots.h"

namespace psoas::storage {

class RecordStore;

// Somebody who says that he is this account.
struct Caller {
  AccountId id;
  int failures = 0;
  std::optional<Moment> last_failure;
};

// Keys, and the slot that held them where that does not stand in the record.
struct Unlocked {
  std::shared_ptr<const Keys> keys;  // nothing: what was given opens no slot
  std::optional<StoredSlot> by;
};

class LogInBook {
 public:
  virtual ~LogInBook() = default;

  virtual bool is_demo() = 0;
  virtual std::optional<Caller> named(std::string_view name) = 0;
  virtual Caller caller(AccountId id) = 0;  // throws StoreError missing

  // As keys_of_password() and keys_of_recovery_code() say.
  virtual Unlocked by_password(std::optional<AccountId> account, std::string_view password, const KdfWork& weakest) = 0;
  virtual Unlocked by_recovery_code(const RecoverySecret& code, const KdfWork& weakest) = 0;

  // The keys that lie open to everybody, of a file without accounts.
  virtual std::shared_ptr<const Keys> keys_lying_open() = 0;

  virtual void count_failure(AccountId account, Moment at) = 0;

  // The slots or accounts of the record are about to change, in a transaction that has changed them; and they have. In
  // between, what stood there before and what stands there now both open the file.
  virtual void about_to_change(Connection& connection) = 0;
  virtual void has_changed() = 0;

  // Attempts that the trail does not tell of, which somebody who is let in now enters; and they stand in it.
  virtual std::vector<AccountAtDoor> unreported() = 0;
  virtual void reported(std::optional<AccountId> logged_in) = 0;

  // Of an account whose failures an administrator has forgiven.
  virtual void forget_failures(AccountId account) = 0;
};

// In the record's own tables.
class BookInRecord final : public LogInBook {
 public:
  explicit BookInRecord(RecordStore& store) : x_store(store) {}

  bool is_demo() override;
  std::optional<Caller> named(std::string_view name) override;
  Caller caller(AccountId id) override;
  Unlocked by_password(std::optional<AccountId> account, std::string_view password, const KdfWork& weakest) override;
  Unlocked by_recovery_code(const RecoverySecret& code, const KdfWork& weakest) override;
  std::shared_ptr<const Keys> keys_lying_open() override;
  void count_failure(AccountId account, Moment at) override;
  void about_to_change(Connection&) override {}
  void has_changed() override {}
  std::vector<AccountAtDoor> unreported() override { return {}; }
  void reported(std::optional<AccountId>) override {}
  void forget_failures(AccountId) override {}

 private:
  RecordStore& x_store;
};

// In the file of keys.
class BookInKeyFile final : public LogInBook {
 public:
  BookInKeyFile(RecordStore& store, KeyFile file) : x_store(store), x_file(std::move(file)) {}

  bool is_demo() override;
  std::optional<Caller> named(std::string_view name) override;
  Caller caller(AccountId id) override;
  Unlocked by_password(std::optional<AccountId> account, std::string_view password, const KdfWork& weakest) override;
  Unlocked by_recovery_code(const RecoverySecret& code, const KdfWork& weakest) override;
  std::shared_ptr<const Keys> keys_lying_open() override;
  void count_failure(AccountId account, Moment at) override;
  void about_to_change(Connection& connection) override;
  void has_changed() override;
  std::vector<AccountAtDoor> unreported() override;
  void reported(std::optional<AccountId> logged_in) override;
  void forget_failures(AccountId account) override;

 private:
  Unlocked by(const std::string& kind, std::int64_t account, std::string_view known, const KdfWork& weakest);
  void note(const std::function<void(DoorKeys&)>& change);
  void renew(DoorKeys& keys);  // as the record is now, with the attempts that were counted

  RecordStore& x_store;
  KeyFile x_file;
};

}  // namespace psoas::storage
