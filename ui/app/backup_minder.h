#pragma once

// Sees to it that there are backups while people work: says when there is none, makes one every few hours of work and
// when the window closes. Where they go is Administration's matter.

#include <wx/timer.h>
#include <wx/weakref.h>
#include <wx/window.h>

#include <filesystem>
#include <functional>
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
  // `alarm` hears what has to be said in red, "" when it is over; `show` leads to where backups are set up.
  BackupMinder(wxWindow* window, Task& task, StoreDoor& door, const Clock& clock, Messages& messages,
               std::function<void(const std::string&)> alarm, std::function<void()> show);
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

  // True: the window may close at once. Else one is made first, if it is due, and `close` is called; the person may
  // close without it.
  bool may_close(std::function<void()> close);

 private:
  void Notify() override { look(); }
  void tell(const BackupState& state);
  std::optional<Moment> seen_elsewhere(const BackupState& state);
  void make(const BackupState& state);
  void made(const std::string& failure);
  void read(std::function<void(BackupState)> then, std::function<void()> unreadable);
  void show_closing();
  void leave();

  wxWindow* x_window;
  Task& x_task;
  StoreDoor& x_door;
  const Clock& x_clock;
  Messages& x_messages;
  std::function<void(const std::string&)> x_alarm;
  std::function<void()> x_show;
  std::optional<Served> x_served;
  BackupTrouble x_told = BackupTrouble::none;
  bool x_making = false;
  std::function<void()> x_close;  // while the window is closing
  wxTimer x_patience;             // before the dialog shows that it takes a while
  wxWeakRef<ClosingDialog> x_dialog;
};

}  // namespace psoas::ui
