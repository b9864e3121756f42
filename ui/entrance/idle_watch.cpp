#include "ui/entrance/idle_watch.h"

#include <wx/config.h>
#include <wx/event.h>

#include <algorithm>
#ifdef __linux__
#include <ctime>
#endif

namespace psoas::ui {

namespace {

constexpr int between_looks_ms = 5000;
constexpr const char* minutes_key = "LockAfterMinutes";

}  // namespace

std::chrono::milliseconds IdleWatch::time_of_the_computer() {
#ifdef __linux__
  // The steady clock of the library stands still while the computer sleeps.
  timespec now{};
  clock_gettime(CLOCK_BOOTTIME, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::milliseconds(now.tv_nsec / 1'000'000);
#else
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
#endif
}

IdleWatch::IdleWatch(std::function<void()> idle, Time time) : x_idle(std::move(idle)), x_time(std::move(time)) {
  wxEvtHandler::AddFilter(this);
}

IdleWatch::~IdleWatch() { wxEvtHandler::RemoveFilter(this); }

void IdleWatch::start(std::chrono::minutes after) {
  x_after = after;
  x_touched = x_time();
  Start(between_looks_ms);
}

void IdleWatch::stop() { Stop(); }

void IdleWatch::look() {
  if (!IsRunning() || x_time() - x_touched < x_after) return;
  Stop();
  x_idle();
}

int IdleWatch::FilterEvent(wxEvent& event) {
  const wxEventType type = event.GetEventType();
  if (type == wxEVT_KEY_DOWN || type == wxEVT_CHAR_HOOK || type == wxEVT_MOTION || type == wxEVT_LEFT_DOWN ||
      type == wxEVT_RIGHT_DOWN || type == wxEVT_MIDDLE_DOWN || type == wxEVT_MOUSEWHEEL) {
    // A computer that slept is asked before the touch that woke it counts.
    look();
    x_touched = x_time();
  }
  return Event_Skip;
}

int idle_minutes() {
  const long kept = wxConfigBase::Get()->ReadLong(minutes_key, usual_idle_minutes);
  return std::clamp(static_cast<int>(kept), least_idle_minutes, most_idle_minutes);
}

void keep_idle_minutes(int minutes) {
  wxConfigBase::Get()->Write(minutes_key, std::clamp(minutes, least_idle_minutes, most_idle_minutes));
}

}  // namespace psoas::ui
