#include "ui/console/progress_line.h"

#include <signal.h>

namespace psoas::console {

namespace {

volatile sig_atomic_t interrupted = 0;

constexpr auto between_lines = std::chrono::milliseconds{100};
constexpr std::string_view clear_line = "\r\033[K";

}  // namespace

void listen_for_interrupt() {
  struct sigaction action {};
  action.sa_handler = [](int) { interrupted = 1; };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
}

void ProgressLine::at(std::string_view step, std::int64_t done, std::int64_t total) {
  if (!x_terminal) return;
  const auto now = std::chrono::steady_clock::now();
  if (x_shown && now - x_last < between_lines) return;
  x_last = now;
  x_shown = true;
  x_stream << clear_line << step << ' ' << done;
  if (total > 0) x_stream << " / " << total;
  x_stream << std::flush;
}

bool ProgressLine::cancelled() const { return interrupted != 0; }

void ProgressLine::clear() {
  if (x_shown) x_stream << clear_line << std::flush;
  x_shown = false;
}

}  // namespace psoas::console
