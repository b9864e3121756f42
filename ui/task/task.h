#pragma once

// The one way from a screen to the store: work goes to the thread that owns the store, what it gives comes
// back to the window's thread. Values cross, widgets and stores do not. Everything here is called on the
// window's thread; only `work` runs elsewhere.
//
//   x_context.task.run(this, [id, session](Store& store) { return store.read(session, …); },
//                      [this](Patient patient) { show(patient); });
//
// `then` is dropped when the screen is gone by then. What `work` throws comes to `on_fault` if it is a
// StoreError and on_fault says it has dealt with it (a stale revision, say); everything else is worded and
// shown in one place. Work that was refused for want of the person's password is not heard of at all: it is done
// again once the password was given.

#include <wx/event.h>
#include <wx/weakref.h>
#include <wx/window.h>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "domain/store/store.h"
#include "ui/task/lane.h"
#include "ui/task/watched_progress.h"

namespace psoas {
class Pass;  // domain/store/entrance.h
}

namespace psoas::ui {

// A place for the newest of many requests (a search at each key): a request put in it lets those before it
// fall.
class Newest {
 public:
  Newest() : x_number(std::make_shared<std::atomic<int>>(0)) {}

 private:
  friend class Task;
  std::shared_ptr<std::atomic<int>> x_number;
};

// Who shows that long work goes on.
class LongWorkView {
 public:
  virtual ~LongWorkView() = default;
  virtual void long_work_began(int number, const std::string& label, std::function<void()> cancel) = 0;
  virtual void long_work_moved(int number, const Step& step) = 0;
  virtual void long_work_ended(int number) = 0;
};

class Task : private wxEvtHandler {
 public:
  using Opener = std::function<std::unique_ptr<Store>(Progress&)>;
  using OnFault = std::function<bool(const StoreError&)>;  // true: dealt with
  using Failed = std::function<void(const std::exception&)>;
  // Asks the person for the password once more; hears whether it was given.
  using AskPassword = std::function<void(const StoreError& why, std::function<void(bool given)> answer)>;
  using Farewell = std::function<void(Store&)>;

  // `failed` hears every exception nobody dealt with; Cancelled is not one of them.
  explicit Task(Failed failed);
  ~Task() override;  // asks long work to stop and waits until everything put is done

  void show_long_work(LongWorkView* view) { x_view = view; }

  void ask_for_password(AskPassword ask) { x_ask_password = std::move(ask); }

  // What is still done with a store before it goes (its session is ended). Nothing it throws is heard.
  void say_farewell(Farewell farewell) { x_farewell = std::move(farewell); }

  // Lets the export lane's store work for the session of this pass, now or when it is opened.
  void admit(std::shared_ptr<const Pass> pass);

  // Locks the session in each store that is open, after what was put before: a keyed file is closed by it.
  void lock(const Session& session);

  // Gives the store its owner thread. `opener` runs there and replaces the store there was; `reader` opens
  // the export lane's own store when the first export asks for it. On failure the old store stays.
  void open(wxWindow* screen, const std::string& label, Opener opener, Opener reader,
            std::function<void(const Store&)> then, OnFault on_fault = {});
  void close();

  // Work is called as work(Store&); its result, if any, is handed to `then`.
  template <class Work, class Then>
  void run(wxWindow* screen, Work work, Then then, OnFault on_fault = {}) {
    put(x_store, screen, plain(std::move(work), std::move(then), std::move(on_fault)));
  }

  // As run, but lets go what was put in the same place before and has not come back.
  template <class Work, class Then>
  void run_newest(wxWindow* screen, Newest& place, Work work, Then then, OnFault on_fault = {}) {
    auto job = plain(std::move(work), std::move(then), std::move(on_fault));
    job.place = place.x_number;
    job.place_number = ++*place.x_number;
    put(x_store, screen, std::move(job));
  }

  // Long work on the store: work(Store&, Progress&), with `label` and a way to stop it in sight.
  template <class Work, class Then>
  void run_long(wxWindow* screen, const std::string& label, Work work, Then then, OnFault on_fault = {}) {
    put(x_store, screen, lengthy(label, std::move(work), std::move(then), std::move(on_fault)));
  }

