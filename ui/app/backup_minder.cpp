#include "ui/app/backup_minder.h"

#include <algorithm>
#include <utility>

#include "ui/app/kept_moment.h"
#include "ui/wording/backup_words.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {
namespace {

namespace words = wording::backup;

constexpr int ten_minutes = 600'000;
constexpr int patience_ms = 300;

// When the newest backup was made that this computer saw on another disk.
constexpr const char* elsewhere = "BackupsElsewhere";

}  // namespace

BackupMinder::BackupMinder(wxWindow* window, Task& task, StoreDoor& door, const Clock& clock, Messages& messages,
                           std::function<void(const std::string&)> alarm, std::function<void()> show)
    : x_window(window),
      x_task(task),
      x_door(door),
      x_clock(clock),
      x_messages(messages),
      x_alarm(std::move(alarm)),
      x_show(std::move(show)) {
  x_patience.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { show_closing(); });
}

BackupMinder::~BackupMinder() {
  if (x_dialog) x_dialog->Destroy();
}

void BackupMinder::serve(const Served& served) {
  rest();
  if (served.clinic.demo) return;
  x_served = served;
  x_told = BackupTrouble::none;
  Start(ten_minutes);
  look();
}

void BackupMinder::rest() {
  x_served.reset();
  Stop();
  x_alarm({});
}

void BackupMinder::read(std::function<void(BackupState)> then, std::function<void()> unreadable) {
  const auto work = [&door = x_door, session = x_served->session](Store& store) {
    return backups_of(door).state(store, session);
  };
  x_task.run(x_window, work, std::move(then), [unreadable = std::move(unreadable)](const StoreError&) {
    unreadable();
    return true;
  });
}

void BackupMinder::look() {
  if (!x_served || x_making) return;
  const auto found = [this](const BackupState& state) {
    if (!x_served || x_making) return;
    tell(state);
    if (is_due(state, x_clock.now(), backup_every)) make(state);
  };
  read(found, [] {});
}

std::optional<Moment> BackupMinder::seen_elsewhere(const BackupState& state) {
  const BackupLine* newest = newest_whole(state);
  if (newest && state.on_another_disk) keep_moment(elsewhere, x_served->file, newest->origin.made_at);
  return kept_moment(elsewhere, x_served->file);
}

// In red as long as it lasts; what is less bad once for each trouble, not every ten minutes.
void BackupMinder::tell(const BackupState& state) {
  const Moment now = x_clock.now();
  const BackupTrouble trouble = trouble_of(state, now);
  const std::string sentence = words::sentence(trouble, state, now);
  const bool alarming = is_alarming(state, seen_elsewhere(state), x_served->clinic.created_at, now);
  const char* remedy = x_served->can_set_up ? words::set_right : words::tell_administrator;
  x_alarm(alarming ? sentence + " " + remedy : std::string());
  const bool told_once = trouble == BackupTrouble::folder_missing || trouble == BackupTrouble::drill_failed;
  if (!alarming && told_once && trouble != x_told) {
    if (x_served->can_set_up) x_messages.show(Tone::warning, sentence, words::go_to_backups, x_show);
    else x_messages.show(Tone::warning, sentence);
  }
  x_told = trouble;
}

// Noted where the record is written, made beside it, so that saving does not wait.
void BackupMinder::make(const BackupState& state) {
  x_making = true;
  const BackupRequest request{state.folder, "", true};
  const auto note = [&door = x_door, session = x_served->session, request](Store& store) {
    backups_of(door).announce(store, session, request);
  };
  const auto work = [&door = x_door, session = x_served->session, request](Store& store,
                                                                           Progress& progress) -> std::string {
    try {
      backups_of(door).back_up(store, session, request, progress);
      return "";
    } catch (const Cancelled&) {
      return words::cancelled;
    } catch (const std::exception& failure) {
      return wording::sentence(failure);
    }
  };
  x_task.run(
      x_window, note,
      [this, work] {
        x_task.run_export(x_window, words::making, work, [this](const std::string& failure) { made(failure); });
      },
      [this](const StoreError& error) {
        made(wording::sentence(error));
        return true;
      });
}

void BackupMinder::made(const std::string& failure) {
  x_making = false;
  if (x_close && failure.empty()) return leave();
  if (x_close) {
    show_closing();
    return x_dialog->fail(failure);
  }
  if (!x_served) return;
  if (failure.empty())  // what was said in red may be over
    return read(
        [this](const BackupState& state) {
          if (x_served) tell(state);
        },
        [] {});
  x_messages.show(Tone::failure, failure, words::go_to_backups, x_show);
}

// ---- Closing

bool BackupMinder::may_close(std::function<void()> close) {
  if (!x_served) return true;
  if (x_close) return false;
  x_close = std::move(close);
  x_patience.StartOnce(patience_ms);
  if (x_making) return false;  // the window closes once that one is made
  const auto found = [this](const BackupState& state) {
    if (!x_close || x_making) return;
    if (x_served && is_due(state, x_clock.now(), std::chrono::milliseconds::zero())) return make(state);
    leave();
  };
  read(found, [this] {
    if (x_close) leave();
  });
  return false;
}

void BackupMinder::show_closing() {
  x_patience.Stop();
  if (x_dialog || !x_close) return;
  x_dialog = new ClosingDialog(
      x_window, [this] { leave(); }, [this] { x_close = nullptr; });
}

void BackupMinder::leave() {
  x_patience.Stop();
  if (x_dialog) x_dialog->Destroy();
  if (const auto close = std::exchange(x_close, nullptr)) close();
}

}  // namespace psoas::ui
