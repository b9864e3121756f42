#include <new>

#include "domain/base/progress.h"
#include "domain/base/version.h"
#include "domain/catalogue/catalogue_error.h"
#include "ui/wording/backup_words.h"
#include "ui/wording/catalogue_sentences.h"
#include "ui/wording/entrance_sentences.h"
#include "ui/wording/export_words.h"
#include "ui/wording/merge_words.h"
#include "ui/wording/outcome_words.h"
#include "ui/wording/phrases.h"
#include "ui/wording/sentences.h"

namespace psoas::wording {

namespace {

std::string in_brackets(const std::string& detail) { return detail.empty() ? "" : " (" + detail + ")"; }

std::string duplicate(const std::string& detail) {
  if (detail == "mrn")
    return "Another patient already has this record number. Nothing was stored. Look that patient up, or enter another "
           "number.";
  return "This is there already" + in_brackets(detail) + ". Nothing was stored. Choose another name or number.";
}

std::string not_mergeable(const std::string& detail) {
  const std::optional<MergeRefusal> refusal = merge_refusal_of(detail);
  return merge::what(refusal) + " Nothing was changed. " + merge::remedy(refusal);
}

}  // namespace

std::string sentence(const StoreError& error) {
  const std::string detail = in_brackets(error.detail());
  switch (error.fault()) {
    case StoreFault::unavailable:
      return "The clinic's file cannot be opened" + detail +
             ". It was not changed. Check that its disk is connected and that you may read and write in its folder.";
    case StoreFault::busy:
      return "Another program is using the clinic's file" + detail +
             ". Nothing was stored and nothing is lost. Try again in a moment, or close the other program.";
    case StoreFault::stale:
      return "This was changed elsewhere after you opened it. Nothing was overwritten. Open it again, look at what is "
             "new, and enter your change once more.";
    case StoreFault::duplicate: return duplicate(error.detail());
    case StoreFault::missing:
      return "This was not found" + detail +
             ". Nothing was changed. Check the name; it may have been moved or renamed.";
    case StoreFault::read_only:
      return "The clinic's file can only be read" + detail +
             ". Nothing was stored. Close other programs that hold it, or get the right to write to it; one of an older"
             " version is brought up to date when it is opened in the window.";
    case StoreFault::full:
      return "The disk is full" + detail +
             ". Nothing was stored; what was stored before is safe. Make room on the disk and save again.";
    case StoreFault::damaged:
      return "The clinic's file is damaged" + detail +
             ". It was left as it is. Keep it, and go on with a copy of your latest backup.";
    case StoreFault::newer_schema:
      return "The clinic's file was made by a later version of PsoasTrack" + detail + "; this is version " +
             program_version + ". It was not changed. Install the later version to open it.";
    case StoreFault::unknown_catalogue:
      return "The clinic's own catalogue or rules in this file cannot be read by this version of PsoasTrack, " +
             std::string(program_version) + detail +
             ". It was not changed. Install the version that wrote it to open the file.";
    case StoreFault::foreign_file:
      return "This is no file of PsoasTrack" + detail + ". It was not changed. Choose another file.";
    case StoreFault::keyed:
      return "The clinic's file is encrypted, which this build of PsoasTrack cannot open" + detail +
             ". It was not changed. Open it with the build of PsoasTrack that made it.";
    case StoreFault::not_keyed:
      return "This build of PsoasTrack keeps its files encrypted, and this one is not" + detail +
             ". It was not changed. Make a backup of it with the PsoasTrack that made it, and restore that backup here "
             "by the clinic's recovery code or its passphrase for backups.";
    case StoreFault::keys_missing:
      return "The file of keys that belongs to the clinic's file is not beside it" + detail +
             ". Nothing was changed. Put it back to its place, as it was or from a restored backup: without it nobody "
             "can open the clinic's file. If this is another program's file, choose the clinic's.";
    case StoreFault::keys_damaged:
      return "The file of keys beside the clinic's file is damaged" + detail +
             ". Nothing was changed. Keep it, and put the one of a restored backup in its place.";
    case StoreFault::keys_of_another:
      return "The file of keys does not open the clinic's file beside it" + detail +
             ". Nothing was changed. It is of another clinic or from before a restore, or the clinic's file is "
             "damaged: "
             "put the right one beside it, or restore your latest backup.";
    case StoreFault::written_in_clear:
      return "The clinic's file would lie unencrypted on the disk" + detail +
             ". Nothing was kept of it. This is a fault of how the program was built: tell who installed it.";
    case StoreFault::network_folder:
      return "The file would lie in a network or synchronised folder" + detail +
             ", where visits can be lost. Nothing was changed. Keep it on a disk of this computer.";
    case StoreFault::locked_out:
      return "You are not logged in" + detail +
             ". Nothing was changed. Log in, or ask an administrator of your clinic.";
    case StoreFault::not_permitted:
      return "Your account does not allow this" + detail +
             ". Nothing was changed. Somebody whose account does can do it, or an administrator of your clinic can "
             "change what yours allows.";
    case StoreFault::own_password_needed:
      return "Somebody else chose the password of your account" + detail +
             ". Nothing was changed. Choose an own one first: when you log in at the window, or with psoasctl accounts "
             "CLINIC.psoas --change-password.";
    case StoreFault::password_needed:
      return "This asks for your password again" + detail + ". Nothing was changed. Give your password and repeat it.";
    case StoreFault::reason_needed:
      return "Rows of patients leave the clinic only for a reason" + detail +
             ". Nothing was written. Say why, with --reason at the console: it stands in the audit trail.";
    case StoreFault::not_mergeable: return not_mergeable(error.detail());
    case StoreFault::tampered:
      return "This patient's record was changed outside PsoasTrack" + detail +
             ". It was left as it is and can be read, not changed. Tell an administrator, who can look at the audit "
             "trail and restore a backup.";
    case StoreFault::no_memory:
      return "The computer has too little free memory" + detail +
             ". Nothing was changed. Close other programs and try again.";
    case StoreFault::unaudited:
      return "A change was refused because it would have left no trace in the audit trail" + detail +
             ". Nothing was stored. This is a fault of the program: please report it.";
  }
  return "The clinic's file cannot be used. Nothing was stored.";
}

namespace {

std::string sentence_of(const FileError& error) {
  return path_in_quotes(error.file()) + " cannot be read or written: " + error.what() +
         ". What was there before is unchanged. Check the name, the folder and the room on the disk.";
}

std::string sentence_of(const CatalogueError& error) {
  std::string text = "The catalogue cannot be used. Nothing was changed. Correct these entries:";
  for (const CatalogueFault& fault : error.faults()) text += "\n" + sentence(fault);
  return text;
}

}  // namespace

std::string sentence(const std::exception& error) {
  if (const auto* store = dynamic_cast<const StoreError*>(&error)) return sentence(*store);
  if (const auto* refusal = dynamic_cast<const LogInError*>(&error)) return sentence(*refusal);
  if (const auto* import = dynamic_cast<const ImportError*>(&error)) return sentence(*import);
  if (const auto* file = dynamic_cast<const FileError*>(&error)) return sentence_of(*file);
  if (const auto* refused = dynamic_cast<const ExportError*>(&error)) return sentence(*refused);
  if (const auto* sealed = dynamic_cast<const SealedError*>(&error)) return sentence(*sealed);
  if (const auto* restore = dynamic_cast<const RestoreError*>(&error)) return sentence(*restore);
  if (const auto* refused = dynamic_cast<const NotBackedUp*>(&error)) return sentence(*refused);
  if (const auto* settings = dynamic_cast<const SettingsError*>(&error)) return sentence(*settings);
  if (const auto* catalogue = dynamic_cast<const CatalogueError*>(&error)) return sentence_of(*catalogue);
  if (dynamic_cast<const Cancelled*>(&error)) return "Stopped as you asked. Nothing was stored or written.";
  if (dynamic_cast<const std::bad_alloc*>(&error))
    return "The computer's memory is used up. What was stored before is safe. Close other programs and try again.";
  return std::string("Something went wrong inside the program (") + error.what() +
         "). What was stored before is safe. Try again; if it comes back, please report it.";
}

}  // namespace psoas::wording
