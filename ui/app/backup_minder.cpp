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

// Of the copy before an upgrade that was told of on this computer.
constexpr const char* upgrade_told = "UpgradeTold";
constexpr std::chrono::hours upgrade_is_news{24};

// When this computer last said that a backup should be tried out.
constexpr const char* drill_told = "DrillTold";

// Says once that work has begun, which holds its keys by then, and stops it. Called where the work is done.
class Begun final : public Progress {
 public:
  Begun(Progress& watched, const std::function<void()>& tell, const std::atomic<bool>& stop)
      : x_watched(watched), x_tell(tell), x_stop(stop) {}

  void at(std::string_view step, std::int64_t done, std::int64_t total) override {
    tell();
    x_watched.at(step, done, total);
  }
  bool cancelled() const override {
    tell();
    return x_stop || x_watched.cancelled();
  }

 private:
  void tell() const {
    if (!std::exchange(x_told, true) && x_tell) x_tell();
  }

  Progress& x_watched;
  const std::function<void()>& x_tell;
  const std::atomic<bool>& x_stop;
  mutable bool x_told = false;
};

// What came of one: why there is none, or what the record was found to be.
struct Outcome {
  std::string failure;
  std::vector<TamperedSubject> tampered;
};

Outcome made_or_why_not(BackupKeeping& backups, Store& store, const Session& session, const BackupRequest& request,
                        Progress& progress) {
  try {
    return {"", backups.back_up(store, session, request, progress).tampered};
  } catch (const Cancelled&) {
    return {words::cancelled, {}};
  } catch (const StoreError& error) {
    return {error.fault() == StoreFault::locked_out ? std::string(words::locked_before) : wording::sentence(error), {}};
  } catch (const std::exception& failure) {
    return {wording::sentence(failure), {}};
  }
}

}  // namespace

BackupMinder::BackupMinder(wxWindow* window, Task& task, StoreDoor& door, const Clock& clock, Messages& messages,
                           std::function<void(const std::string&)> alarm, Compared compared, std::function<void()> show)
    : x_window(window),
      x_task(task),
      x_door(door),
      x_clock(clock),
      x_messages(messages),
      x_alarm(std::move(alarm)),
      x_compared(std::move(compared)),
      x_show(std::move(show)) {
  x_patience.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { show_leaving(); });
}

BackupMinder::~BackupMinder() {
  if (x_dialog) x_dialog->Destroy();
}

void BackupMinder::serve(const Served& served) {
  rest();
  if (served.clinic.demo) return;
  x_served = served;
  x_just_begun = true;
  x_told = BackupTrouble::none;
  Start(ten_minutes);
  look();
}

void BackupMinder::rest() {
  x_served.reset();
  x_locked.reset();
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
  if (!x_served || x_making > 0) return;
  const auto found = [this](const BackupState& state) {
    if (!x_served || x_making > 0) return;
    tell(state);
    tell_of_upgrade(state);
    if (std::exchange(x_just_begun, false)) remind_of_drill(state);
    if (is_due(state, x_clock.now(), backup_every)) make(state);
  };
  read(found, [] {});
}

