#include "ui/task/task.h"

#include <catch2/catch.hpp>
#include <thread>

#include <wx/frame.h>

#include "storage/open.h"
#include "tests/ui/window_driver.h"

namespace psoas::ui {
namespace {

struct Bench : LongWorkView {
  Bench() {
    start_toolkit();
    window = new wxFrame(nullptr, wxID_ANY, "task");
    task.show_long_work(this);
    const auto opener = [this](Progress&) { return store_in_memory(clock, ClinicSettings{}, session); };
    task.open(window, "Opening", opener, opener, [this](const Store&) { opened = true; });
    wait();
  }
  ~Bench() override {
    if (window) window->Destroy();
    let_events_happen();
  }
  void wait() {
    REQUIRE(let_events_happen_until([this] { return !task.busy(); }));
  }

  void long_work_began(int, const std::string& label, std::function<void()> stop) override {
    labels.push_back(label);
    cancel = std::move(stop);
  }
  void long_work_moved(int, const Step& step) override { steps.push_back(step); }
  void long_work_ended(int) override { ++ended; }

  FixedClock clock{parse_moment("2026-10-05T09:00:00.000Z")};
  Session session{"osei", Role::physician, "s", "w"};
  wxFrame* window;
  bool opened = false;
  std::vector<std::string> failures;
  std::vector<std::string> labels;
  std::vector<Step> steps;
  std::function<void()> cancel;
  int ended = 0;
  Task task{[this](const std::exception& error) { failures.push_back(error.what()); }};
};

TEST_CASE("work refused for want of the password is done again once it was given", "[task]") {
  Bench bench;
  bool given = false;
  std::string asked_for;
  std::function<void(bool)> answer;
  bench.task.ask_for_password([&](const StoreError& why, std::function<void(bool)> go_on) {
    asked_for = why.detail();
    answer = std::move(go_on);
  });
  int result = 0;
  bool fault_heard = false;
  bench.task.run(
      bench.window,
      [&given](Store&) {
        if (!given) throw StoreError(StoreFault::password_needed, "void_entries");
        return 7;
      },
      [&](int number) { result = number; },
      [&](const StoreError&) {
        fault_heard = true;
        return true;
      });
  bench.wait();
  CHECK(asked_for == "void_entries");
  CHECK(result == 0);
  CHECK_FALSE(fault_heard);
  given = true;
  answer(true);
  bench.wait();
  CHECK(result == 7);
  CHECK_FALSE(fault_heard);
  CHECK(bench.failures.empty());
}

TEST_CASE("work whose password is not given ends as refused", "[task]") {
  Bench bench;
  bench.task.ask_for_password([](const StoreError&, const std::function<void(bool)>& answer) { answer(false); });
  bool fault_heard = false;
  bench.task.run(
      bench.window, [](Store&) { throw StoreError(StoreFault::password_needed, "void_entries"); },
      [] { FAIL("nothing was done"); },
      [&](const StoreError& error) {
        fault_heard = error.fault() == StoreFault::password_needed;
        return true;
      });
  bench.wait();
  CHECK(fault_heard);
}

TEST_CASE("work runs beside the window's thread and its result comes back to it", "[task]") {
  Bench bench;
  REQUIRE(bench.opened);
  const auto window_thread = std::this_thread::get_id();
  std::thread::id work_thread;
  std::int64_t patients = -1;
  bench.task.run(
      bench.window,
      [&work_thread, session = bench.session](Store& store) {
        work_thread = std::this_thread::get_id();
        return store.read(session, [](Reading& reading) { return reading.patients().count(); });
      },
      [&](std::int64_t count) {
        CHECK(std::this_thread::get_id() == window_thread);
        patients = count;
      });
  bench.wait();
  CHECK(patients == 0);
  CHECK(work_thread != window_thread);
}

TEST_CASE("what comes back after its screen is gone is dropped", "[task]") {
  Bench bench;
  bool heard = false;
  auto* screen = new wxPanel(bench.window);
  bench.task.run(
      screen, [](Store&) { return 1; }, [&heard](int) { heard = true; });
  screen->Destroy();
  bench.wait();
  CHECK_FALSE(heard);
}

TEST_CASE("a failure is said even when its screen is gone", "[task]") {
  Bench bench;
  auto* screen = new wxPanel(bench.window);
  bench.task.run(
      screen, [](Store&) -> int { throw StoreError(StoreFault::full, "disk"); }, [](int) {},
      [](const StoreError&) { return true; });
  screen->Destroy();
  bench.wait();
  CHECK(bench.failures == std::vector<std::string>{"disk"});
}

TEST_CASE("a fault the screen deals with is not said again", "[task]") {
  Bench bench;
  bool dealt_with = false;
  bench.task.run(
      bench.window, [](Store&) -> int { throw StoreError(StoreFault::stale, "visit"); }, [](int) {},
      [&dealt_with](const StoreError& error) { return dealt_with = error.fault() == StoreFault::stale; });
  bench.wait();
  CHECK(dealt_with);
  CHECK(bench.failures.empty());
}

TEST_CASE("the newest of many requests is the one answered", "[task]") {
  Bench bench;
  Newest place;
  std::vector<int> heard;
  for (int number = 1; number <= 20; ++number)
    bench.task.run_newest(
        bench.window, place, [number](Store&) { return number; }, [&heard](int answer) { heard.push_back(answer); });
  bench.wait();
  CHECK(heard == std::vector<int>{20});
}

TEST_CASE("long work is in sight while it runs and can be stopped", "[task]") {
  Bench bench;
  bool finished = false;
  bench.task.run_long(
      bench.window, "Counting",
      [](Store&, Progress& progress) {
        for (int done = 0;; ++done) {
          progress.at("rows", done, 0);
          progress.check();
          std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
      },
      [&finished] { finished = true; });
  REQUIRE(let_events_happen_until([&] { return !bench.steps.empty(); }));
  CHECK(bench.labels.back() == "Counting");
  CHECK(bench.steps.front().name == "rows");
  bench.cancel();
  bench.wait();
  CHECK_FALSE(finished);
  CHECK(bench.failures.empty());
  CHECK(bench.ended == 2);  // opening, counting
}

TEST_CASE("an export goes on while short work comes and goes", "[task]") {
  Bench bench;
  std::atomic<bool> let_go = false;
  bool exported = false;
  bool saved = false;
  bench.task.run_export(
      bench.window, "Writing",
      [&let_go](Store&, Progress&) {
        while (!let_go) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      },
      [&exported] { exported = true; });
  bench.task.run(
      bench.window, [](Store&) { return 1; }, [&saved](int) { saved = true; });
  REQUIRE(let_events_happen_until([&saved] { return saved; }));
  CHECK_FALSE(exported);
  let_go = true;
  bench.wait();
  CHECK(exported);
}

TEST_CASE("everything put is done before the task is gone", "[task]") {
  std::atomic<int> done = 0;
  {
    Bench bench;
    for (int number = 0; number < 50; ++number)
      bench.task.run(
          bench.window, [&done](Store&) { ++done; }, [] {});
  }
  CHECK(done == 50);
}

}  // namespace
}  // namespace psoas::ui
