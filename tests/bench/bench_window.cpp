// From the start of a program until its window is painted, seen from outside by the X server: psoastrack opening a
// clinic, beside a program with an empty wx frame.
//
//   bench_window FILE…
//
// Both programs stand beside this one. `./dev bench` gives it a screen and a home of its own.

#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/bench/figures.h"

namespace psoas::bench {

namespace {

constexpr int times = 15;
constexpr double longest_wait_ms = 60'000;
constexpr int least_width = 300;  // smaller windows are not the one

class Watcher {
 public:
  Watcher() : x_display(XOpenDisplay(nullptr)) {
    int errors = 0;
    if (!x_display || !XDamageQueryExtension(x_display, &x_damage_events, &errors))
      throw std::runtime_error("no display");
    // A window may be gone before it was looked at.
    XSetErrorHandler([](Display*, XErrorEvent*) { return 0; });
    XSelectInput(x_display, DefaultRootWindow(x_display), SubstructureNotifyMask);
    XSync(x_display, True);
  }
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;
  ~Watcher() { XCloseDisplay(x_display); }

  // Until something is drawn on a window of some size that appeared after the call.
  double wait_for_paint() {
    const Stopwatch watch;
    while (watch.ms() < longest_wait_ms) {
      pollfd waiting{ConnectionNumber(x_display), POLLIN, 0};
      if (XPending(x_display) == 0) poll(&waiting, 1, 100);
      while (XPending(x_display) > 0) {
        XEvent event;
        XNextEvent(x_display, &event);
        // Watched from its making on: by the time it is shown it may be painted already.
        if (event.type == CreateNotify)
          XDamageCreate(x_display, event.xcreatewindow.window, XDamageReportRawRectangles);
        if (event.type == x_damage_events + XDamageNotify &&
            reinterpret_cast<const XDamageNotifyEvent&>(event).area.width >= least_width)
          return watch.ms();
      }
    }
    throw std::runtime_error("no window was painted");
  }

  void wait_for_end(pid_t child) {
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
    XSync(x_display, True);
  }

 private:
  Display* x_display;
  int x_damage_events = 0;
};

double start_until_painted(Watcher& watcher, std::vector<std::string> command) {
  std::vector<char*> arguments;
  for (std::string& argument : command) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    execv(arguments[0], arguments.data());
    _exit(127);
  }
  const double ms = watcher.wait_for_paint();
  watcher.wait_for_end(child);
  return ms;
}

void measure_start(Watcher& watcher, const std::filesystem::path& programs, const std::string& clinic,
                   Figures& figures) {
  std::vector<double> ours;
  std::vector<double> empty;
  for (int i = 0; i < times; ++i) {
    ours.push_back(start_until_painted(watcher, {programs / "psoastrack", clinic}));
    empty.push_back(start_until_painted(watcher, {programs / "empty_frame"}));
  }
  const std::string name = std::filesystem::path(clinic).stem();
  figures.add({"window painted after start, " + name + " clinic", quantile(ours, 0.5), quantile(empty, 0.5), {}, 1.5});
}

}  // namespace

}  // namespace psoas::bench

int main(int count, char** arguments) {
  using namespace psoas::bench;
  if (count < 2) {
    std::fprintf(stderr, "usage: bench_window FILE...\n");
    return 2;
  }
  try {
    const std::filesystem::path programs = std::filesystem::canonical("/proc/self/exe").parent_path();
    Watcher watcher;
    Figures figures;
    figures.print_head();
    for (int i = 1; i < count; ++i) measure_start(watcher, programs, arguments[i], figures);
    return figures.all_pass() ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_window: %s\n", error.what());
    return 1;
  }
}
