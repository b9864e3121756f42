#pragma once

// Notices that nobody has used keyboard or mouse for a while.

#include <wx/eventfilter.h>
#include <wx/timer.h>

#include <chrono>
#include <functional>

namespace psoas::ui {

class IdleWatch : private wxEventFilter, private wxTimer {
 public:
  // Time that goes on while the computer sleeps and that no setting of the clock turns back.
  using Time = std::function<std::chrono::milliseconds()>;
  static std::chrono::milliseconds time_of_the_computer();

  explicit IdleWatch(std::function<void()> idle, Time time = time_of_the_computer);
  ~IdleWatch() override;

  // From now on; `idle` is called once `after` has passed without a touch, and the watch ends.
  void start(std::chrono::minutes after);
  void stop();

  // Whether it is time; asked every few seconds.
  void look();
  void use_time(Time time) { x_time = std::move(time); }

 private:
  int FilterEvent(wxEvent& event) override;
  void Notify() override { look(); }

  std::function<void()> x_idle;
  Time x_time;
  std::chrono::milliseconds x_after{0};
  std::chrono::milliseconds x_touched{0};
};

// After how many minutes; kept on this computer.
inline constexpr int least_idle_minutes = 1;
inline constexpr int most_idle_minutes = 30;
inline constexpr int usual_idle_minutes = 10;
int idle_minutes();
void keep_idle_minutes(int minutes);

}  // namespace psoas::ui
