#include "ui/app/gate.h"

#include <wx/dialog.h>

#include <utility>
#include <vector>

#include "domain/store/entrance.h"
#include "ui/entrance/code_page.h"
#include "ui/entrance/first_account_page.h"
#include "ui/entrance/log_in_page.h"
#include "ui/entrance/password_page.h"
#include "ui/entrance/recovery_page.h"
#include "ui/wording/entrance_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::entrance;

constexpr int longest_wait_for_store_ms = 2000;

// Dialogs go as if the person had thought better of them: they may show a patient.
void close_dialogs() {
  std::vector<wxDialog*> dialogs;
  for (wxWindow* window : wxTopLevelWindows)
    if (auto* dialog = dynamic_cast<wxDialog*>(window); dialog && dialog->IsShown()) dialogs.push_back(dialog);
  for (wxDialog* dialog : dialogs) {
    if (dialog->IsModal()) dialog->EndModal(wxID_CANCEL);
    else dialog->Close();
  }
}

}  // namespace

Gate::Gate(GatedWindow& window, Place place)
    : x_window(window), x_place(std::move(place)), x_idle([this] { idle(); }), x_desktop([this](bool going_to_sleep) {
        lock(going_to_sleep);
        if (!x_last_call.IsRunning()) x_desktop.may_sleep();
      }) {
  x_last_call.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { take_keys_at_once(); });
}

const Session& Gate::session() const {
  const OpenedClinic* opened = x_window.opened();
  return opened ? opened->session : x_place.session;
}

// ---- Who is in

void Gate::guard(ClinicAtDoor clinic) {
  x_at_door = std::move(clinic);
  x_window.nobody_is_in();
  x_locked = false;
  x_waiting = {};
  x_window.rest();
  x_place.messages->hold(false);
  x_place.messages->clear();
  if (const auto said = std::exchange(x_at_door->said, std::nullopt))
    x_place.messages->show(said->tone, said->sentence);
  x_place.history->clear();
  x_place.task->say_farewell({});
  log_in_page();
}

void Gate::admit(const OpenedClinic& opened) {
  x_at_door =
      ClinicAtDoor{opened.file, opened.read_only, opened.has_accounts, opened.settings.demo, opened.encrypted_by};
  x_waiting = {};
  x_place.task->say_farewell([own = opened.session](Store& store) { store.entrance().log_out(own); });
  if (opened.new_code) return show_code(*opened.new_code);
  if (!opened.must_change_password) return x_window.let_in();
  show([this](wxWindow* parent) {
    // What the account may do is known only then.
    return make_password_page(parent, x_window.context(), [this] { x_place.file->enter(*x_at_door, session()); });
  });
}

Screen* Gate::make_log_in_page(wxWindow* parent) {
  LogInRequest request{x_at_door->file.filename().string(), x_at_door->demo, std::nullopt, x_place.session.workstation};
  if (x_locked) request.locked = session();
  return ui::make_log_in_page(
      parent, x_window.context(), request,
      {[this](const Session& session, bool goes_on) { logged_in(session, goes_on); }, [this] { recovery_page(); }});
}

void Gate::log_in_page() {
  show([this](wxWindow* parent) { return make_log_in_page(parent); });
}

void Gate::recovery_page() {
  show([this](wxWindow* parent) {
    return make_recovery_page(
        parent, x_window.context(), x_place.session.workstation,
        [this](const Entered& entered) {
          leave_lock();
          enter(entered);
        },
        [this] { log_in_page(); });
  });
}

void Gate::logged_in(const Session& session, bool goes_on) {
  if (goes_on) return unlock();
  if (x_locked) {
    // Somebody else: the session that was locked ends, its screens go; what was typed is kept as its draft.
    x_place.task->run(
        nullptr, [own = this->session()](Store& store) { store.entrance().log_out(own); }, [] {});
    leave_lock();
  }
  x_place.file->enter(*x_at_door, session);
}

void Gate::enter(const Entered& entered) {
  if (entered.passphrase_is_gone) x_at_door->said = Said{Tone::warning, words::passphrase_is_gone};
  x_place.file->enter(*x_at_door, entered.session, entered.recovery);
}

bool Gate::thrown_out(const std::string& why) {
  if (!x_window.opened() || x_locked) return false;
  x_place.frame->CallAfter([this, why] {
    if (!x_window.opened() || x_locked) return;
    x_place.task->admit(nullptr);
    x_at_door->has_accounts = true;
    x_at_door->said = Said{Tone::warning, why};
    guard(*x_at_door);
  });
  return true;
}

