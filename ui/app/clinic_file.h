#pragma once

// The file the window works on: opened, created, remembered for the next start. Only its path is remembered,
// nothing of its content. How a store is made is behind the StoreDoor.

#include <wx/window.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "domain/access/permission.h"
#include "domain/access/recovery_code.h"
#include "domain/base/clock.h"
#include "domain/catalogue/catalogue.h"
#include "domain/store/backups.h"
#include "domain/store/protection.h"
#include "ui/entrance/first_account_page.h"
#include "ui/task/task.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

// What was done with a file before it was opened.
struct Said {
  Tone tone = Tone::done;
  std::string sentence;
};

// A file that is open; it has accounts when somebody must log in before anything of it is seen.
struct ClinicAtDoor {
  std::filesystem::path file;
  bool read_only = false;
  bool has_accounts = false;
  bool demo = false;
  std::string encrypted_by;  // what encrypts its disk; "" when nothing says that anything does
  std::optional<Said> said = {};
};

// One that somebody is let in to.
struct OpenedClinic {
  std::filesystem::path file;
  std::shared_ptr<const Catalogue> catalogue;
  ClinicSettings settings;
  bool read_only = false;
  bool has_accounts = false;
  bool keyed = false;  // by what its accounts know
  std::string encrypted_by;
  Session session;
  std::shared_ptr<const std::set<Permission>> allowed;
  bool must_change_password = false;
  TrailFault anchor_fault = TrailFault::none;
  std::optional<RecoverySecret> new_code;  // to be shown once
  std::shared_ptr<const Pass> pass;        // nothing without accounts
  std::optional<Said> said;
};

class ClinicFile {
 public:
  using Entered = std::function<void(OpenedClinic)>;
  using Guarded = std::function<void(ClinicAtDoor)>;
  using Refused = std::function<void()>;

  ClinicFile(wxWindow* window, Task& task, StoreDoor& door, const Clock& clock, Messages& messages,
             const Session& session);

  // `entered` hears of each file that somebody is let in to, `guarded` of each where somebody must log in first,
  // `refused` when there is none after all.
  void report_to(Entered entered, Guarded guarded, Refused refused);

  // A file somebody else works in, or that cannot be written, is offered to be read.
  void open(const std::filesystem::path& file, Access access = Access::read_write);
  // With its first administrator, who is let in.
  void create(const std::filesystem::path& file, const ClinicSettings& settings, const FirstAccount& first);

  // Lets in whoever has just logged in to the open file.
  void enter(const ClinicAtDoor& clinic, const Session& session, const std::optional<RecoverySecret>& new_code = {});

  // The clinic of invented patients: opened when it is there, else made.
  void open_demo(const std::filesystem::path& file);

  // Closes the file, puts the backup in its place and opens it again; when that fails, the file as it was.
  void put_in_place(const std::filesystem::path& file, std::shared_ptr<PreparedRestore> prepared);

  // The file opened last on this computer, when it is still there.
  static std::optional<std::filesystem::path> last();

 private:
  void take(const std::string& label, const std::filesystem::path& file, Task::Opener opener,
            std::function<void()> opened, Task::OnFault on_fault);
  void look_at_door(const std::filesystem::path& file, const std::optional<Said>& said = {});
  bool offer_reading(const std::filesystem::path& file, const StoreError& error);

  wxWindow* x_window;
  Task& x_task;
  StoreDoor& x_door;
  const Clock& x_clock;
  Messages& x_messages;
  Session x_session;
  Entered x_entered;
  Guarded x_guarded;
  Refused x_refused;
};

}  // namespace psoas::ui
