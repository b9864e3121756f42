#include "ui/task/watched_progress.h"

namespace psoas::ui {

void WatchedProgress::at(std::string_view step, std::int64_t done, std::int64_t total) {
  using namespace std::chrono_literals;
  const auto now = std::chrono::steady_clock::now();
  if (now - x_told_at < 60ms && done != total) return;
  x_told_at = now;
  x_tell({std::string(step), done, total});
}

}  // namespace psoas::ui
