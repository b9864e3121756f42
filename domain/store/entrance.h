#pragma once

// Who may use a clinic's file: log-in, accounts, and what is remembered of those logged in. A file without accounts
// (one made by an earlier version, or for a demonstration) lets everybody do everything until its first administrator
// is made.

#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access/account.h"
#include "domain/access/permission.h"
#include "domain/access/recovery_code.h"
#include "domain/access/session.h"

namespace psoas {

enum class LogInRefusal {
  wrong,       // name or password; which of them is not said
  wait,        // too many attempts; `seconds` to wait
  disabled,    // the account
  service,     // an account of a program, which opens no window
  tampered,    // the account was changed outside the program
  weak,        // a new password does not do; `problems` say why
  not_the_one  // the recovery code is not this file's
};

class LogInError : public std::runtime_error {
 public:
  explicit LogInError(LogInRefusal refusal, int seconds = 0)
      : std::runtime_error("log-in refused"), x_refusal(refusal), x_seconds(seconds) {}
  explicit LogInError(Problems problems)
      : std::runtime_error("log-in refused"), x_refusal(LogInRefusal::weak), x_problems(std::move(problems)) {}

  LogInRefusal refusal() const { return x_refusal; }
  int seconds() const { return x_seconds; }
  const Problems& problems() const { return x_problems; }

 private:
  LogInRefusal x_refusal;
  int x_seconds = 0;
  Problems x_problems;
};

// What lets another store over the same file work for a session: the export lane's. Ends with the session.
class Pass {
 public:
  virtual ~Pass() = default;

  // Takes the keys of the session away in every store at once, whatever work is under way in them: that ends with what
  // it has, nothing more begins. From any thread; Entrance::unlock brings them back.
  virtual void lock() const noexcept = 0;
};

// Where somebody logs in.
enum class LogInAt { console, window };

// The first administrator was made, or a recovery code was used. The code is shown once and kept nowhere.
struct Entered {
  Session session;
  RecoverySecret recovery{};
  bool passphrase_is_gone = false;  // the one kept for backups; it has to be set anew
};

// A chart opened by someone whose account does not allow it.
struct EmergencyAccess {
  std::int64_t id = 0;
  std::string account;
  PatientId patient;
  std::string mrn;
  std::string reason;
  Moment begun_at{};
  Moment ends_at{};
  std::optional<Moment> reviewed_at;
  std::string reviewed_by;
};

inline constexpr std::chrono::minutes emergency_lasts{30};
inline constexpr std::chrono::minutes password_stays_fresh{5};
inline constexpr std::size_t shortest_emergency_reason = 10;

// Everything may throw StoreError; what takes a session throws not_permitted and password_needed.
class Entrance {
 public:
  virtual ~Entrance() = default;

  virtual bool has_accounts() = 0;

  // A clinic of invented patients, whose passwords everybody may know.
  virtual bool is_demo() = 0;

  // Makes the first account, an administrator whatever its other roles, and closes the file to everybody else. Throws
  // LogInError weak; StoreError duplicate when there are accounts.
  virtual Entered make_first(const Account& first, std::string_view password, std::string_view workstation) = 0;

  // Throws LogInError.
  virtual Session log_in(std::string_view name, std::string_view password, std::string_view workstation,
                         LogInAt at = LogInAt::console) = 0;

  // Gives an administrator a new password and the file a new code. Throws LogInError.
  virtual Entered use_recovery_code(const RecoverySecret& code, std::string_view administrator,
                                    std::string_view new_password, std::string_view workstation) = 0;

  // Wipes the keys of the session and lets it do nothing until its own password is given again. Neither fails nor waits
  // for the disk.
  virtual void lock(const Session& session) = 0;
  // Throws LogInError.
  virtual void unlock(const Session& session, std::string_view password) = 0;

  // Ends the session; the keys go with the last one.
  virtual void log_out(const Session& session) = 0;

  // The password once more, before what asks for it. Throws LogInError.
  virtual void give_password(const Session& session, std::string_view password) = 0;
  virtual void change_password(const Session& session, std::string_view old_password,
                               std::string_view new_password) = 0;

  virtual std::shared_ptr<const Pass> pass(const Session& session) = 0;
  virtual void admit(const std::shared_ptr<const Pass>& pass) = 0;

  // What the session may do now, for screens that leave out what would be refused.
  virtual bool allows(const Session& session, Permission permission) = 0;
  virtual bool must_change_password(const Session& session) = 0;

  // Read only, for half an hour; stays on the administrator's list until it is reviewed. Throws std::invalid_argument
  // for a reason that is too short.
  virtual EmergencyAccess begin_emergency(const Session& session, PatientId patient, std::string_view reason) = 0;
  virtual std::vector<EmergencyAccess> emergencies(const Session& session, bool with_reviewed) = 0;
  virtual void review_emergency(const Session& session, std::int64_t id) = 0;

  // The administrator's. A password somebody else chose must be changed before anything else may be done, but by an
  // account for scheduled tasks: everything throws StoreError own_password_needed until then.
  virtual std::vector<Account> accounts(const Session& session) = 0;
  virtual AccountId add_account(const Session& session, const Account& account, std::string_view password) = 0;
  // Name, roles, service, disabled. The last administrator can be neither disabled nor demoted: StoreError stale is for
  // a revision that is not the stored one, duplicate ("administrator") for that.
  virtual void change_account(const Session& session, const Account& account, std::string_view reason) = 0;
  virtual void set_password(const Session& session, AccountId account, std::string_view password) = 0;

  virtual Grants grants(const Session& session) = 0;
  // Throws std::invalid_argument for a grant that may_be_granted() refuses.
  virtual void change_grants(const Session& session, const Grants& grants, std::string_view reason) = 0;

  // Notes in the trail what was done with the record beside changing it: "print", "export", "search". `detail` says
  // what (a format and how many rows, a search's words).
  virtual void note(const Session& session, std::string_view action, std::optional<PatientId> patient,
                    std::string_view detail) = 0;

  // Notes that a file with rows of patients is about to leave, and why; nobody makes one without. Asks for
  // Permission::read_outcome_patients and the password; throws StoreError reason_needed without a reason, but in a demo
  // clinic.
  virtual void note_patient_rows(const Session& session, std::string_view detail, std::string_view reason) = 0;
};

}  // namespace psoas
