#pragma once

// Sees to it that there are backups while people work: says when there is none, makes one every few hours of work,
// when the window is locked, and before it lets go of the file: closing, logging out, opening another. Where they go is
// Administration's matter.

#include <wx/timer.h>
#include <wx/weakref.h>
#include <wx/window.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "domain/base/clock.h"
#include "domain/store/backups.h"
#include "ui/app/closing_dialog.h"
#include "ui/task/task.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

class BackupMinder : private wxTimer {
 public:
  using Compared = std::function<void(const std::filesystem::path& file, const std::vector<TamperedSubject>& tampered)>;

  // `alarm` hears what has to be said in red, "" when it is over; `compared` what each backup finds changed outside the
  // program, before which the whole record is compared with its trail; `show` leads to where backups are set up.
  BackupMinder(wxWindow* window, Task& task, StoreDoor& door, const Clock& clock, Messages& messages,
               std::function<void(const std::string&)> alarm, Compared compared, std::function<void()> show);
  ~BackupMinder() override;

  // Whom and what it works for. A demo is left alone.
  struct Served {
    Session session;
    std::filesystem::path file;
    ClinicSettings clinic;
    bool can_set_up = false;  // may say where backups go
  };
  // From now on; nobody's after rest().
  void serve(const Served& served);
  void rest();

  // Looks how the backups stand, and makes one that is due; the timer asks every ten minutes.
  void look();

  // Calls `go` once the file may be let go: at once when no backup is due, else after one was made. The person may go
  // without it, or stay.
  void leave_then(Leaving leaving, std::function<void()> go);

  // The window is locked, and what is in the store is backed up once more while its keys are there: `keys_may_go` is
  // called, perhaps twice, when they are not needed any longer. They may also go before: then leave_then() says what is
  // in no backup. A computer that goes to sleep has no time for one: it would keep keys in memory as long as it sleeps.
  // Serves nobody until serve().
  void lock(bool going_to_sleep, std::function<void()> keys_may_go);
  // Stops the one that is being made, with its keys.
  void stop();

 private:
  void Notify() override { look(); }
  // How the record stood when it was locked.
  struct Locked {
    bool waits = false;         // a backup of it is on its way
    std::string not_backed_up;  // what is in none, and why; "" when everything is
  };

  void tell(const BackupState& state);
  void tell_of_upgrade(const BackupState& state);
  void remind_of_drill(const BackupState& state);
  std::optional<Moment> seen_elsewhere(const BackupState& state);
  void make(const BackupState& state);
  void make_beside(const Served& served, const BackupRequest& request, const std::string& label,
                   std::function<void()> begun, std::function<void(const std::string& failure)> then);
  void made(const std::string& failure);
  void back_up_locked(const Served& served, const BackupState& state, std::function<void()> keys_may_go);
  void locked_with(const std::string& not_backed_up);
  void read(std::function<void(BackupState)> then, std::function<void()> unreadable);
  void look_before_leaving();
  void leave_locked();
  void show_leaving();
  void leave();

  wxWindow* x_window;
  Task& x_task;
  StoreDoor& x_door;
  const Clock& x_clock;
  Messages& x_messages;
  std::function<void(const std::string&)> x_alarm;
  Compared x_compared;
  std::function<void()> x_show;
  std::optional<Served> x_served;
  bool x_just_begun = false;  // nothing was said yet
  BackupTrouble x_told = BackupTrouble::none;
  int x_making = 0;
  std::shared_ptr<std::atomic<bool>> x_stop = std::make_shared<std::atomic<bool>>(false);
  std::optional<Locked> x_locked;
  Leaving x_leaving{};
  std::function<void()> x_go;  // while the file is about to be left
  bool x_look_again = false;   // when the one that is being made is done
  wxTimer x_patience;          // before the dialog shows that it takes a while
  wxWeakRef<ClosingDialog> x_dialog;
};

}  // namespace psoas::ui