void Gate::log_out() {
  if (!can_lock()) return;
  x_place.history->leave_then([this] {
    x_window.leave_file_then([this] {
      x_place.task->run(
          x_place.frame, [own = session()](Store& store) { store.entrance().log_out(own); },
          [this] {
            x_place.task->admit(nullptr);
            guard(*x_at_door);
          });
    });
  });
}

// ---- The lock

void Gate::watch_idleness() {
  if (x_at_door && x_at_door->has_accounts) x_idle.start(std::chrono::minutes{idle_minutes()});
}

// Nobody is in, or it is locked already: what was typed into a page of the gate goes with the page.
void Gate::idle() {
  if (x_window.opened() && !x_locked) return lock();
  log_in_page();
}

void Gate::lock(bool going_to_sleep) {
  const OpenedClinic* opened = x_window.opened();
  if (x_locked && going_to_sleep) x_window.going_to_sleep();
  if (!opened || !opened->has_accounts || x_locked) return;
  x_waiting = x_page ? x_last : ScreenHistory::Maker();
  x_focus_before = wxWindow::FindFocus();
  for (Screen* screen : x_place.history->screens()) screen->put_away();
  close_dialogs();
  x_last_call.StartOnce(longest_wait_for_store_ms);
  x_locked = true;
  x_clipboard.clear();
  x_window.rest_locked(going_to_sleep, [this] { take_keys(); });
  x_place.messages->hold(true);
  put([this](wxWindow* parent) { return make_log_in_page(parent); });
}

// Those that the screens have just put away.
void Gate::take_keys() {
  if (!x_locked) return;
  x_place.task->lock(session());
}

// The store may be busy for a while.
void Gate::take_keys_at_once() {
  const OpenedClinic* opened = x_window.opened();
  if (x_locked && opened && opened->pass) opened->pass->lock();
  x_desktop.may_sleep();
}

// The same person is back: every screen goes on where it was.
void Gate::unlock() {
  x_place.frame->CallAfter([this] {
    leave_lock();
    if (const auto waiting = std::exchange(x_waiting, {})) return put(waiting);
    drop();
    watch_idleness();
    x_window.serve();
    x_place.navigation->Show();
    x_place.frame->Layout();
    x_window.title_changed();  // and the alarm of the screen
    if (x_focus_before) x_focus_before->SetFocus();
    else if (Screen* screen = x_place.history->present()) screen->SetFocus();
  });
}

void Gate::leave_lock() {
  x_last_call.Stop();
  x_locked = false;
  x_place.messages->hold(false);
}

// ---- Passwords and codes

void Gate::change_password() {
  if (!can_lock()) return;
  x_window.go_to([this](wxWindow* parent) {
    return make_password_page(
        parent, x_window.context(),
        [this] {
          x_place.messages->show(Tone::done, words::password_changed);
          x_window.back();
        },
        [this] { x_window.back(); });
  });
}

void Gate::show_code(const RecoverySecret& code) {
  show([this, code](wxWindow* parent) {
    const OpenedClinic& opened = *x_window.opened();
    const CodeRequest request{code, opened.settings.name, opened.file.filename().string(), opened.keyed};
    return make_code_page(parent, x_window.context(), request, [this] { x_window.let_in(); });
  });
}

void Gate::set_up_accounts() {
  x_window.go_to([this](wxWindow* parent) {
    return make_first_account_page(
        parent, x_window.context(), x_place.session.workstation, [this](const Entered& entered) { enter(entered); },
        [this] { x_window.back(); });
  });
}

// ---- The page

// Once the event that asked for it is over.
void Gate::show(ScreenHistory::Maker maker) {
  x_place.frame->CallAfter([this, maker = std::move(maker)] { put(maker); });
}

void Gate::put(const ScreenHistory::Maker& maker) {
  drop();
  x_place.history->Hide();
  x_place.navigation->Hide();
  x_last = maker;
  x_page = maker(x_place.frame);
  x_place.content->Add(x_page, wxSizerFlags(1).Expand());
  x_place.frame->Layout();
  x_page->arrive();
  x_window.title_changed();
  watch_idleness();
}

void Gate::drop() {
  if (!x_page) return;
  x_last = {};
  Screen* page = std::exchange(x_page, nullptr);
  x_place.content->Detach(page);
  page->Destroy();
  x_place.history->Show();
}

}  // namespace psoas::ui
