// From the Reports page to an export without identity, and the log of exports.

#include <wx/checklst.h>
#include <wx/notebook.h>

#include <fstream>

#include "domain/store/exports.h"
#include "domain/store/sealed_exports.h"
#include "storage/open.h"
#include "tests/support/files.h"
#include "tests/ui/window_driver.h"

namespace psoas::ui {
namespace {

using tests::bytes_of;

Visit visit_of(PatientId patient, Date on) {
  Visit visit;
  visit.uuid = std::to_string(patient.number) + to_string(on);
  visit.patient = patient;
  visit.date = on;
  ScoreEntry score;
  score.instrument = "nrs_avg7";
  score.items = {6.0};
  score.total = 6;
  visit.scores = {score};
  return visit;
}

// Three patients with a visit each.
std::filesystem::path clinic_of_three(WindowDriver& window) {
  using date::year;
  return window.clinic([](Writing& writing) {
    for (const std::string mrn : {"1", "2", "3"}) {
      const PatientId id = writing.patients().add(invented_patient(mrn, "Quillfeather", "Zebulon", "1971-08-02"));
      writing.visits().add(visit_of(id, year{2026} / 3 / 2));
    }
  });
}

void open_wizard(WindowDriver& window) {
  window.open_window(clinic_of_three(window));
  window.menu(MenuEntry::reports);
  window.press("export without identity");
  window.settle();
}

void next(WindowDriver& window) { window.press("export next"); }

// Through to the tables and columns.
void fill_until_columns(WindowDriver& window) {
  window.type("export study", "Registry");
  window.type("export purpose", "yearly report");
  next(window);
  next(window);
  next(window);
}

std::size_t ticked(WindowDriver& window) {
  auto& list = window.part<wxCheckListBox>("export columns");
  std::size_t count = 0;
  for (unsigned i = 0; i < list.GetCount(); ++i) count += list.IsChecked(i) ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("an export is led to step by step, with nothing ticked, and written", "[export]") {
  WindowDriver window;
  open_wizard(window);
  fill_until_columns(window);
  CHECK(ticked(window) == 0);
  next(window);
  CHECK(window.note_under("export columns").find("Nothing is ticked") != std::string::npos);
  window.press("export tick preset");
  CHECK(ticked(window) > 5);
  next(window);
  window.settle();
  CHECK(window.rows("export rare combinations").size() == 1);
  window.choose("export form", "folder");
  window.dialogs.next_file = window.folder / "for-registry";
  next(window);
  window.settle();
  const std::string patients = bytes_of(window.folder / "for-registry" / "patients.csv");
  CHECK(patients.starts_with("study_id,sex,age_band,index_year"));
  CHECK(patients.find("Quillfeather") == std::string::npos);
  window.frame().messages().act();
  CHECK(window.dialogs.opened_folder == window.folder);
}

TEST_CASE("a sealed export asks for a passphrase twice and leaves one file that it alone opens", "[export]") {
  WindowDriver window;
  open_wizard(window);
  fill_until_columns(window);
  window.press("export tick preset");
  next(window);
  window.settle();
  CHECK_FALSE(window.part("export passphrase").IsShownOnScreen());
  window.choose("export form", "sealed");
  CHECK(window.part("export passphrase").IsShownOnScreen());
  window.dialogs.next_file = window.folder / "registry.xlsx";
  window.type("export passphrase", "too short");
  next(window);
  CHECK(window.note_under("export passphrase").find("15") != std::string::npos);
  window.type("export passphrase", "seven wet herons sing");
  window.type("export passphrase again", "seven wet herons sink");
  next(window);
  CHECK(window.note_under("export passphrase again").find("not the same") != std::string::npos);
  window.type("export passphrase again", "seven wet herons sing");
  next(window);
  window.settle();
  CHECK_FALSE(std::filesystem::exists(window.folder / "registry.xlsx"));
  const auto sealed = window.folder / "registry.xlsx.psoas-sealed";
  CHECK(bytes_of(sealed).starts_with("PSOASEAL"));
  const SystemClock clock;
  NoProgress silent;
  sealed_exports_of(*sqlite_files(clock))
      .open_sealed(sealed, window.folder / "again.xlsx", "seven wet herons sing", silent);
  CHECK(bytes_of(window.folder / "again.xlsx").starts_with("PK"));
}

TEST_CASE("each step says under its fields what is missing", "[export]") {
  WindowDriver window;
  open_wizard(window);
  next(window);
  CHECK(window.note_under("export study").find("no name") != std::string::npos);
  CHECK(window.note_under("export purpose").find("Name the purpose") != std::string::npos);
  window.type("export study", "Trial");
  window.type("export purpose", "trial");
  next(window);
  window.choose("export profile", "limited");
  next(window);
  CHECK(window.note_under("export agreement").find("needs a data use agreement") != std::string::npos);
  window.type("export agreement", "DUA 7");
  next(window);
  window.type("export from", "2026-02-30");
  next(window);
  CHECK_FALSE(window.note_under("export from").empty());
  CHECK(window.part("export from").IsShownOnScreen());
}

TEST_CASE("leaving a begun export asks first", "[export]") {
  WindowDriver window;
  open_wizard(window);
  window.type("export study", "Registry");
  window.press("export cancel");
  CHECK(window.has("export study"));
  CHECK(window.frame().messages().sentence().find("not written yet") != std::string::npos);
  window.frame().messages().act();
  window.settle();
  CHECK_FALSE(window.has("export study"));
}

TEST_CASE("a target that is there is not replaced, and nothing is logged", "[export]") {
  WindowDriver window;
  open_wizard(window);
  fill_until_columns(window);
  window.press("export tick preset");
  next(window);
  window.settle();
  window.dialogs.next_file = window.folder / "mine.xlsx";
  std::ofstream(*window.dialogs.next_file) << "mine";
  next(window);
  window.settle();
  CHECK(bytes_of(*window.dialogs.next_file) == "mine");
  CHECK(window.frame().messages().sentence().find("already") != std::string::npos);
  window.menu(MenuEntry::administration);
  window.frame().messages().act();  // leaves without exporting
  window.settle();
  window.show_tab("administration sections", "Exports");
  CHECK(window.rows("export log").empty());
}

TEST_CASE("Administration lists exports and leads a study id back to its patient", "[export]") {
  WindowDriver window;
  open_wizard(window);
  fill_until_columns(window);
  window.press("export tick preset");
  next(window);
  window.settle();
  window.choose("export form", "folder");
  window.dialogs.next_file = window.folder / "out";
  next(window);
  window.settle();
  const std::string patients = bytes_of(window.folder / "out" / "patients.csv");
  const std::string first_id = patients.substr(patients.find("P-"), 11);
  window.menu(MenuEntry::administration);
  window.show_tab("administration sections", "Exports");
  const auto rows = window.rows("export log");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].find("Registry | safe_harbor | yearly report") != std::string::npos);
  CHECK(rows[0].find("written") != std::string::npos);
  window.type("study id", first_id);
  window.press("identify");
  CHECK_FALSE(window.note_under("identify reason").empty());
  window.type("identify reason", "safety finding");
  window.press("identify");
  window.settle();
  CHECK(window.frame().messages().sentence().find("Quillfeather") != std::string::npos);
  window.type("study id", "P-0000-0000");
  window.press("identify");
  window.settle();
  CHECK(window.note_under("study id").find("No patient") != std::string::npos);
}

}  // namespace psoas::ui
