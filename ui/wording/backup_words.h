#pragma once

// The words for backups: refusals, troubles, what was made or brought back, and the section of Administration. "&"
// marks the access key.

#include <string>
#include <vector>

#include "domain/store/backups.h"

namespace psoas::wording {

std::string sentence(const SealedError& error);
std::string sentence(const RestoreError& error);
std::string sentence(const NotBackedUp& refusal);

}  // namespace psoas::wording

namespace psoas::wording::backup {

// What is wrong with the backups and what to do; "" for none.
std::string sentence(BackupTrouble trouble, const BackupState& state, Moment now);

// One backup in a few words: "2026-03-02 14:30 UTC, 1.4 MB, whole".
std::string condition_of(const BackupLine& line);
std::string when(Moment moment);              // "2026-03-02 14:30", UTC
std::string age(Moment made_at, Moment now);  // "today", "3 days"
std::string size(std::uint64_t bytes);        // "1.4 MB"

// On the console, line by line.
std::vector<std::string> lines(const BackupReport& report);
std::vector<std::string> lines(const std::vector<BackupLine>& backups, Moment now);
std::vector<std::string> lines(const PreparedRestore& prepared);
std::vector<std::string> lines(const RestoreReport& report);
std::vector<std::string> lines(const DrillReport& report);

// What the comparison says before a file is replaced.
std::string comparison(const PreparedRestore& prepared);
std::string now_word(DrillLine::Now now);

std::string target_or_replace();
std::string folder_needed();
std::string none_to_try(const std::string& folder);
std::string did_not_pass();
std::string record_was_changed(const BackupReport& report);
std::string tell_the_passphrase();
std::string not_sealed_when_issued();

// After an import was stored.
std::string made_before_import(const BackupState& state, Moment now);

inline constexpr const char* passphrase_prompt = "Passphrase: ";
inline constexpr const char* passphrase_again_prompt = "The same once more: ";
inline constexpr const char* recovery_code_prompt = "Recovery code: ";
inline constexpr const char* not_the_same = "The two passphrases differ. Nothing was done. Type the same twice.";

inline constexpr const char* section_name = "Backups";
inline constexpr const char* section_heading = "Backups";
inline constexpr const char* section_text =
    "A backup is a sealed file: only this clinic's keys, its recovery code or its passphrase for backups opens it. "
    "Each "
    "is read back and checked before it bears its name.";
inline constexpr const char* folder_label = "&Folder for backups";
inline constexpr const char* folder_hint = "On another disk than the clinic's file: a stick, a second disk.";
inline constexpr const char* choose_folder = "C&hoose…";
inline constexpr const char* passphrase_label = "Passphrase for &backups";
inline constexpr const char* passphrase_set_hint = "One is set. Type another to replace it; it opens later backups.";
inline constexpr const char* passphrase_hint =
    "At least 15 characters. Keep it where the disk is not: without it and without a recovery code nobody opens a "
    "backup.";
inline constexpr const char* passphrase_again_label = "The same &once more";
inline constexpr const char* differs = "not the same as above";
inline constexpr const char* save_label = "&Save";
inline constexpr const char* saved = "Saved. It holds for the backups from now on.";
inline constexpr const char* back_up_now = "Back up &now";
inline constexpr const char* restore_label = "&Restore…";
inline constexpr const char* try_label = "&Try one out";
inline constexpr const char* list_name = "backups";
inline constexpr const char* column_made = "Made (UTC)";
inline constexpr const char* column_age = "Age";
inline constexpr const char* column_size = "Size";
inline constexpr const char* column_condition = "Condition";
inline constexpr const char* column_file = "File";
inline constexpr const char* making = "Making a backup";
inline constexpr const char* cancelled = "The backup was stopped. Nothing of it was kept.";
inline constexpr const char* opening = "Opening the backup";
inline constexpr const char* trying = "Trying out a backup";
inline constexpr const char* in_order = "The backups are in order.";
inline constexpr const char* put_in_place = "&Put it in place";
inline constexpr const char* locked_before = "The window was locked before one could be made.";
inline constexpr const char* stay = "&Stay";
inline constexpr const char* restore_heading = "Put this backup in place of the clinic's file?";
inline constexpr const char* restore_text =
    "The clinic's file becomes as it was when the backup was made: what was entered since is no longer in it. The file "
    "as it is now is kept beside it under another name. Everybody logs in again.";
inline constexpr const char* leave_as_it_is = "&Leave it as it is";
inline constexpr const char* drill_heading = "The backup that was tried out";
inline constexpr const char* drill_due = "A month has passed since: try one out.";
// After what is said in red; to those who can do something about it, and to the others.
inline constexpr const char* set_right = "See Administration, Backups.";
inline constexpr const char* tell_administrator = "Tell an administrator.";
inline constexpr const char* go_to_backups = "Backups…";

// For what a last backup is made before.
enum class Leaving { closing, logging_out, opening_another };
const char* heading_of(Leaving leaving);
const char* making_before(Leaving leaving);
const char* go_without(Leaving leaving);
// Of a locked window: since when nothing is in a backup, why, and what to do.
std::string not_backed_up(const BackupState& state, const std::string& why, Moment now);

// After the first log-in of a later version.
std::string upgraded(const std::filesystem::path& copy);

std::string made(const BackupReport& report);
std::string tried(const DrillReport& report);
std::string restored(const RestoreReport& report);
// Once a month, to who may do it.
std::string drill_reminder(const BackupState& state);
std::string last_drill(const std::optional<LastDrill>& drill);

}  // namespace psoas::wording::backup
