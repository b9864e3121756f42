#include "ui/app/navigation_counts.h"

namespace psoas::ui {

namespace {

constexpr int minute_ms = 60'000;

}  // namespace

NavigationCounts::NavigationCounts(NavigationColumn& column, Task& task, const Clock& clock,
                                   std::function<void()> new_day)
    : x_column(column), x_task(task), x_clock(clock), x_new_day(std::move(new_day)) {}

void NavigationCounts::serve(const Session& session) {
  x_session = session;
  x_today = x_clock.today();
  if (!IsRunning()) Start(minute_ms);
  read();
}

void NavigationCounts::read() {
  if (!x_session) return;
  x_task.run_newest(
      &x_column, x_newest,
      [session = *x_session, today = x_today](Store& store) {
        return store.read(session, [&](Reading& reading) { return read_day_counts(reading, today); });
      },
      [this](const DayCounts& counts) {
        if (!x_session) return;
        x_column.count(Page::today, static_cast<int>(counts.unfinished()));
        x_column.count(Page::follow_ups, static_cast<int>(counts.follow_ups));
      });
}

void NavigationCounts::rest() {
  x_session.reset();
  x_column.count(Page::today, 0);
  x_column.count(Page::follow_ups, 0);
}

void NavigationCounts::look_at_clock() {
  const Date today = x_clock.today();
  if (!x_session || today == x_today) return;
  x_today = today;
  read();
  x_new_day();
}

}  // namespace psoas::ui
