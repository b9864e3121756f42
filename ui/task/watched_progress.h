#pragma once

// Progress of long work as the window sees it. The work reports on its own thread as often as it likes; the
// window hears of it a few times a second, on the window's thread, and can ask the work to stop.

#include <atomic>
#include <chrono>
#include <functional>
#include <string>

#include "domain/base/progress.h"

namespace psoas::ui {

struct Step {
  std::string name;  // the work's own word, such as "visits"
  std::int64_t done = 0;
  std::int64_t total = 0;  // 0: not known
};

class WatchedProgress final : public Progress {
 public:
  // `tell` is called on the thread of the work.
  explicit WatchedProgress(std::function<void(Step)> tell) : x_tell(std::move(tell)) {}

  void at(std::string_view step, std::int64_t done, std::int64_t total) override;
  bool cancelled() const override { return x_cancelled; }

  // From any thread.
  void cancel() { x_cancelled = true; }

 private:
  std::function<void(Step)> x_tell;
  std::atomic<bool> x_cancelled = false;
  std::chrono::steady_clock::time_point x_told_at{};
};

}  // namespace psoas::ui
