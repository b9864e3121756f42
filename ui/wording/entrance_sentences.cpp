#include "ui/wording/entrance_sentences.h"

#include "ui/wording/audit_words.h"

namespace psoas::wording {

std::string sentence(const LogInError& error) {
  switch (error.refusal()) {
    case LogInRefusal::wrong:
      return "Name and password do not belong together. Nobody was logged in. Type both again; an administrator can "
             "give you a new password.";
    case LogInRefusal::wait:
      return "Too many attempts failed. Nobody was logged in. Try again in " + std::to_string(error.seconds()) +
             (error.seconds() == 1 ? " second." : " seconds.");
    case LogInRefusal::service:
      return "This account is for programs and opens no window. Log in with an account of your own.";
    case LogInRefusal::disabled:
      return "This account is disabled. Nobody was logged in. An administrator of your clinic can enable it.";
    case LogInRefusal::tampered:
      return "This account was changed outside PsoasTrack. Nobody was logged in. Tell an administrator, who can look "
             "at "
             "the audit trail and set the account up again.";
    case LogInRefusal::weak:
      return error.problems().empty() ? "This password does not do. Nothing was changed. Choose another."
                                      : password_sentence(error.problems().front());
    case LogInRefusal::not_the_one:
      return "This is not the recovery code of this file. Nothing was changed. Check which clinic's and which day's "
             "envelope it is from: each use makes a new code.";
  }
  return "Nobody was logged in. Try again.";
}

std::string password_sentence(const Problem& problem) {
  if (problem.field != "password") {
    const std::string field = problem.field == "full_name" ? "The full name"
                              : problem.field == "roles"   ? "The role"
                                                           : "The name";
    return field + (problem.code == ProblemCode::too_long ? " is too long. Nothing was changed. Shorten it."
                                                          : " is missing. Nothing was changed. Fill it in.");
  }
  if (problem.code == ProblemCode::too_long)
    return "The password is longer than " + problem.high + " bytes. Nothing was changed. Choose a shorter one.";
  if (problem.other == "repeats")
    return "The password repeats itself. Nothing was changed. Choose one with more different characters.";
  if (problem.other == "guessable")
    return "This password is among those that are guessed first. Nothing was changed. Choose another.";
  if (problem.other == "name")
    return "The password is mostly a name that everybody knows. Nothing was changed. Choose another.";
  return "The password is too short. Nothing was changed. Take at least " + problem.low +
         " characters, blanks included.";
}

std::string sentence(const WrongRecoveryCode& wrong) {
  if (wrong.group == 0)
    return "A recovery code has eight groups of five letters and digits. Nothing was changed. Type all of them.";
  return "Group " + std::to_string(wrong.group) +
         " of the recovery code is mistyped. Nothing was changed. Compare it "
         "with the paper, letter by letter.";
}

std::string role_words(Roles roles) {
  std::string words;
  for (const Role role : every_role)
    if (roles.has(role)) words += (words.empty() ? "" : ", ") + std::string(code_of(role));
  return words;
}

std::string permission_words(Permission permission) {
  switch (permission) {
    case Permission::find_patients: return "Find patients";
    case Permission::edit_patients: return "Enter and correct patients, episodes and health facts";
    case Permission::follow_up: return "Work through the follow-ups";
    case Permission::log_visits: return "Log visits and correct one's own of the day";
    case Permission::read_charts: return "Read charts and trends";
    case Permission::correct_entries: return "Correct any entry, with a reason";
    case Permission::void_entries: return "Void entries, with a reason";
    case Permission::merge_patients: return "Merge two records of one patient, and undo it";
    case Permission::acknowledge_flags: return "Acknowledge and resolve red flags";
    case Permission::read_outcomes: return "See outcomes and the quarter without identity";
    case Permission::read_outcome_patients: return "Export, issue the quarter, see it with patients";
    case Permission::change_rules: return "Change the rules for outcomes";
    case Permission::change_catalogue: return "Change settings, catalogue, protocols and lists of codes";
    case Permission::import: return "Import";
    case Permission::manage_accounts: return "Manage accounts and permissions";
    case Permission::back_up: return "Back up elsewhere, or with a passphrase of one's own";
    case Permission::restore: return "Restore a backup";
    case Permission::review_own_audit: return "Review one's own entries of the audit trail";
    case Permission::review_audit: return "Review the audit trail";
  }
  return "";
}

namespace {

std::string fault_word(RecordFault fault) {
  switch (fault) {
    case RecordFault::changed: return "changed";
    case RecordFault::removed: return "removed";
    case RecordFault::added: return "added";
  }
  return "";
}

}  // namespace

std::string line(const TamperedSubject& subject) {
  std::string text = audit::entity_word(subject.entity) + " " + std::to_string(subject.id);
  if (subject.patient.stored() && subject.entity != "patient")
    text += " of patient " + std::to_string(subject.patient.number);
  return text + ": " + fault_word(subject.fault) + " outside PsoasTrack";
}

std::string sentence(TrailFault fault) {
  switch (fault) {
    case TrailFault::none: return "The audit trail is whole.";
    case TrailFault::changed: return "The audit trail was changed.";
    case TrailFault::missing: return "An entry of the audit trail is missing.";
    case TrailFault::added: return "An entry was added to the audit trail outside PsoasTrack.";
    case TrailFault::earlier: return "Entries from before this clinic had accounts were changed.";
    case TrailFault::cut:
      return "The audit trail is shorter than when this computer closed the file last: its end was cut off, or an old "
             "copy of the file was put back. Nothing was changed. Tell an administrator before you go on.";
    case TrailFault::other_trail:
      return "The audit trail is not the one this computer closed last: another copy of the file was put in its place. "
             "Nothing was changed. Tell an administrator before you go on.";
  }
  return "";
}

std::string against_anchor(TrailFault fault, const PrintedAnchor& anchor) {
  const std::string entry = "entry " + std::to_string(anchor.sequence);
  switch (fault) {
    case TrailFault::none: return "The trail still holds " + entry + " as the report's footer says.";
    case TrailFault::cut:
      return "The trail is shorter than when the report was made: " + entry +
             " is not there. Its end was cut, or an older copy of the file was put back.";
    default: break;
  }
  return "The trail has another " + entry +
         " than the report's footer says: it was written anew, or the report is from another file, or mistyped.";
}

std::string no_anchor(const std::string& typed) {
  return "--anchor: " + typed + " is not what a report's footer says after “trail”. Type it as it stands there: " +
         "1234:9f3a-22c1-0b7e-51d0.";
}

std::string sentence(const TrailCheck& check) {
  std::string text = sentence(check.fault);
  if (check.fault == TrailFault::none) return text + " Entries: " + std::to_string(check.entries) + ".";
  if (check.first_broken > 0)
    text += " The first entry that is not what was written: " + std::to_string(check.first_broken) + " of " +
            std::to_string(check.entries) + ".";
  return text;
}

}  // namespace psoas::wording
