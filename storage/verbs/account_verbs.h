#pragma once

// Accounts in their tables. Who may ask is the entrance's matter.

#include <vector>

#include "domain/store/entrance.h"
#include "storage/gate.h"

namespace psoas::storage {

std::vector<Account> stored_accounts(Connection& connection);
std::optional<Account> account_named(Connection& connection, std::string_view name);
Account stored_account(Connection& connection, AccountId id);  // throws StoreError missing

// Throws StoreError duplicate ("account").
AccountId insert_account(Connection& connection, Gate& gate, const Account& account);
void update_account(Connection& connection, const Account& account);
std::string document_of(const Account& account);

void count_failed_log_in(Connection& connection, AccountId account, Moment at);
void note_log_in(Connection& connection, AccountId account, Moment at);

Grants stored_grants(Connection& connection);
void replace_grants(Connection& connection, const Grants& grants);
std::string document_of(const Grants& grants);

std::vector<EmergencyAccess> stored_emergencies(Connection& connection, bool with_reviewed);

}  // namespace psoas::storage
