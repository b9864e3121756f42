#pragma once

// What psoasctl says besides what goes wrong in the parts it uses: results, and wrong usage of its own options.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access/account.h"
#include "domain/base/date.h"
#include "domain/store/door.h"
#include "domain/store/import.h"
#include "domain/store/protection.h"

namespace psoas::wording {

// The name a clinic of invented patients bears.
std::string demo_clinic_name();

std::string made(const std::filesystem::path& file);

std::string cannot_print();

// Log-in and accounts.
std::string password_prompt(std::string_view user);
std::string new_password_prompt(std::string_view user);
std::string new_password_again_prompt();
std::string typed_differently();
std::string nothing_typed();
std::string recovery_code_prompt();
std::string group_prompt(int number);
std::string password_changed();
std::string user_needed();
std::string secret_file_needed(std::string_view option);
std::string secret_file_is_open(const std::filesystem::path& file);
std::string secret_file_is_empty(const std::filesystem::path& file);
std::string no_such_account(std::string_view name);
std::string no_accounts_yet();
std::string accounts_needed();    // where files are keyed
std::string lost_without_code();  // likewise
std::string account_line(const Account& account);
std::vector<std::string> recovery_code_lines(const std::string& code);
std::string records_compared(const SweepReport& report);
std::string meddled_with();

// Wrong usage.
std::string wrong_ending(const std::filesystem::path& file, const std::vector<std::string>& endings);
std::string not_offered(std::string_view given, const std::vector<std::string>& offered);
std::string not_offered(std::string_view option, std::string_view given, const std::vector<std::string>& offered);
std::string unknown_measure(std::string_view option, std::string_view given);
std::string from_after_to();
std::string exists_already(const std::filesystem::path& file);

std::string no_such_patient(std::string_view mrn);
std::string no_visits_in_any_full_quarter();

// A line per entity, then one on what became of them.
std::vector<std::string> lines(const ImportReport& report);
std::string import_refused(const ImportReport& report);

// A line per count, then one per fault.
std::vector<std::string> lines(const FileCheck& check);
std::string found_damaged(const FileCheck& check);

}  // namespace psoas::wording
