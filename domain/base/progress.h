#pragma once

// How far long work has come, and the wish to stop it. Work reports to a Progress and asks it; the console and
// the window each observe in their own way.

#include <cstdint>
#include <stdexcept>
#include <string_view>

namespace psoas {

// Thrown by long work after it was asked to stop; nothing it was making is left behind.
class Cancelled : public std::runtime_error {
 public:
  Cancelled() : std::runtime_error("cancelled") {}
};

class Progress {
 public:
  virtual ~Progress() = default;

  // `step` names the part of the work (a stable word such as "visits", not a sentence); `total` is 0 when it is
  // not known. Called often: keep it cheap. May be called from any one thread.
  virtual void at(std::string_view step, std::int64_t done, std::int64_t total) = 0;

  virtual bool cancelled() const { return false; }

  // Throws Cancelled when the work should stop.
  void check() const {
    if (cancelled()) throw Cancelled();
  }
};

class NoProgress final : public Progress {
 public:
  void at(std::string_view, std::int64_t, std::int64_t) override {}
};

}  // namespace psoas
