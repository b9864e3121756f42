#pragma once

// One worker thread with a queue. Jobs run one after another in the order they were put; what is waiting when
// the lane is taken down still runs, so that nothing asked to be stored is lost. What a job does is the
// caller's matter.

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace psoas::ui {

class Lane {
 public:
  using Job = std::function<void()>;

  // The thread starts with the first job.
  Lane() = default;
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;
  ~Lane();  // waits for every job

  // From any thread. A job must not throw.
  void put(Job job);

 private:
  void run();

  std::mutex x_mutex;
  std::condition_variable x_wake;
  std::deque<Job> x_jobs;
  bool x_closing = false;
  std::thread x_thread;
};

}  // namespace psoas::ui
