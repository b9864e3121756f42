#pragma once

// Counts how often long work asks whether to stop, and says yes from the n-th time on. How much is done between two
// questions is measured in what the work counts itself, so that a slow machine fails no test.

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <thread>

#include "domain/base/progress.h"

namespace psoas::tests {

class StoppingProgress final : public Progress {
 public:
  explicit StoppingProgress(std::int64_t stop_at = std::numeric_limits<std::int64_t>::max()) : x_stop_at(stop_at) {}

  void at(std::string_view step, std::int64_t done, std::int64_t) override {
    if (step == x_step && done > x_done) x_most_between = std::max(x_most_between, done - x_done);
    x_step = step;
    x_done = done;
  }
  // A thread beside the work, which asks as often as it has time to, is only told whether the work was stopped.
  bool cancelled() const override {
    if (std::this_thread::get_id() == x_working) ++x_asked;
    return x_asked >= x_stop_at;
  }

  std::int64_t asked() const { return x_asked; }
  // Of one step, between two reports.
  std::int64_t most_between() const { return x_most_between; }

 private:
  std::thread::id x_working = std::this_thread::get_id();
  std::int64_t x_stop_at;
  mutable std::int64_t x_asked = 0;
  std::string x_step;
  std::int64_t x_done = 0;
  std::int64_t x_most_between = 0;
};

// Runs the work to its end, then again and again, stopped at the first question, the last, and some between. Each time
// it has to throw Cancelled at once (it asks no further) and `nothing_left` has to hold. Gives the run to the end.
inline StoppingProgress check_stops(const std::function<void(Progress&)>& work,
                                    const std::function<bool()>& nothing_left) {
  constexpr std::int64_t stops = 12;
  StoppingProgress whole;
  work(whole);
  REQUIRE(whole.asked() > 0);
  for (std::int64_t i = 0; i <= stops; ++i) {
    StoppingProgress stopping(std::max<std::int64_t>(1, whole.asked() * i / stops));
    CAPTURE(i, whole.asked());
    CHECK_THROWS_AS(work(stopping), Cancelled);
    CHECK(nothing_left());
  }
  return whole;
}

}  // namespace psoas::tests
