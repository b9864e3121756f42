#pragma once

// Where the master key lies in the file: once under each account's password, once under the recovery code, or open to
// everybody as long as the file has no account.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "domain/access/account.h"
#include "domain/access/recovery_code.h"
#include "storage/engine/connection.h"
#include "storage/protection/keys.h"

namespace psoas::storage {

// Gives the file its identity and a master key in the open slot. In a transaction.
std::shared_ptr<const Keys> found_protection(Connection& connection);

// Nothing when the file has accounts, or no keys yet.
std::shared_ptr<const Keys> keys_of_open_slot(Connection& connection);

bool has_accounts_stored(Connection& connection);

// The identity of the clinic whose file this is, the same in every copy and backup.
std::string clinic_identity(Connection& connection);

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

// One run of Argon2id each, also for an account that does not exist, so that time does not tell. `weakest` is the least
// work a slot may ask for: one that asks for less was tampered with.
std::shared_ptr<const Keys> keys_of_password(Connection& connection, std::optional<AccountId> account,
                                             std::string_view password, const KdfWork& weakest);
std::shared_ptr<const Keys> keys_of_recovery_code(Connection& connection, const RecoverySecret& secret,
                                                  const KdfWork& weakest);

}  // namespace psoas::storage
