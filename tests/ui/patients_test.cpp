#include "tests/ui/window_driver.h"
#include "ui/widget/find_field.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

void three_patients(Writing& writing) {
  writing.patients().add(invented_patient("P-001", "Müller", "Anna", "1971-08-02"));
  writing.patients().add(invented_patient("P-002", "Okafor", "Ann", "1980-01-31"));
  writing.patients().add(invented_patient("P-003", "Tremblay", "Luc", "1955-12-24"));
}

void open_list(WindowDriver& window) {
  window.open_window(window.clinic(three_patients));
  window.menu(MenuEntry::patients);
}

TEST_CASE("the list finds at each key and says how many", "[patients]") {
  WindowDriver window;
  open_list(window);
  CHECK(window.rows("Patients").size() == 3);
  window.type("patient list search", "ann mul");
  CHECK(window.rows("Patients") == std::vector<std::string>{"Müller, Anna | P-001 | 1971-08-02 | 55 | F | – | 0"});
  window.type("patient list search", "zzz");
  CHECK(window.rows("Patients").empty());
}

TEST_CASE("the search box finds a patient from anywhere", "[patients]") {
  WindowDriver window;
  window.open_window(window.clinic(three_patients));
  window.type("search", "trem");
  auto& search = window.part<FindField>("search");
  REQUIRE(search.offered().size() == 1);
  CHECK(search.offered().front().label == "Tremblay, Luc");
  window.key("search", WXK_RETURN);
  CHECK(window.frame().GetTitle() == to_wx("PsoasTrack · Tremblay, Luc · P-003"));
}

TEST_CASE("a new patient is stored and found", "[patients]") {
  WindowDriver window;
  window.open_window(window.clinic());
  window.menu(MenuEntry::new_patient);
  window.type("mrn", "P-010");
  window.type("family_name", "Robert'); DROP TABLE visit;--");
  window.type("given_name", "=HYPERLINK(\"x\")");
  window.type("birth_date", "1990-04-05");
  window.choose("sex", "M");
  window.press("save");
  window.menu(MenuEntry::patients);
  CHECK(window.rows("Patients") ==
        std::vector<std::string>{
            "Robert'); DROP TABLE visit;--, =HYPERLINK(\"x\") | P-010 | 1990-04-05 | 36 | M | – | 0"});
}

TEST_CASE("all that is wrong stands under its fields at once", "[patients]") {
  WindowDriver window;
  window.open_window(window.clinic());
  window.menu(MenuEntry::new_patient);
  window.type("birth_date", "2026-02-30");
  window.press("save");
  for (const char* field : {"mrn", "family_name", "birth_date"}) {
    INFO(field);
    CHECK(window.note_under(field).substr(0, 3) == "✗");
  }
  window.menu(MenuEntry::patients);
  CHECK(window.frame().messages().sentence() != "");
  window.frame().messages().act();
  window.settle();
  CHECK(window.rows("Patients").empty());
}

TEST_CASE("an MRN in use names its holder while one types, and is not stored twice", "[patients]") {
  WindowDriver window;
  window.open_window(window.clinic(three_patients));
  window.menu(MenuEntry::new_patient);
  window.type("family_name", "Somebody");
  window.type("birth_date", "1990-04-05");
  window.type("mrn", "P-001");
  CHECK(window.note_under("mrn").find("Müller, Anna") != std::string::npos);
  window.press("save");
  CHECK(window.has("mrn"));  // the form is still there
}

TEST_CASE("a likely duplicate is a warning that a second Save overrules", "[patients]") {
  WindowDriver window;
  window.open_window(window.clinic(three_patients));
  window.menu(MenuEntry::new_patient);
  window.type("mrn", "P-099");
  window.type("family_name", "MULLER");
  window.type("given_name", "anna ");
  window.type("birth_date", "1971-08-02");
  CHECK(window.note_under("family_name").find("P-001") != std::string::npos);
  window.press("save");
  CHECK(window.has("mrn"));
  window.press("save");
  window.menu(MenuEntry::patients);
  CHECK(window.rows("Patients").size() == 4);
}

TEST_CASE("a change of identity wants a reason", "[patients]") {
  WindowDriver window;
  open_list(window);
  window.type("patient list search", "P-003");
  window.key("patient list search", WXK_RETURN);
  window.menu(MenuEntry::edit_patient);
  window.type("given_name", "Lucas");
  window.press("save");
  CHECK(window.note_under("reason").substr(0, 3) == "✗");
  window.type("reason", "misspelt");
  window.press("save");
  window.menu(MenuEntry::patients);
  window.type("patient list search", "lucas");
  CHECK(window.rows("Patients").size() == 1);
}

TEST_CASE("a patient changed meanwhile is shown beside what was typed", "[patients]") {
  WindowDriver window;
  const auto file = window.clinic(three_patients);
  window.open_window(file);
  window.menu(MenuEntry::patients);
  window.type("patient list search", "P-003");
  window.key("patient list search", WXK_RETURN);
  window.menu(MenuEntry::edit_patient);
  window.type("phone", "555-0100");
  {
    const auto other = window.door->open(file, Access::read_write);
    other->write(window.session, [](Writing& writing) {
      Patient patient = writing.patients().get(*writing.patients().with_mrn("P-003"));
      patient.phone = "555-0199";
      writing.patients().correct(patient, "called");
    });
  }
  window.press("save");
  CHECK(window.note_under("phone").find("555-0199") != std::string::npos);
  CHECK(window.text("phone") == "555-0100");
}

TEST_CASE("a voided patient leaves the list", "[patients]") {
  WindowDriver window;
  open_list(window);
  window.type("patient list search", "P-002");
  window.key("patient list search", WXK_RETURN);
  window.menu(MenuEntry::edit_patient);
  window.press("void");
  window.press("void now");
  CHECK(window.note_under("void reason").substr(0, 3) == "✗");
  window.type("void reason", "entered twice");
  window.press("void now");
  CHECK(window.rows("Patients").size() == 2);
}

TEST_CASE("typed work is not left without asking", "[patients]") {
  WindowDriver window;
  window.open_window(window.clinic());
  window.menu(MenuEntry::new_patient);
  window.type("family_name", "Halfway");
  window.menu(MenuEntry::patients);
  CHECK(window.text("family_name") == "Halfway");
  window.frame().messages().act();
  window.settle();
  CHECK_FALSE(window.has("family_name"));
}

}  // namespace
}  // namespace psoas::ui
