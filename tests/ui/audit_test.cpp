// The audit trail in Administration and on a patient's page.

#include <wx/notebook.h>
#include <wx/stattext.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "domain/store/audit.h"
#include "tests/support/files.h"
#include "tests/ui/window_driver.h"
#include "ui/widget/table.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

using Texts = std::vector<std::string>;

// Ana, who moved, and Kim.
struct AuditWindow : WindowDriver {
  std::filesystem::path file = clinic([](Writing& writing) {
    const PatientId ana = writing.patients().add(invented_patient("DEMO-0001", "Rivera", "Ana", "1971-08-02"));
    writing.patients().add(invented_patient("DEMO-0002", "Ode", "Kim", "1980-01-03"));
    Patient moved = writing.patients().get(ana);
    moved.city = "Leeds";
    moved.sex = Sex::male;
    writing.patients().correct(moved, "moved");
  });

  AuditWindow() { open_window(file); }

  void open_audit() {
    menu(MenuEntry::administration);
    show_tab("administration sections", "Audit");
  }

  void choose_entry(int row) {
    auto& table = part<Table>("audit entries");
    table.choose(row);
    wxDataViewEvent chosen(wxEVT_DATAVIEW_SELECTION_CHANGED, &table, table.GetSelection());
    table.ProcessWindowEvent(chosen);
    settle();
  }

  std::string field(const char* name) { return from_wx(part<wxStaticText>(name).GetLabelText()); }
};

}  // namespace

TEST_CASE("administration shows who changed what, and old beside new", "[audit]") {
  AuditWindow window;
  window.open_audit();
  const Texts rows = window.rows("audit entries");
  REQUIRE(rows.size() == 4);
  CHECK(rows[0] ==
        "2026-10-05 09:00 | osei | physician | desk-1 | Patient corrected | Rivera, Ana (DEMO-0001) | moved");
  CHECK(window.field("audit count") == "4 entries");
  CHECK(window.field("comparison remark") == "Choose an entry to see what it changed.");
  window.choose_entry(0);
  const Texts changed = window.rows("before and after");
  REQUIRE(changed.size() == 2);
  CHECK(changed[0].starts_with("Sex | "));
  CHECK(changed[1].starts_with("City | "));
  CHECK(changed[1].ends_with(" | Leeds"));
  CHECK(window.field("comparison heading") == "Patient corrected, 2026-10-05 09:00 by osei");
}

TEST_CASE("the trail is narrowed, and a filter that cannot be meant says so itself", "[audit]") {
  AuditWindow window;
  window.open_audit();
  window.choose("audit action", "correct");
  CHECK(window.rows("audit entries").size() == 1);
  window.choose("audit action", "");
  window.type("audit mrn", "DEMO-0002");
  window.settle();
  CHECK(window.rows("audit entries").size() == 1);
  window.type("audit mrn", "DEMO-9");
  window.settle();
  CHECK(window.rows("audit entries").empty());
  CHECK(window.note_under("audit mrn").find("no patient has this number") != std::string::npos);
  window.type("audit mrn", "");
  window.settle();
  CHECK(window.rows("audit entries").size() == 4);
  window.choose("audit entity", "clinic");
  CHECK(window.rows("audit entries").size() == 1);
  window.choose("audit entity", "");
  window.type("audit from", "2026-10-06");
  window.settle();
  CHECK(window.rows("audit entries").empty());
  CHECK(window.field("audit count") == "No entry fits.");
  window.type("audit to", "2026-10-01");
  CHECK(window.note_under("audit to").find("before the first day") != std::string::npos);
  window.type("audit to", "2026-02-30");
  CHECK_FALSE(window.note_under("audit to").empty());
}

TEST_CASE("what is shown of the trail is saved as CSV", "[audit]") {
  AuditWindow window;
  window.open_audit();
  window.choose("audit action", "add");
  window.dialogs.next_file = window.folder / "trail.csv";
  window.press("save audit trail");
  window.settle();
  const std::string csv = tests::bytes_of(window.folder / "trail.csv");
  CHECK(csv.starts_with("sequence,at,"));
  CHECK(csv.find("DEMO-0002") != std::string::npos);
  CHECK(csv.find(",correct,") == std::string::npos);
}

TEST_CASE("a patient's history tells of this patient alone", "[audit]") {
  AuditWindow window;
  window.frame().navigation().open_patient(PatientId{1});
  window.settle();
  window.show_tab("patient tabs", "History");
  const Texts rows = window.rows("audit entries");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0] == "2026-10-05 09:00 | osei | physician | desk-1 | Patient corrected | moved");
  CHECK(rows[1].find("Patient added") != std::string::npos);
  window.choose_entry(1);
  const Texts added = window.rows("before and after");
  CHECK(std::count(added.begin(), added.end(), "Family name |  | Rivera") == 1);
}

}  // namespace psoas::ui
