#include "ui/task/lane.h"

#include <utility>

namespace psoas::ui {

Lane::~Lane() {
  {
    const std::lock_guard lock(x_mutex);
    x_closing = true;
  }
  x_wake.notify_all();
  if (x_thread.joinable()) x_thread.join();
}

void Lane::put(Job job) {
  {
    const std::lock_guard lock(x_mutex);
    x_jobs.push_back(std::move(job));
    if (!x_thread.joinable()) x_thread = std::thread([this] { run(); });
  }
  x_wake.notify_one();
}

void Lane::run() {
  std::unique_lock lock(x_mutex);
  while (true) {
    x_wake.wait(lock, [this] { return x_closing || !x_jobs.empty(); });
    if (x_jobs.empty()) return;
    Job job = std::move(x_jobs.front());
    x_jobs.pop_front();
    lock.unlock();
    job();
    job = nullptr;  // what it held is let go outside the lock
    lock.lock();
  }
}

}  // namespace psoas::ui
