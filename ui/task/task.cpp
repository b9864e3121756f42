#include "ui/task/task.h"

#include "domain/store/entrance.h"

namespace psoas::ui {

Task::Task(Failed failed) : x_failed(std::move(failed)) {}

Task::~Task() {
  for (auto& [number, waiting] : x_waiting) waiting.progress->cancel();
  close();  // each store goes on the thread that owns it
  x_export.lane.reset();
  x_store.lane.reset();
}

void Task::open(wxWindow* screen, const std::string& label, Opener opener, Opener reader,
                std::function<void(const Store&)> then, OnFault on_fault) {
  // The reader of the old file is let go on its own thread, before it could be asked for the new file's
  // exports.
  Job change;
  change.work = [reader = std::move(reader)](StoreLane& lane, Progress&) {
    lane.store.reset();
    lane.pass.reset();
    lane.opener = reader;
  };
  Job job;
  job.label = label;
  job.on_fault = std::move(on_fault);
  auto box = std::make_shared<const Store*>(nullptr);
  job.work = [opener = std::move(opener), box, farewell = x_farewell](StoreLane& lane, Progress& progress) {
    std::unique_ptr<Store> store = opener(progress);
    leave(lane, farewell);
    lane.store = std::move(store);
    *box = lane.store.get();
  };
  job.then = [this, change = std::move(change), then = std::move(then), box]() mutable {
    put(x_export, nullptr, std::move(change));
    then(**box);
  };
  put(x_store, screen, std::move(job));
}

void Task::close() {
  for (StoreLane* lane : {&x_store, &x_export}) {
    Job job;
    job.work = [farewell = lane == &x_store ? x_farewell : Farewell()](StoreLane& own, Progress&) {
      leave(own, farewell);
      own.store.reset();
      own.pass.reset();
      own.opener = nullptr;
    };
    put(*lane, nullptr, std::move(job));
  }
}

void Task::leave(StoreLane& lane, const Farewell& farewell) {
  if (!lane.store || !farewell) return;
  try {
    farewell(*lane.store);
  } catch (const std::exception&) {
    // The store goes whatever it says.
  }
}

void Task::admit(std::shared_ptr<const Pass> pass) {
  Job job;
  job.work = [pass = std::move(pass)](StoreLane& lane, Progress&) {
    lane.pass = pass;
    if (lane.store && pass) lane.store->entrance().admit(pass);
  };
  put(x_export, nullptr, std::move(job));
}

void Task::lock(const Session& session) {
  for (StoreLane* lane : {&x_store, &x_export}) {
    Job job;
    job.work = [session](StoreLane& own, Progress&) {
      if (own.store) own.store->entrance().lock(session);
    };
    put(*lane, nullptr, std::move(job));
  }
}

Store& Task::opened(StoreLane& lane, Progress& progress) {
  if (!lane.store && lane.opener) {
    lane.store = lane.opener(progress);
    if (lane.pass) lane.store->entrance().admit(lane.pass);
  }
  if (!lane.store) throw StoreError(StoreFault::unavailable, "no file is open");
  return *lane.store;
}

void Task::put(StoreLane& lane, wxWindow* screen, Job job) {
  start({&lane, screen, screen != nullptr, std::make_shared<Job>(std::move(job)), nullptr});
}

void Task::start(Waiting waiting) {
  const int number = ++x_last_number;
  StoreLane* lane = waiting.lane;
  waiting.progress = progress_of(number, waiting.job->label);
  lane->lane->put([this, number, progress = waiting.progress, lane, job = waiting.job] {
    std::exception_ptr thrown;
    try {
      if (!job->overtaken()) job->work(*lane, *progress);
    } catch (...) {
      thrown = std::current_exception();
    }
    CallAfter([this, number, thrown] { finish(number, thrown); });
  });
  x_waiting.emplace(number, std::move(waiting));
}

void Task::stop_those_in(const Newest& place) {
  for (auto& [number, waiting] : x_waiting)
    if (waiting.job->place == place.x_number) waiting.progress->cancel();
}

std::shared_ptr<WatchedProgress> Task::progress_of(int number, const std::string& label) {
  if (label.empty()) return std::make_shared<WatchedProgress>([](Step) {});
  auto progress = std::make_shared<WatchedProgress>([this, number](Step step) {
    CallAfter([this, number, step = std::move(step)] {
      if (x_view && x_waiting.count(number)) x_view->long_work_moved(number, step);
    });
  });
  if (x_view) x_view->long_work_began(number, label, [progress] { progress->cancel(); });
  return progress;
}

void Task::finish(int number, std::exception_ptr thrown) {
  const auto found = x_waiting.find(number);
  const Waiting waiting = std::move(found->second);
  x_waiting.erase(found);
  if (!waiting.job->label.empty() && x_view) x_view->long_work_ended(number);
  if (waiting.job->overtaken()) return;
  if (thrown) {
    if (!asks_for_password(waiting, thrown)) report(waiting, thrown);
  } else if (waiting.heard() && waiting.job->then) {
    waiting.job->then();
  }
}

bool Task::asks_for_password(const Waiting& waiting, const std::exception_ptr& thrown) {
  if (!x_ask_password) return false;
  try {
    std::rethrow_exception(thrown);
  } catch (const StoreError& error) {
    if (error.fault() != StoreFault::password_needed) return false;
    x_ask_password(error, [this, waiting, thrown](bool given) {
      if (given) start(waiting);
      else report(waiting, thrown);
    });
    return true;
  } catch (...) {
    return false;
  }
}

void Task::report(const Waiting& waiting, const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const Cancelled&) {
    // The person asked for it and sees the progress go.
  } catch (const StoreError& error) {
    // A save that failed is said even when its screen is gone.
    const OnFault& on_fault = waiting.job->on_fault;
    if (!waiting.heard() || !on_fault || !on_fault(error)) x_failed(error);
  } catch (const std::exception& error) {
    x_failed(error);
  }
}

}  // namespace psoas::ui
