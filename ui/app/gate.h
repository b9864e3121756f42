#pragma once

// Stands between a person and a clinic with accounts: one page in the place of all screens until somebody is logged
// in, and again while the window is locked. What is seen of a clinic otherwise is the window's.

#include <wx/sizer.h>
#include <wx/timer.h>
#include <wx/weakref.h>

#include <functional>
#include <optional>
#include <string>

#include "ui/app/clinic_file.h"
#include "ui/app/gated_window.h"
#include "ui/app/navigation_column.h"
#include "ui/app/screen_history.h"
#include "ui/entrance/clipboard_guard.h"
#include "ui/entrance/desktop_watch.h"
#include "ui/entrance/idle_watch.h"
#include "ui/task/task.h"
#include "ui/widget/message_bar.h"

namespace psoas::ui {

class Gate {
 public:
  // The parts of the window it stands among, and what it works with; all of it outlives the gate.
  struct Place {
    wxWindow* frame = nullptr;
    wxBoxSizer* content = nullptr;
    ScreenHistory* history = nullptr;
    NavigationColumn* navigation = nullptr;
    MessageBar* messages = nullptr;
    Task* task = nullptr;
    ClinicFile* file = nullptr;
    Session session;  // where nobody is logged in; and the computer's name
  };

  Gate(GatedWindow& window, Place place);

  // A file is open and nobody is in.
  void guard(ClinicAtDoor clinic);
  // Somebody is: the pages that come before the clinic's own, if there are any, then the window lets them in.
  void admit(const OpenedClinic& opened);

  // The file that is open, whoever is in.
  const std::optional<ClinicAtDoor>& clinic() const { return x_at_door; }
  // The page in the place of all screens; nothing when the screens are in sight.
  Screen* page() const { return x_page; }
  bool locked() const { return x_locked; }
  bool at_work() const { return x_window.opened() && !x_page; }

  // The screens come into sight again.
  void drop();
  // Locks, or goes back to the log-in page, after the minutes kept for this computer without a touch.
  void watch_idleness();
  IdleWatch& idle_watch() { return x_idle; }

  // Takes the clinic out of sight until the password is given; work goes on where it was. Does nothing where nobody
  // has a password.
  void lock(bool going_to_sleep = false);
  void log_out();

  // The session has ended in the store: its account was disabled, or the file has accounts by now. Leads to the log-in
  // page, which says why; false where nobody was in or the window is locked anyway.
  bool thrown_out(const std::string& why);
  void change_password();
  void set_up_accounts();

 private:
  // Nobody has touched the window for a while.
  void idle();
  // After the drafts on their way to the store.
  void take_keys();
  // From whatever the store is doing.
  void take_keys_at_once();
  bool can_lock() const { return at_work() && x_window.opened()->has_accounts; }
  const Session& session() const;
  Screen* make_log_in_page(wxWindow* parent);
  void log_in_page();
  void recovery_page();
  void logged_in(const Session& session, bool goes_on);
  void enter(const Entered& entered);
  void unlock();
  void leave_lock();
  void show_code(const RecoverySecret& code);
  void show(ScreenHistory::Maker maker);
  void put(const ScreenHistory::Maker& maker);

  GatedWindow& x_window;
  Place x_place;
  std::optional<ClinicAtDoor> x_at_door;
  Screen* x_page = nullptr;
  bool x_locked = false;
  ScreenHistory::Maker x_waiting;      // a page of the gate that the lock took away from whoever is in
  ScreenHistory::Maker x_last;         // the maker of the page in sight
  wxWeakRef<wxWindow> x_focus_before;  // the lock
  wxTimer x_last_call;                 // for drafts on their way to the store when it was locked
  IdleWatch x_idle;
  DesktopWatch x_desktop;
  ClipboardGuard x_clipboard;
};

}  // namespace psoas::ui
