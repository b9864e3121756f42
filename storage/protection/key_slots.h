#pragma once

// Where the master key lies in the file: once under each account's password, once under the recovery code, or open to
// everybody as long as the file has no account.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access/account.h"
#include "domain/access/recovery_code.h"
#include "storage/engine/connection.h"
#include "storage/protection/keys.h"

namespace psoas::storage {

// The master key as one of its slots holds it.
struct StoredSlot {
  std::string kind;          // "open", "password", "recovery", as in the table
  std::int64_t account = 0;  // of a password; 0 else
  Salt salt{};
  KdfWork work;
  WrappedKey wrapped{};

  bool operator==(const StoredSlot&) const = default;
};
std::vector<StoredSlot> stored_slots(Connection& connection);

// Gives the file its identity, and its master key into the open slot. In a transaction.
std::shared_ptr<const Keys> found_protection(Connection& connection, SecretBytes master_key = random_key());

// Nothing when the file has accounts, or no keys yet.
std::shared_ptr<const Keys> keys_of_open_slot(Connection& connection);

bool has_accounts_stored(Connection& connection);

// The identity of the clinic whose file this is, the same in every copy and backup.
std::string clinic_identity(Connection& connection);

// Everybody knows the passwords of a demonstration.
bool is_demo_stored(Connection& connection);

// A slot in the making: the work of Argon2id is done before the transaction that stores it.
struct PreparedSlot {
  Salt salt;
  KdfWork work;
  SecretBytes under;
};
PreparedSlot prepared_slot(std::string_view known, const KdfWork& work);
std::string known_of(const RecoverySecret& secret);  // what a recovery code is to a slot

// Replace the slot there was. In a transaction.
void put_password_slot(Connection& connection, const Keys& keys, AccountId account, const PreparedSlot& slot);
void put_recovery_slot(Connection& connection, const Keys& keys, const PreparedSlot& slot);
void close_open_slot(Connection& connection);

// What one slot holds, wherever it stands: of an open one, of one that a password or a recovery code opens (`known`).
// One run of Argon2id; without a slot it is run all the same. `weakest` as below.
std::shared_ptr<const Keys> keys_lying_open(const StoredSlot& slot);
std::shared_ptr<const Keys> keys_in(const std::optional<StoredSlot>& slot, std::string_view known,
                                    const KdfWork& weakest);

// One run of Argon2id each, also for an account that does not exist, so that time does not tell. `weakest` is the least
// work a slot may ask for: one that asks for less was tampered with.
std::shared_ptr<const Keys> keys_of_password(Connection& connection, std::optional<AccountId> account,
                                             std::string_view password, const KdfWork& weakest);
std::shared_ptr<const Keys> keys_of_recovery_code(Connection& connection, const RecoverySecret& secret,
                                                  const KdfWork& weakest);

}  // namespace psoas::storage