std::optional<Moment> BackupMinder::seen_elsewhere(const BackupState& state) {
  const BackupLine* newest = newest_whole(state, x_clock.now());
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

// Once on this computer, to whoever is in first: it happened before anybody was.
void BackupMinder::tell_of_upgrade(const BackupState& state) {
  if (!state.copy_before_upgrade) return;
  const CopyBeforeUpgrade& copy = *state.copy_before_upgrade;
  if (x_clock.now() - copy.at > upgrade_is_news || kept_moment(upgrade_told, x_served->file) == copy.at) return;
  keep_moment(upgrade_told, x_served->file, copy.at);
  x_messages.show(Tone::note, words::upgraded(copy.file));
}

// Quietly and once a month; one that failed is told as a trouble.
void BackupMinder::remind_of_drill(const BackupState& state) {
  const Moment now = x_clock.now();
  const bool clinic_is_new = !state.drill && now - x_served->clinic.created_at < drill_every;
  if (!x_served->can_set_up || clinic_is_new || !drill_is_due(state, now)) return;
  const auto told = kept_moment(drill_told, x_served->file);
  if (told && *told <= now && now - *told < drill_every) return;
  keep_moment(drill_told, x_served->file, now);
  x_messages.show(Tone::note, words::drill_reminder(state), words::go_to_backups, x_show);
}

// Noted where the record is written, made beside it, so that saving does not wait.
void BackupMinder::make(const BackupState& state) {
  ++x_making;
  const BackupRequest request{state.folder};
  const Session session = x_served->session;
  const auto note = [&door = x_door, session, request](Store& store) {
    backups_of(door).announce(store, session, request);
  };
  x_task.run(
      x_window, note,
      [this, served = *x_served, request] {
        make_beside(served, request, words::making, {}, [this](const std::string& failure) { made(failure); });
      },
      [this](const StoreError& error) {
        made(wording::sentence(error));
        return true;
      });
}

void BackupMinder::make_beside(const Served& served, const BackupRequest& request, const std::string& label,
                               std::function<void()> begun, std::function<void(const std::string& failure)> then) {
  const auto work = [&door = x_door, session = served.session, request, begun = std::move(begun), stop = x_stop](
                        Store& store, Progress& progress) {
    Begun watched(progress, begun, *stop);
    return made_or_why_not(backups_of(door), store, session, request, watched);
  };
  x_task.run_export(x_window, label, work, [this, file = served.file, then = std::move(then)](const Outcome& outcome) {
    if (outcome.failure.empty()) x_compared(file, outcome.tampered);
    then(outcome.failure);
  });
}

void BackupMinder::made(const std::string& failure) {
  --x_making;
  if (x_locked) return;  // which says itself what is in no backup
  if (x_go && failure.empty()) return std::exchange(x_look_again, false) ? look_before_leaving() : leave();
  if (x_go) {
    show_leaving();
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

// ---- The lock

// The record is looked at after the drafts that were put before this: in the lane that stores.
void BackupMinder::lock(bool going_to_sleep, std::function<void()> keys_may_go) {
  const std::optional<Served> served = x_served;
  rest();
  if (going_to_sleep) stop();
  if (!served) return keys_may_go();
  x_locked = Locked{true, {}};
  const Moment now = x_clock.now();
  const auto look = [&door = x_door, session = served->session, now, going_to_sleep](Store& store) {
    BackupState state = backups_of(door).state(store, session);
    const bool due = is_due(state, now, std::chrono::milliseconds::zero());
    if (due && !going_to_sleep) backups_of(door).announce(store, session, {state.folder});
    return std::pair(std::move(state), due);
  };
  const auto found = [this, served = *served, going_to_sleep, keys_may_go](const std::pair<BackupState, bool>& seen) {
    const auto& [state, due] = seen;
    if (due && !going_to_sleep) return back_up_locked(served, state, keys_may_go);
    keys_may_go();
    locked_with(due ? words::not_backed_up(state, words::locked_before, x_clock.now()) : std::string());
  };
  x_task.run(x_window, look, found, [this, keys_may_go](const StoreError& error) {
    keys_may_go();
    locked_with(words::not_backed_up({}, wording::sentence(error), x_clock.now()));
    return true;
  });
}

void BackupMinder::stop() {
  *x_stop = true;
  x_stop = std::make_shared<std::atomic<bool>>(false);
}

// Work that has begun keeps the keys it has; the others' go meanwhile.
void BackupMinder::back_up_locked(const Served& served, const BackupState& state, std::function<void()> keys_may_go) {
  ++x_making;
  const auto begun = [window = x_window, keys_may_go] { window->CallAfter(keys_may_go); };
  make_beside(served, {state.folder}, {}, begun, [this, keys_may_go, state](const std::string& failure) {
    keys_may_go();
    made(failure);
    locked_with(failure.empty() ? failure : words::not_backed_up(state, failure, x_clock.now()));
  });
}

// Nothing when the person is back meanwhile.
void BackupMinder::locked_with(const std::string& not_backed_up) {
  if (!x_locked) return;
  x_locked = Locked{false, not_backed_up};
  if (x_go) leave_locked();
}

// ---- Letting go of the file

void BackupMinder::leave_then(Leaving leaving, std::function<void()> go) {
  if (!x_served && !x_locked) return go();
  if (x_go) return;
  x_go = std::move(go);
  x_leaving = leaving;
  if (x_locked && !x_locked->waits) return leave_locked();
  x_patience.StartOnce(patience_ms);
  if (x_locked) return;
  x_look_again = x_making > 0;  // once that one is made, which may hold less
  if (!x_look_again) look_before_leaving();
}

void BackupMinder::look_before_leaving() {
  if (!x_served) return leave();
  const auto found = [this](const BackupState& state) {
    if (!x_go || x_making > 0) return;
    if (x_served && is_due(state, x_clock.now(), std::chrono::milliseconds::zero())) return make(state);
    leave();
  };
  read(found, [this] {
    if (x_go) leave();
  });
}

void BackupMinder::leave_locked() {
  if (x_locked->not_backed_up.empty()) return leave();
  show_leaving();
  x_dialog->fail(x_locked->not_backed_up);
}

void BackupMinder::show_leaving() {
  x_patience.Stop();
  if (x_dialog || !x_go) return;
  x_dialog = new ClosingDialog(
      x_window, x_leaving, [this] { leave(); }, [this] { x_go = nullptr; });
}

void BackupMinder::leave() {
  x_patience.Stop();
  if (x_dialog) x_dialog->Destroy();
  if (const auto go = std::exchange(x_go, nullptr)) go();
}

}  // namespace psoas::ui
