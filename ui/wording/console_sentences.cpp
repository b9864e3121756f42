#include "ui/wording/console_sentences.h"

#include <algorithm>

#include "domain/store/encrypted_by.h"
#include "ui/wording/entrance_sentences.h"
#include "ui/wording/entrance_words.h"
#include "ui/wording/phrases.h"

namespace psoas::wording {

namespace {

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string plural(std::string_view entity) { return std::string(entity) + "s"; }

// "visits" and "     1204" as one line with the numbers below each other.
std::string count_line(std::string_view name, std::int64_t count) {
  const std::string number = std::to_string(count);
  std::string line{name};
  line.resize(std::max<std::size_t>(line.size() + 1, 16), ' ');
  return line + std::string(number.size() < 10 ? 10 - number.size() : 0, ' ') + number;
}

std::string rows(std::int64_t count) { return std::to_string(count) + (count == 1 ? " row" : " rows"); }

}  // namespace

std::string demo_clinic_name() { return "Demo clinic"; }

std::string made(const std::filesystem::path& file) { return "Made " + file.string(); }

std::string cannot_print() {
  return "The work was done, but its result could not be printed. Check where the output goes; the disk may be full.";
}

std::string password_prompt(std::string_view user) { return "Password of " + std::string(user) + ": "; }

std::string new_password_prompt(std::string_view user) { return "New password of " + std::string(user) + ": "; }

std::string new_password_again_prompt() { return "The same once more: "; }

std::string typed_differently() { return "The two passwords differ. Nothing was changed. Type the same twice."; }

std::string nothing_typed() {
  return "What was asked for was not typed. What was made before, a recovery code too, holds. Begin again for the "
         "rest.";
}

std::string group_prompt(int number) { return entrance::group_typed_back(number) + ": "; }

std::string password_changed() { return entrance::password_changed; }

std::string recovery_code_prompt() { return "Recovery code: "; }

std::string user_needed() {
  return "This file has accounts. Nothing was read. Name yours with --user, and the file with its password with "
         "--password-file unless you type it.";
}

std::string secret_file_needed(std::string_view option) {
  return "A password is needed and there is no terminal to ask at. Nothing was changed. Name a file that only you can "
         "read with " +
         std::string(option) + ".";
}

std::string secret_file_is_open(const std::filesystem::path& file) {
  return "Other users of this computer can read \"" + file.string() +
         "\". It was not used. Make it yours alone (chmod 600) and change the password in it.";
}

std::string secret_file_is_empty(const std::filesystem::path& file) {
  return "There is no password in the first line of \"" + file.string() + "\". Nothing was changed. Check the file.";
}

std::string no_such_account(std::string_view name) {
  return "There is no account \"" + std::string(name) +
         "\". Nothing was changed. List them with: psoasctl accounts FILE";
}

std::string no_accounts_yet() {
  return "This file has no accounts yet. Nothing was changed. Make the first administrator with --first NAME.";
}

std::string accounts_needed() {
  return "This build of PsoasTrack encrypts its files by what people log in with: a clinic without accounts cannot be "
         "made. Nothing was made. Name its first account with --administrator NAME.";
}

std::string lost_without_code() { return entrance::code_text_of_keyed_file; }

std::string account_line(const Account& account) {
  std::string line = account.name + ": " + account.full_name + " (" + role_words(account.roles) + ")";
  if (account.service) line += ", service";
  if (account.disabled) line += ", disabled";
  if (account.failures > 0) line += ", " + std::to_string(account.failures) + " failed log-ins since the last";
  return line;
}

std::vector<std::string> recovery_code_lines(const std::string& code) {
  return {"Recovery code: " + code,
          "Write it down now; it is shown once and kept nowhere. In a sealed envelope it opens this file when every "
          "administrator's password is lost."};
}

std::string records_compared(const SweepReport& report) {
  return "Records compared with the trail: " + std::to_string(report.subjects) +
         "; not as written: " + std::to_string(report.tampered.size()) + ".";
}

std::string meddled_with() {
  return "The file was changed outside PsoasTrack. It was left as it is. Keep it, and compare it with your latest "
         "backup.";
}

std::string wrong_ending(const std::filesystem::path& file, const std::vector<std::string>& endings) {
  return path_in_quotes(file.filename()) +
         " does not say what to make. Let its name end in one of: " + listed(endings) + ".";
}

std::string not_offered(std::string_view given, const std::vector<std::string>& offered) {
  return in_quotes(given) + " is not offered. Use one of: " + listed(offered) + ".";
}

std::string not_offered(std::string_view option, std::string_view given, const std::vector<std::string>& offered) {
  return std::string(option) + ": " + not_offered(given, offered);
}

std::string unknown_measure(std::string_view option, std::string_view given) {
  return std::string(option) + ": " + in_quotes(given) +
         " is no finding or instrument of the catalogue. Check the spelling of its code.";
}

std::string from_after_to() { return "--from lies after --to. Give the earlier day as --from."; }

std::string exists_already(const std::filesystem::path& file) {
  return path_in_quotes(file) + " is there already. It was not changed. Choose another name.";
}

std::string no_such_patient(std::string_view mrn) {
  return "No patient has the record number " + in_quotes(mrn) +
         ". Nothing was written. Check the number, zeros included.";
}

std::string no_visits_in_any_full_quarter() {
  return "No quarter that has ended has any visit. Nothing was written. Name the quarter, such as 2026Q3.";
}

std::vector<std::string> lines(const ImportReport& report) {
  std::vector<std::string> lines;
  for (const ImportCount& count : report.counts)
    lines.push_back(count_line(plural(count.entity), count.added) + " new, " + std::to_string(count.known) +
                    " known, " + std::to_string(count.left_out) + " left out");
  if (!report.changed.empty())
    lines.push_back(rows(static_cast<std::int64_t>(report.changed.size())) +
                    " taken over earlier say something else now; the record stays as it is.");
  if (!report.rejected.empty()) return lines;
  if (report.dry_run) lines.push_back("Dry run: every row can be taken over. Nothing was stored.");
  else if (report.stored) lines.push_back("All of it was stored.");
  else lines.push_back("Everything was there already. Nothing was stored.");
  return lines;
}

std::string import_refused(const ImportReport& report) {
  const auto all = std::max(report.rejected_in_all, static_cast<std::int64_t>(report.rejected.size()));
  return rows(all) +
         " cannot be taken over, so nothing was stored. Correct them, or leave them out in the mapping, "
         "and import again.";
}

std::vector<std::string> lines(const FileCheck& check) {
  std::vector<std::string> lines{
      "Schema " + std::to_string(check.schema_version) + ", made by version " + check.made_by_version,
      count_line("patients", check.patients),
      count_line("visits", check.visits),
      count_line("scores", check.scores),
      count_line("findings", check.findings),
      count_line("treatments", check.treatments),
      count_line("audit entries", check.audit_entries),
  };
  lines.push_back(
      check.encrypted_by.empty()
          ? "The disk it lies on is not known to be encrypted: keep the file on an encrypted one."
          : (is_page_cipher(check.encrypted_by) ? "It is encrypted (" : "The disk it lies on is encrypted (") +
                check.encrypted_by + ").");
  for (const std::string& fault : check.faults) lines.push_back("Fault: " + fault);
  if (check.faults.empty()) lines.push_back("No fault found.");
  return lines;
}

std::string found_damaged(const FileCheck& check) {
  const std::size_t count = check.faults.size();
  return "The file is damaged: " + std::to_string(count) + (count == 1 ? " fault" : " faults") +
         " found. It was left as it is. Keep it, and go on with a copy of your latest backup.";
}

}  // namespace psoas::wording
