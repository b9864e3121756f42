#pragma once

// Hears from the desktop that the screen was locked or that the computer goes to sleep, which waits for us then. Where
// there is no message bus it hears nothing.

#include <functional>
#include <memory>

namespace psoas::ui {

class DesktopWatch {
 public:
  // `left` is called on the window's thread.
  explicit DesktopWatch(std::function<void(bool going_to_sleep)> left);
  ~DesktopWatch();

  // What had to be done before the computer sleeps is done. It waits for this some seconds at most.
  void may_sleep();

 private:
  struct Buses;
  std::unique_ptr<Buses> x_buses;
};

}  // namespace psoas::ui
