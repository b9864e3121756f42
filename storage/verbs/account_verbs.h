#pragma once

// Accounts in their tables. Who may ask is the entrance's matter.

#include <vector>

#include "domain/store/entrance.h"
#include "storage/gate.h"
#include "storage/protection/key_slots.h"

namespace psoas::storage {

std::vector<Account> stored_accounts(Connection& connection);
std::optional<Account> account_named(Connection& connection, std::string_view name);
Account stored_account(Connection& connection, AccountId id);  // throws StoreError missing

// Throws StoreError duplicate ("account").
AccountId insert_account(Connection& connection, Gate& gate, const Account& account);
void update_account(Connection& connection, const Account& account);
std::string document_of(const Account& account);

// A new password, entered in the trail as `action`. `changed` is the account as it was read in this transaction, but
// for what the new password changes.
void put_password(Connection& connection, Gate& gate, const Keys& keys, const Account& changed,
                  const PreparedSlot& slot, std::string_view action, std::string_view how);

void forget_failures(Connection& connection, AccountId account);
void count_failed_log_in(Connection& connection, AccountId account, Moment at);
void note_log_in(Connection& connection, AccountId account, Moment at);

Grants stored_grants(Connection& connection);
void replace_grants(Connection& connection, const Grants& grants);
std::string document_of(const Grants& grants);

// Gives its number.
std::int64_t insert_emergency(Connection& connection, AccountId account, const EmergencyAccess& emergency);
// False when it was reviewed before.
bool mark_reviewed(Connection& connection, const Gate& gate, std::int64_t emergency);
std::vector<EmergencyAccess> stored_emergencies(Connection& connection, bool with_reviewed);

}  // namespace psoas::storage