  // The same beside it, on a store of its own that only reads: a workbook being written keeps no visit
  // waiting.
  template <class Work, class Then>
  void run_export(wxWindow* screen, const std::string& label, Work work, Then then, OnFault on_fault = {}) {
    put(x_export, screen, lengthy(label, std::move(work), std::move(then), std::move(on_fault)));
  }

  // As run_export, but lets go what was put in the same place before: what waits is dropped, what runs is asked to
  // stop. Without a label it goes on unseen.
  template <class Work, class Then>
  void run_export_newest(wxWindow* screen, Newest& place, const std::string& label, Work work, Then then,
                         OnFault on_fault = {}) {
    auto job = lengthy(label, std::move(work), std::move(then), std::move(on_fault));
    stop_those_in(place);
    job.place = place.x_number;
    job.place_number = ++*place.x_number;
    put(x_export, screen, std::move(job));
  }

  // True while something put has not come back.
  bool busy() const { return !x_waiting.empty(); }

 private:
  // A lane with the store it owns; the store is touched by the lane's thread alone.
  struct StoreLane {
    std::unique_ptr<Store> store;
    Opener opener;                     // for a store that is opened when it is first needed
    std::shared_ptr<const Pass> pass;  // a store opened later works for
    std::unique_ptr<Lane> lane = std::make_unique<Lane>();
  };

  struct Job {
    std::function<void(StoreLane&, Progress&)> work;
    std::function<void()> then;
    OnFault on_fault;
    std::string label;  // of long work; "" for short
    std::shared_ptr<std::atomic<int>> place;
    int place_number = 0;

    bool overtaken() const { return place && *place != place_number; }
  };

  // What stays on the window's thread while the work is away.
  struct Waiting {
    StoreLane* lane = nullptr;
    wxWeakRef<wxWindow> screen;
    bool for_screen = false;
    std::shared_ptr<Job> job;  // kept whole, to be done again
    std::shared_ptr<WatchedProgress> progress;

    bool heard() const { return !for_screen || screen; }
  };

  template <class Work, class Then>
  static Job plain(Work work, Then then, OnFault on_fault) {
    return job_of([work = std::move(work)](Store& store, Progress&) mutable { return work(store); }, std::move(then),
                  std::move(on_fault), {});
  }
  template <class Work, class Then>
  static Job lengthy(const std::string& label, Work work, Then then, OnFault on_fault) {
    return job_of(std::move(work), std::move(then), std::move(on_fault), label);
  }
  template <class Work, class Then>
  static Job job_of(Work work, Then then, OnFault on_fault, const std::string& label);

  static Store& opened(StoreLane& lane, Progress& progress);
  static void leave(StoreLane& lane, const Farewell& farewell);
  void put(StoreLane& lane, wxWindow* screen, Job job);
  void start(Waiting waiting);
  void stop_those_in(const Newest& place);
  void finish(int number, std::exception_ptr thrown);
  bool asks_for_password(const Waiting& waiting, const std::exception_ptr& thrown);
  void report(const Waiting& waiting, const std::exception_ptr& thrown);
  std::shared_ptr<WatchedProgress> progress_of(int number, const std::string& label);

  Failed x_failed;
  AskPassword x_ask_password;
  Farewell x_farewell;
  LongWorkView* x_view = nullptr;
  std::map<int, Waiting> x_waiting;
  int x_last_number = 0;
  StoreLane x_store;
  StoreLane x_export;
};

template <class Work, class Then>
Task::Job Task::job_of(Work work, Then then, OnFault on_fault, const std::string& label) {
  using Result = std::invoke_result_t<Work&, Store&, Progress&>;
  Job job;
  job.on_fault = std::move(on_fault);
  job.label = label;
  if constexpr (std::is_void_v<Result>) {
    job.work = [work = std::move(work)](StoreLane& lane, Progress& progress) mutable {
      work(opened(lane, progress), progress);
    };
    job.then = std::move(then);
  } else {
    // The box is written by the worker, then read by the window; the event between them orders the two.
    auto box = std::make_shared<std::optional<Result>>();
    job.work = [box, work = std::move(work)](StoreLane& lane, Progress& progress) mutable {
      box->emplace(work(opened(lane, progress), progress));
    };
    job.then = [box, then = std::move(then)]() mutable { then(std::move(**box)); };
  }
  return job;
}

}  // namespace psoas::ui
