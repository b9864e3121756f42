#pragma once

// Labels and texts of the pages where people log in, of the lock, and of the accounts. What is refused is worded in
// entrance_sentences.h.

#include <array>
#include <string>
#include <string_view>

#include "domain/access/permission.h"
#include "domain/access/role.h"

namespace psoas::wording::entrance {

// Log-in and lock.
inline constexpr const char* log_in_heading = "Log in";
inline constexpr const char* locked_heading = "Locked";
inline constexpr const char* account_name = "&Name";
inline constexpr const char* password = "&Password";
inline constexpr const char* log_in = "&Log in";
inline constexpr const char* use_recovery_code = "&Use the recovery code…";
inline constexpr const char* name_missing = "Type the name of the account.";
inline constexpr const char* demo_accounts = "Everybody may use these accounts of the demo. Enter takes the physician.";
inline constexpr const char* nobody_logged_in = "Nobody is logged in";
inline constexpr const char* locked_notice = "Locked";
inline constexpr const char* cancel = "Cancel";

std::string log_in_to(const std::string& file);
std::string locked_by(const std::string& actor);
std::string demo_account(std::string_view person, Role role);  // "Dr Mercy Hale, physician"

// Menu.
inline constexpr const char* lock = "&Lock\tCtrl+L";
inline constexpr const char* log_out = "Log o&ut";
inline constexpr const char* change_password_menu = "Change &password…";
inline constexpr const char* lock_after = "Lock a&fter";
std::string minutes(int number);  // "1 minute", "10 minutes"

// The recovery code.
inline constexpr const char* recovery_heading = "Use the recovery code";
inline constexpr const char* recovery_text =
    "For when every administrator's password is lost. The code is on the paper in the sealed envelope. Using it gives "
    "the administrator a new password and the clinic a new code, and stands in the audit trail.";
inline constexpr const char* recovery_code = "Recovery &code";
inline constexpr const char* recovery_code_hint = "Eight groups of five; blanks, hyphens and lower case are fine.";
inline constexpr const char* recover = "Set the &new password";
inline constexpr const char* no_such_administrator =
    "There is no administrator of this name. Nothing was changed. Type the name of an administrator's account.";
inline constexpr const char* code_heading = "The recovery code";
inline constexpr const char* code_text =
    "With this code an administrator whose password is lost gets in again. It is shown now and never again. Print it "
    "or write it down, put the paper into an envelope, seal it, and keep it where you keep what must not be lost. "
    "Without password and code nobody can make this clinic's accounts usable again.";
inline constexpr const char* code_text_of_keyed_file =
    "The clinic's file is encrypted. Whoever has neither an administrator's password nor this code has no data: nobody "
    "can read it then, not even who made the program.";
inline constexpr const char* print_code = "&Print…";
inline constexpr const char* code_print_title = "PsoasTrack";
inline constexpr const char* code_is_kept = "&Go on";
inline constexpr const char* group_is_another = "This is another group. Type it as it is on the paper.";
inline constexpr const char* not_printed = "The printer did not take the page. Write the code down, or print it again.";
inline constexpr const char* passphrase_is_gone =
    "The clinic's passphrase for backups opened them by a key that is no longer used, and was taken away. The recovery "
    "code opens backups from now on; set a passphrase anew under Administration, Backups, or with psoasctl backup "
    "--keep.";
inline constexpr const char* code_paper_heading = "Recovery code of PsoasTrack";
inline constexpr std::array<const char*, 3> code_paper_text{
    "Log-in page, \"Use the recovery code…\". It gives an administrator a new password.",
    "Each use makes a new code: this paper is then worthless.",
    "Keep it in a sealed envelope, apart from the computer."};
std::string code_paper_file(const std::string& file, const std::string& day);
std::string group_typed_back(int number);  // "Type group 3 back"

// Passwords.
inline constexpr const char* new_password = "Ne&w password";
inline constexpr const char* new_password_again = "The new password &again";
inline constexpr const char* password_hint = "At least 15 characters, blanks included; no other rule.";
inline constexpr const char* passwords_differ = "This is not what stands above. Type the same password twice.";
inline constexpr const char* change_heading = "Change your password";
inline constexpr const char* change_text = "Nobody else knows the new one.";
inline constexpr const char* must_change_text =
    "Somebody else chose your password. Before you go on, choose one that only you know.";
inline constexpr const char* old_password = "Your &present password";
inline constexpr const char* old_password_wrong =
    "This is not your present password. Nothing was changed. Type it again.";
inline constexpr const char* change_password = "&Change password";
inline constexpr const char* password_changed = "Your password is changed.";
inline constexpr const char* password_again_heading = "Your password";
inline constexpr const char* not_your_password = "This is not your password. Type it again.";
std::string password_of(const std::string& actor);
// "Voiding asks for your password."; by the code of the permission.
std::string asks_for_password(std::string_view permission);

// The first administrator.
inline constexpr const char* administrator_name = "&Administrator's name";
inline constexpr const char* administrator_hint = "Typed at each log-in, such as adams.";
inline constexpr const char* first_administrator = "Its administrator";
inline constexpr const char* full_name = "&Full name";
inline constexpr const char* first_heading = "Set up accounts";
inline constexpr const char* first_text =
    "From then on nobody reads or changes this clinic's file without logging in. You become its administrator and make "
    "the accounts of the others.";
inline constexpr const char* set_up = "&Set up accounts";
inline constexpr const char* open_to_everybody = "Everybody who can open this file can read and change it.";
inline constexpr const char* set_up_accounts = "Set up accounts";
inline constexpr const char* accounts_are_set_up =
    "Accounts are set up. You are the administrator; make the others' accounts in Administration.";

// Emergency access, and what was changed outside the program.
inline constexpr const char* emergency_heading = "Open this chart in an emergency?";
inline constexpr const char* emergency_text =
    "Your account does not open charts. In an emergency it may: the chart can be read for 30 minutes, nothing can be "
    "changed, and the access with its reason stays on the administrators' list until it is reviewed.";
inline constexpr const char* emergency_reason = "&Reason";
inline constexpr const char* emergency_reason_hint = "At least 10 characters.";
inline constexpr const char* emergency_reason_short = "Say in at least 10 characters why the chart is needed.";
inline constexpr const char* emergency_open = "&Open the chart";
inline constexpr const char* emergency_over = "The emergency access has ended; the chart was closed.";
std::string in_emergency(int minutes_left);
std::string tampered_record(const std::string& subjects);
std::string tampered_records(std::size_t count);    // anywhere in the record
std::string damaged_file(const std::string& what);  // as the database calls it

}  // namespace psoas::wording::entrance
