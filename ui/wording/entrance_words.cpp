#include "ui/wording/entrance_words.h"

#include "ui/wording/phrases.h"

namespace psoas::wording::entrance {

std::string log_in_to(const std::string& file) { return "File: " + file; }

std::string locked_by(const std::string& actor) {
  return actor +
         " is still at work here. With the password it goes on where it was; somebody else can log in instead, "
         "and what was being typed stays as its draft.";
}

std::string demo_account(std::string_view person, Role role) {
  return std::string(person) + ", " + std::string(code_of(role));
}

std::string minutes(int number) { return std::to_string(number) + (number == 1 ? " minute" : " minutes"); }

std::string code_paper_file(const std::string& file, const std::string& day) { return file + " · " + day; }

std::string group_typed_back(int number) { return "Type group " + std::to_string(number) + " of the paper"; }

std::string password_of(const std::string& actor) { return "Password of " + actor; }

std::string asks_for_password(std::string_view permission) {
  const std::optional<Permission> known = permission_of(permission);
  const std::string what = !known                                        ? "This"
                           : *known == Permission::void_entries          ? "Voiding"
                           : *known == Permission::merge_patients        ? "Merging records, or undoing it,"
                           : *known == Permission::acknowledge_flags     ? "Acknowledging a red flag"
                           : *known == Permission::read_outcome_patients ? "Taking patients' data out of the clinic"
                           : *known == Permission::import                ? "Importing"
                           : *known == Permission::manage_accounts       ? "Changing accounts"
                           : *known == Permission::back_up ? "Backing up elsewhere, or with a passphrase of your own,"
                           : *known == Permission::restore ? "Restoring a backup"
                           : *known == Permission::change_catalogue ? "Changing settings and catalogue"
                           : *known == Permission::change_rules     ? "Changing the rules for outcomes"
                                                                    : "This";
  return what + " asks for your password.";
}

std::string in_emergency(int minutes_left) {
  return "Emergency access: to be read only, " + minutes(minutes_left) + " left. The administrators see it.";
}

std::string tampered_record(const std::string& subjects) {
  std::string text = subjects;
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text +
         ". This record can be read, not changed. Tell an administrator, who can look at the audit trail and restore "
         "a backup.";
}

std::string tampered_records(std::size_t count) {
  return "Changed outside PsoasTrack: " + counted(static_cast<std::int64_t>(count), "part") +
         " of the record. Today lists the patients, whose records can be read, not changed. Tell an administrator, who "
         "can look at the audit trail and restore a backup.";
}

std::string damaged_file(const std::string& what) {
  return "The clinic's file is damaged (" + what +
         "). Enter nothing more. An administrator makes a copy of the file and restores the newest backup.";
}

}  // namespace psoas::wording::entrance
