#pragma once

// The counts beside Today and Follow-ups: read on the store's thread, again after each change of a patient and when a
// new day begins.

#include <wx/timer.h>

#include <functional>

#include "domain/base/clock.h"
#include "domain/followup/day_overview.h"
#include "ui/app/navigation_column.h"
#include "ui/task/task.h"

namespace psoas::ui {

class NavigationCounts : private wxTimer {
 public:
  // `new_day` is called once after each midnight.
  NavigationCounts(NavigationColumn& column, Task& task, const Clock& clock, std::function<void()> new_day);

  // Counts are read for this session from now on.
  void serve(const Session& session);
  void read();
  // For nobody, until served again: the counts go.
  void rest();

  // Looks whether a new day has begun; the timer asks each minute.
  void look_at_clock();

 private:
  void Notify() override { look_at_clock(); }

  NavigationColumn& x_column;
  Task& x_task;
  const Clock& x_clock;
  std::function<void()> x_new_day;
  std::optional<Session> x_session;
  Date x_today{};
  Newest x_newest;
};

}  // namespace psoas::ui
