#include "ui/wording/backup_words.h"

#include <cstdio>

#include "domain/base/version.h"
#include "ui/wording/entrance_sentences.h"
#include "ui/wording/phrases.h"
#include "ui/wording/sentences.h"

namespace psoas::wording {

std::string sentence(const SealedError& error) {
  switch (error.fault()) {
    case SealedFault::not_sealed:
      return "This is no sealed file of PsoasTrack. Nothing was changed. Choose another file.";
    case SealedFault::newer_format:
      return "This sealed file was made by a later version of PsoasTrack; this is version " +
             std::string(program_version) + ". Nothing was changed. Install the later version to open it.";
    case SealedFault::cut_short:
      return "This file is cut short: its end is missing. Nothing was changed. Copy it again from where it came, or "
             "take "
             "an earlier backup.";
    case SealedFault::altered:
      return "This file is not as it was sealed: it is damaged or was changed. Nothing of it was used and nothing was "
             "changed. Copy it again from where it came, or take an earlier backup.";
    case SealedFault::unreasonable_work:
      return "This file asks for work that no sealed file of PsoasTrack needs; it was changed. Nothing of it was used. "
             "Take another copy.";
    case SealedFault::wrong_secret:
      return "The passphrase, recovery code or key does not open this file. Nothing was changed. Check each letter, or "
             "use the one that held when the file was made.";
    case SealedFault::no_such_way:
      return "This file cannot be opened in that way. Nothing was changed. Try the other one of passphrase and "
             "recovery "
             "code.";
    case SealedFault::another_kind:
      return "This sealed file is no export but a backup or a key file. Nothing was changed. A backup is brought back "
             "with "
             "psoasctl restore.";
  }
  return "This sealed file cannot be opened. Nothing was changed.";
}

std::string sentence(const RestoreError& error) {
  switch (error.fault()) {
    case RestoreFault::nobody_could_open:
      return "No backup was made: the clinic has neither a recovery code nor a passphrase for backups, so nobody could "
             "open one on another computer. Set a passphrase for backups, or give one for this backup.";
    case RestoreFault::no_backup:
      return "This sealed file is no backup of a clinic. Nothing was changed. Choose another file.";
    case RestoreFault::other_clinic:
      return "This backup is from another clinic than the file. Nothing was changed, and the two cannot be merged. "
             "Choose "
             "a backup of this clinic, or restore it as a file of its own.";
    case RestoreFault::newer_schema:
      return "This backup was made by a later version of PsoasTrack; this is version " + std::string(program_version) +
             ". Nothing was changed. Install the later version to restore it.";
    case RestoreFault::needs_clinic_keys:
      return "This passphrase opens the one backup, and not the clinic's keys, by which this build of PsoasTrack "
             "encrypts "
             "its files. Nothing was changed. Open it by the clinic's recovery code or by its passphrase for backups.";
    case RestoreFault::needs_accounts:
      return "This backup is of a clinic without accounts, and this build of PsoasTrack encrypts its files by what "
             "people log in with. Nothing was changed. Set up accounts with the PsoasTrack that made it, and make "
             "another backup.";
    case RestoreFault::not_the_record:
      return "What the backup holds is not what it says it holds. Nothing was changed. Take another backup, and report "
             "this.";
  }
  return "This backup cannot be brought back. Nothing was changed.";
}

std::string sentence(const NotBackedUp& refusal) {
  std::string why;
  try {
    std::rethrow_exception(refusal.reason());
  } catch (const std::exception& reason) {
    why = sentence(reason);
  }
  if (refusal.before() == NotBackedUp::Before::import)
    return "Nothing was taken over: the backup that is made before could not be. " + why +
           " Connect the disk with the folder for backups or make room on it, or choose another folder; then import "
           "again.";
  return "The clinic's file was not replaced: the backup that is made of it before could not be. " + why +
         " Connect the disk with its folder for backups or make room on it, or bring the backup back as a file of its "
         "own.";
}

}  // namespace psoas::wording

