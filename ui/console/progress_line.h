#pragma once

// Progress of long work as one line that overwrites itself on a terminal; silent elsewhere. Ctrl-C asks the work to
// stop, so that it can leave everything as it was; a second Ctrl-C ends the program at once.

#include <chrono>
#include <ostream>

#include "domain/base/progress.h"

namespace psoas::console {

// From now on the first Ctrl-C is a wish and no end. For main().
void listen_for_interrupt();

class ProgressLine final : public Progress {
 public:
  // `terminal`: whether `stream` is one.
  ProgressLine(std::ostream& stream, bool terminal) : x_stream(stream), x_terminal(terminal) {}
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine() override { clear(); }

  void at(std::string_view step, std::int64_t done, std::int64_t total) override;
  bool cancelled() const override;

  // Takes the line away, so that something else can be printed.
  void clear();

 private:
  std::ostream& x_stream;
  bool x_terminal;
  bool x_shown = false;
  std::chrono::steady_clock::time_point x_last{};
};

}  // namespace psoas::console
