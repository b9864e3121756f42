#include "ui/task/task.h"

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
    lane.opener = reader;
  };
  Job job;
  job.label = label;
  job.on_fault = std::move(on_fault);
  auto box = std::make_shared<const Store*>(nullptr);
  job.work = [opener = std::move(opener), box](StoreLane& lane, Progress& progress) {
    std::unique_ptr<Store> store = opener(progress);
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
    job.work = [](StoreLane& own, Progress&) {
      own.store.reset();
      own.opener = nullptr;
    };
    put(*lane, nullptr, std::move(job));
  }
}

Store& Task::opened(StoreLane& lane, Progress& progress) {
  if (!lane.store && lane.opener) lane.store = lane.opener(progress);
  if (!lane.store) throw StoreError(StoreFault::unavailable, "no file is open");
  return *lane.store;
}

void Task::put(StoreLane& lane, wxWindow* screen, Job job) {
  const int number = ++x_last_number;
  auto progress = progress_of(number, job.label);
  Waiting waiting{screen,   screen != nullptr,  std::move(job.then), std::move(job.on_fault),
                  progress, !job.label.empty(), job.place,           job.place_number};
  x_waiting.emplace(number, std::move(waiting));
  lane.lane->put([this, number, progress, &lane, job = std::move(job)]() mutable {
    std::exception_ptr thrown;
    try {
      if (!job.overtaken()) job.work(lane, *progress);
    } catch (...) {
      thrown = std::current_exception();
    }
    CallAfter([this, number, thrown] { finish(number, thrown); });
  });
}

void Task::stop_those_in(const Newest& place) {
  for (auto& [number, waiting] : x_waiting)
    if (waiting.place == place.x_number) waiting.progress->cancel();
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
  Waiting waiting = std::move(found->second);
  x_waiting.erase(found);
  if (waiting.shown && x_view) x_view->long_work_ended(number);
  if (waiting.place && *waiting.place != waiting.place_number) return;
  const bool heard = !waiting.for_screen || waiting.screen;
  if (thrown) {
    // A save that failed is said even when its screen is gone.
    if (!heard) waiting.on_fault = nullptr;
    report(waiting, thrown);
  } else if (heard && waiting.then) {
    waiting.then();
  }
}

void Task::report(const Waiting& waiting, const std::exception_ptr& thrown) {
  try {
    std::rethrow_exception(thrown);
  } catch (const Cancelled&) {
    // The person asked for it and sees the progress go.
  } catch (const StoreError& error) {
    if (!waiting.on_fault || !waiting.on_fault(error)) x_failed(error);
  } catch (const std::exception& error) {
    x_failed(error);
  }
}

}  // namespace psoas::ui