namespace psoas::wording::backup {

namespace {

std::string day_or_none(const std::optional<Date>& day) { return day ? to_string(*day) : "none"; }

std::string held(const RecordFacts& facts) {
  return counted(facts.patients, "patient") + ", " + counted(facts.visits, "visit") + ", last visit " +
         day_or_none(facts.last_visit) + ", " + std::to_string(facts.audit_sequence) + " entries in the audit trail";
}

// Names of fields, not what stands in them: who tries a backup out need not be one who reads charts.
std::string differing(const DrillLine& line) {
  std::string text;
  for (const std::string& each : line.differs) text += (text.empty() ? " (" : ", ") + each;
  return text.empty() ? text : text + ")";
}

std::string newer(const DrillLine& line) {
  return line.newer_visits == 0 ? "" : "; " + counted(line.newer_visits, "visit") + " entered since";
}

}  // namespace

std::string sentence(BackupTrouble trouble, const BackupState& state, Moment now) {
  const BackupLine* newest = newest_whole(state, now);
  switch (trouble) {
    case BackupTrouble::none: return "";
    case BackupTrouble::no_folder:
      return "No backups are made: no folder for them was chosen. If this disk fails, every visit is lost.";
    case BackupTrouble::nobody_could_open:
      return "No backups are made: there is neither a recovery code nor a passphrase that would open them elsewhere.";
    case BackupTrouble::folder_missing:
      return "No backups are made: the folder " + path_in_quotes(state.folder) +
             " is not there. Connect its disk, or choose another folder.";
    case BackupTrouble::none_yet:
      return "There is no backup of this clinic yet. If this disk fails, every visit is lost.";
    case BackupTrouble::too_old:
      return "The newest backup is of " + when(newest->origin.made_at) + " (" + age(newest->origin.made_at, now) +
             " old). What was entered since would be lost with this disk.";
    case BackupTrouble::same_disk:
      return "The backups lie on the same disk as the clinic's file and would be lost with it. Choose a folder on "
             "another "
             "disk.";
    case BackupTrouble::drill_failed:
      return "The last backup that was tried out did not pass. Make a new one and try it out.";
  }
  return "";
}

std::string condition_of(const BackupLine& line) {
  if (!line.fault) return "whole";
  switch (*line.fault) {
    case SealedFault::not_sealed: return "no backup";
    case SealedFault::newer_format: return "of a later version";
    case SealedFault::cut_short: return "cut short";
    default: return "damaged";
  }
}

std::string when(Moment moment) {
  std::string text = to_string(moment).substr(0, 16);
  text[10] = ' ';
  return text;
}

std::string age(Moment made_at, Moment now) {
  if (made_at > now + clocks_differ) return "wrong clock";
  const auto hours = std::chrono::duration_cast<std::chrono::hours>(now - made_at).count();
  if (hours < 1) return "under an hour";
  if (hours < 48) return counted(hours, "hour");
  return counted(hours / 24, "day");
}

std::string size(std::uint64_t bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f MB", static_cast<double>(bytes) / 1e6);
  return text;
}

std::vector<std::string> lines(const BackupReport& report) {
  std::vector<std::string> lines{report.file.string(), held(report.facts),
                                 size(report.bytes) + ", read back from the disk and found whole."};
  if (!report.on_another_disk)
    lines.emplace_back("It lies on the same disk as the clinic's file: copy it to another one.");
  for (const TamperedSubject& subject : report.tampered) lines.push_back(line(subject));
  if (!report.removed.empty())
    lines.push_back(counted(static_cast<std::int64_t>(report.removed.size()), "backup") +
                    " whose time was over removed");
  return lines;
}

std::vector<std::string> lines(const std::vector<BackupLine>& backups, Moment now) {
  std::vector<std::string> lines;
  for (const BackupLine& line : backups) {
    const std::string made = line.fault ? "                " : when(line.origin.made_at);
    const bool of_the_future = line.origin.made_at > now + clocks_differ;
    const std::string old = line.fault ? "" : age(line.origin.made_at, now) + (of_the_future ? ", " : " old, ");
    lines.push_back(made + "  " + line.file.filename().string() + "  " + old + size(line.bytes) + ", " +
                    condition_of(line));
  }
  if (backups.empty()) lines.emplace_back("There is no backup in this folder.");
  return lines;
}

std::string comparison(const PreparedRestore& prepared) {
  std::string text =
      "The backup of " + when(prepared.origin().made_at) + " UTC holds " + held(prepared.restored()) + ".";
  if (prepared.replaced()) text += " The clinic's file now holds " + held(*prepared.replaced()) + ".";
  return text;
}

std::vector<std::string> lines(const PreparedRestore& prepared) {
  std::vector<std::string> lines{
      "Backup of " + when(prepared.origin().made_at) + " UTC, made by version " + prepared.origin().program_version,
      "In the backup: " + held(prepared.restored())};
  if (prepared.replaced()) lines.push_back("In the file:   " + held(*prepared.replaced()));
  return lines;
}

std::vector<std::string> lines(const RestoreReport& report) { return {restored(report)}; }

std::string now_word(DrillLine::Now now) {
  switch (now) {
    case DrillLine::Now::same: return "the same in the record";
    case DrillLine::Now::changed: return "corrected since";
    case DrillLine::Now::different: return "NOT the same in the record";
    case DrillLine::Now::missing: return "NOT in the record";
  }
  return "";
}

std::vector<std::string> lines(const DrillReport& report) {
  std::vector<std::string> lines{"Backup of " + when(report.origin.made_at) + " UTC opened: " + held(report.in_backup),
                                 "In the record now: " + held(report.in_record)};
  for (const DrillLine& line : report.lines)
    lines.push_back(line.patient + " (" + line.mrn + "), visit of " + to_string(line.date) + ", " +
                    counted(line.scores, "score") + ", " + counted(line.findings, "finding") + ", " +
                    counted(line.treatments, "treatment") + ", " + counted(line.values, "value") +
                    " compared: " + now_word(line.now) + differing(line) + newer(line));
  lines.emplace_back(passed(report) ? "It can be brought back." : "It must not be relied on. Make a new backup.");
  return lines;
}

std::string target_or_replace() {
  return "Say where the clinic's file goes: -o NEWFILE, or --replace FILE for one that is there";
}

std::string folder_needed() {
  return "Say in which folder the backup goes: -o FOLDER; with --keep it holds for later ones as well";
}

std::string none_to_try(const std::string& folder) {
  return "There is no whole backup of this clinic in " + folder + ". Make one first: psoasctl backup FILE -o FOLDER.";
}

std::string not_sealed_when_issued() {
  return "A quarter is issued with its workbook as it is: leave out --seal, and seal another workbook of it afterwards";
}

std::string tell_the_passphrase() {
  return "It is sealed: tell the recipient the passphrase by another way than the file. It opens with psoasctl open, "
         "or "
         "with docs/tools/open_backup.py.";
}

std::string made_before_import(const BackupState& state, Moment now) {
  const BackupLine* newest = newest_whole(state, now);
  if (newest == nullptr)
    return "No backup was made before: the clinic has chosen no folder for backups (psoasctl backup FILE -o FOLDER "
           "--keep).";
  return "The backup made before is " + newest->file.string() + ".";
}

const char* heading_of(Leaving leaving) {
  switch (leaving) {
    case Leaving::closing: return "Closing";
    case Leaving::logging_out: return "Logging out";
    case Leaving::opening_another: return "Opening another clinic";
  }
  return "";
}

const char* making_before(Leaving leaving) {
  switch (leaving) {
    case Leaving::closing: return "A backup is being made before the window closes.";
    case Leaving::logging_out: return "A backup is being made before you are logged out.";
    case Leaving::opening_another: return "A backup of this clinic is being made before the other one is opened.";
  }
  return "";
}

const char* go_without(Leaving leaving) {
  switch (leaving) {
    case Leaving::closing: return "&Close without a backup";
    case Leaving::logging_out: return "&Log out without a backup";
    case Leaving::opening_another: return "&Open it without a backup";
  }
  return "";
}

std::string not_backed_up(const BackupState& state, const std::string& why, Moment now) {
  const BackupLine* newest = newest_whole(state, now);
  const std::string since =
      newest == nullptr ? "The latest work may be in no backup."
                        : "What was done since the backup of " + when(newest->origin.made_at) + " UTC is in no backup.";
  return since + " " + why + " It is safe in the clinic's file. Stay and log in, then close, to make one.";
}

std::string upgraded(const std::filesystem::path& copy) {
  return "The clinic's file now has the form of this version of PsoasTrack. As it was before, it is kept sealed in " +
         copy.string() + ".";
}

std::string did_not_pass() {
  return "The backup does not agree with the record. It was left as it is. Make a new one, and report this.";
}

std::string record_was_changed(const BackupReport& report) {
  return "The backup was made, but " + counted(static_cast<std::int64_t>(report.tampered.size()), "record") +
         " of what it holds " + (report.tampered.size() == 1 ? "was" : "were") +
         " changed outside PsoasTrack. No earlier backup was removed: one of them may hold what it was. Compare, and "
         "see psoasctl audit FILE --verify.";
}

std::string made(const BackupReport& report) {
  if (!report.tampered.empty()) return record_was_changed(report);
  std::string text = "Backup made and read back: " + report.file.filename().string() + " (" + size(report.bytes) + ").";
  if (!report.on_another_disk) text += " It lies on the same disk as the clinic's file.";
  return text;
}

std::string tried(const DrillReport& report) {
  std::string text;
  for (const std::string& line : lines(report)) text += (text.empty() ? "" : "\n") + line;
  return text;
}

std::string restored(const RestoreReport& report) {
  std::string text = "Restored: " + report.file.string() + ".";
  if (!report.kept_aside.empty()) text += " What was there is kept as " + report.kept_aside.filename().string() + ".";
  for (const std::filesystem::path& each : report.left_over)
    text += " What a write that was cut short had left there is kept as " + each.filename().string() + ".";
  if (!report.backup.empty()) text += " A backup of it was made before: " + report.backup.string() + ".";
  if (report.no_backup_folder) text += " No backup of it was made: the clinic has chosen no folder for backups.";
  return text;
}

std::string drill_reminder(const BackupState& state) {
  return (state.drill ? "A month has passed since a backup was last tried out."
                      : std::string("No backup of this clinic was tried out yet.")) +
         " It takes a minute: choose one and Try one out.";
}

std::string last_drill(const std::optional<LastDrill>& drill) {
  if (!drill) return "No backup was tried out yet.";
  return std::string("Last tried out: ") + when(drill->at) + (drill->passed ? ", passed." : ", failed.");
}

}  // namespace psoas::wording::backup
