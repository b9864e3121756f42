// What the window finds out by itself about a record that was changed outside the program.

#include <wx/stattext.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include "tests/ui/window_driver.h"
#include "ui/app/idle_care.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

using namespace std::chrono_literals;

// In no time, and all of it at once.
CarePace hurried() {
  CarePace pace;
  pace.between = 5ms;
  pace.quiet = 0ms;
  return pace;
}

struct CareWindow : WindowDriver {
  std::filesystem::path file = clinic([](Writing& writing) {
    for (int number = 1; number <= 9; ++number)
      writing.patients().add(invented_patient("CARE-" + std::to_string(number), "Rivera", "Ana", "1971-08-02"));
  });

  void tamper() {
    SQLite::Database(file.string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE patient SET note = 'written by another program' WHERE mrn = 'CARE-7'");
  }
  void open() {
    open_window(file);
    frame().care().use_pace(hurried());
  }
};

TEST_CASE("a record changed outside the program is found without opening it, said in red and listed on Today",
          "[care]") {
  CareWindow window;
  window.tamper();
  window.open();
  REQUIRE(let_events_happen_until([&] { return !window.frame().care().findings().tampered.empty(); }));
  CHECK(window.frame().alarm().sentence().find("1 part of the record") != std::string::npos);
  window.menu(MenuEntry::today);
  const auto rows = window.rows("Changed outside PsoasTrack");
  REQUIRE(rows.size() == 1);
  CHECK(rows.front().find("CARE-7") != std::string::npos);
}

TEST_CASE("a whole record raises no alarm, and when it was compared and checked is kept and shown", "[care]") {
  CareWindow window;
  window.open();
  REQUIRE(let_events_happen_until([&] {
    const CareTimes times = care_times(window.file);
    return times.compared && times.checked;
  }));
  CHECK(window.frame().alarm().sentence().empty());
  window.menu(MenuEntry::administration);
  window.show_tab("administration sections", "Audit");
  const std::string shown = from_wx(window.part<wxStaticText>("care").GetLabelText());
  CHECK(shown.find("2026-10-05 09:00") != std::string::npos);
  CHECK(shown.find("not yet") == std::string::npos);
}

TEST_CASE("nothing is looked through while somebody types", "[care]") {
  CareWindow window;
  window.tamper();
  CarePace patient = hurried();
  patient.quiet = 1h;
  window.open_window(window.file);
  window.frame().care().use_pace(patient);
  const auto end = std::chrono::steady_clock::now() + 100ms;
  CHECK(let_events_happen_until([&] { return std::chrono::steady_clock::now() > end; }));
  CHECK(window.frame().care().findings().tampered.empty());
  CHECK_FALSE(care_times(window.file).compared);
}

}  // namespace
}  // namespace psoas::ui
