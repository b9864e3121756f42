#include <wx/notebook.h>
#include <wx/stattext.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "domain/outcome/patient_trend.h"
#include "tests/support/files.h"
#include "tests/ui/window_driver.h"
#include "ui/widget/find_field.h"
#include "ui/widget/table.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

// A window on the catalogue of a clinic with one patient, Ana Rivera, whose id is 1.
struct CatalogueWindow : WindowDriver {
  std::filesystem::path file = clinic(
      [](Writing& writing) { writing.patients().add(invented_patient("DEMO-0001", "Rivera", "Ana", "1971-08-02")); });

  CatalogueWindow() {
    open_window(file);
    menu(MenuEntry::administration);
  }

  void show(const std::string& kind, const std::string& chosen = {}) {
    choose("entry kind", kind);
    if (!chosen.empty()) choose_entry(chosen);
  }

  void choose_entry(const std::string& code) {
    auto& table = part<Table>("entries");
    for (int row = 0; row < table.rows(); ++row)
      if (table.text(row, 1) == code) {
        table.choose(row);
        wxDataViewEvent chosen(wxEVT_DATAVIEW_SELECTION_CHANGED, &table, table.GetSelection());
        table.ProcessWindowEvent(chosen);
        settle();
        return;
      }
    FAIL("no entry " << code);
  }

  void begin_to_add(const std::string& kind) {
    show(kind);
    press("add own entry");
  }

  void add_sleep_scale() {
    begin_to_add("instrument");
    type("label", "Sleep quality");
    type("low", "0");
    type("high", "10");
    choose("direction", "higher_is_better");
    type("important_change", "2");
    press("save entry");
  }

  template <class Question>
  auto stored(Question question) {
    return door->open(file, Access::read_only)->read(session, question);
  }

  OwnCatalogue own() {
    return stored([](Reading& reading) { return reading.clinic().own_catalogue(); });
  }
  AuditEntry latest_entry() {
    return stored([](Reading& reading) { return reading.clinic().audit(1).at(0); });
  }
};

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the catalogue lists every kind of entry and says what the chosen one records", "[catalogue]") {
  CatalogueWindow window;
  CHECK(window.rows("entries").size() > 50);
  window.type("entry search", "thomas angle");
  CHECK(window.rows("entries").size() < 5);
  window.choose_entry("exam_thomas_mod_angle_deg");
  const std::string details = window.text("entry details");
  CHECK(contains(details, "a value for each side"));
  CHECK(contains(details,
                 "possible: \xE2\x88\x92"
                 "30 to 60 °"));
  CHECK(contains(details, "How to read: "));
  window.type("entry search", "");
  window.show("instrument", "peg");
  CHECK(contains(window.text("entry details"), "the mean of the answers"));
}

TEST_CASE("an own instrument is offered at a visit, stored, and charted", "[catalogue]") {
  CatalogueWindow window;
  window.add_sleep_scale();
  const OwnCatalogue own = window.own();
  REQUIRE(own.instruments.size() == 1);
  CHECK(own.instruments[0].code == "x_sleep_quality");
  CHECK(own.instruments[0].important_change == 2);
  CHECK(window.latest_entry().reason == "added x_sleep_quality");
  const std::vector<std::string> rows = window.rows("entries");
  CHECK(std::count(rows.begin(), rows.end(), "Sleep quality | x_sleep_quality | own") == 1);
  window.frame().navigation().open_patient(PatientId{1});
  window.settle();
  window.menu(MenuEntry::new_visit);
  auto& adder = window.part<FindField>("add instrument");
  adder.SetValue("sleep quality");
  REQUIRE(adder.take());
  window.settle();
  window.type("score/x_sleep_quality/value", "7");
  window.press("save");
  const PatientTrend trend = window.stored([&](Reading& reading) {
    TrendSelection selection;
    selection.instrument = "x_sleep_quality";
    return read_patient_trend(reading, *window.door->open(window.file, Access::read_only)->catalogue(), PatientId{1},
                              selection);
  });
  CHECK(trend.measure.direction == Direction::higher_is_better);
  REQUIRE(trend.measure.values.size() == 1);
  CHECK(trend.measure.values[0].value == 7);
}

TEST_CASE("problems of an own entry stand under their fields, and nothing is stored", "[catalogue]") {
  CatalogueWindow window;
  window.begin_to_add("instrument");
  window.type("low", "10");
  window.type("high", "1");
  window.type("code", "sleep");
  window.press("save entry");
  CHECK(contains(window.note_under("label"), "needed"));
  CHECK(contains(window.note_under("high"), "above the lower end"));
  window.type("label", "Sleep");
  CHECK(contains(window.note_under("code"), "x_, then only"));
  window.type("code", "x_peg");
  CHECK_FALSE(contains(window.note_under("code"), "x_, then only"));
  CHECK(window.own().instruments.empty());
}

TEST_CASE("an own finding with choices and one with a number are added", "[catalogue]") {
  CatalogueWindow window;
  window.begin_to_add("finding");
  window.type("label", "Calf softness");
  window.choose("value_kind", "choice");
  window.type("choices", "soft = 0\nfirm = 1\nhard = 2");
  window.press("save entry");
  window.begin_to_add("finding");
  window.type("label", "Reach");
  window.type("unit", "cm");
  window.type("hard_low", "0");
  window.type("hard_high", "90");
  window.type("soft_low", "5");
  window.press("save entry");
  const OwnCatalogue own = window.own();
  REQUIRE(own.findings.size() == 2);
  CHECK(own.findings[0].main_field().choices.at(2).number == 2);
  CHECK(own.findings[1].laterality == Laterality::left_right);
  CHECK(own.findings[1].main_field().soft.low == 5);
}

TEST_CASE("an own treatment has the parameters that were typed", "[catalogue]") {
  CatalogueWindow window;
  window.begin_to_add("treatment");
  window.type("label", "Laser therapy");
  window.type("parameter/0/label", "Energy");
  window.type("parameter/0/unit", "J");
  window.type("parameter/0/low", "0");
  window.type("parameter/0/high", "500");
  window.press("add parameter");
  window.type("parameter/1/label", "Muscle");
  window.choose("parameter/1/kind", "choice");
  window.type("parameter/1/choices", "psoas, iliacus");
  window.press("save entry");
  const OwnCatalogue own = window.own();
  REQUIRE(own.treatments.size() == 1);
  CHECK(own.treatments[0].field("", "energy")->hard.high == 500);
  CHECK(own.treatments[0].field("", "muscle")->choices.size() == 2);
}

TEST_CASE("an entry is renamed, moved, retired and brought back, each with its reason", "[catalogue]") {
  CatalogueWindow window;
  window.show("instrument", "peg");
  window.press("rename entry");
  window.type("label", "PEG, our words");
  window.type("change reason", "the board asked for it");
  window.press("save entry");
  CHECK(window.own().instruments.at(0).label == "PEG, our words");
  CHECK(window.latest_entry().reason == "the board asked for it");
  const auto place = [&] {
    const std::vector<std::string> rows = window.rows("entries");
    return std::find_if(rows.begin(), rows.end(), [](const auto& row) { return contains(row, "| peg |"); }) -
           rows.begin();
  };
  const auto before = place();
  window.press("move entry up");
  CHECK(place() == before - 1);
  window.key("entries", WXK_DOWN, wxMOD_ALT);
  CHECK(place() == before);
  window.press("retire entry");
  CHECK(contains(window.rows("entries").at(static_cast<std::size_t>(before)), "retired on 2026-10-05"));
  window.press("retire entry");
  CHECK_FALSE(window.own().instruments.at(0).retired_on.has_value());
  CHECK(window.latest_entry().reason == "brought back peg");
}

TEST_CASE("a finding set is composed and opens the next visit", "[catalogue]") {
  CatalogueWindow window;
  window.show("finding_set", "set_new_patient");
  window.press("rename entry");
  const std::size_t before = window.rows("set findings").size();
  window.part<Table>("set findings").choose(1);
  window.press("remove finding");
  auto& adder = window.part<FindField>("add finding");
  adder.SetValue("fadir");
  window.settle();
  REQUIRE(adder.take());
  window.settle();
  for (std::size_t i = 0; i < before; ++i) window.press("finding up");
  window.press("save entry");
  const FindingSet set = window.own().sets.at(0);
  CHECK(set.findings.size() == before);
  CHECK(set.code == "set_new_patient");
  CHECK(contains(set.findings.front(), "fadir"));
}

TEST_CASE("a file with faults is refused with every fault in sight, and a good one is taken", "[catalogue]") {
  CatalogueWindow window;
  window.dialogs.next_file = window.folder / "own.toml";
  std::ofstream(*window.dialogs.next_file) << "[[adverse_event]]\ncode = \"x_rash\"\n";
  window.press("load catalogue file");
  CHECK(contains(window.text("entry details"), "own.toml:1: x_rash: “label” is missing. Add it."));
  CHECK(window.own().adverse_events.empty());
  std::ofstream(*window.dialogs.next_file) << "[[adverse_event]]\ncode = \"x_rash\"\nlabel = \"Rash\"\n";
  window.press("load catalogue file");
  CHECK(window.own().adverse_events.at(0).label == "Rash");
  CHECK(window.latest_entry().reason == "taken from own.toml");
  window.dialogs.next_file = window.folder / "saved";
  window.press("save catalogue file");
  CHECK(contains(tests::bytes_of(window.folder / "saved.toml"), "code = \"x_rash\""));
}

TEST_CASE("what is being typed is not lost without a question", "[catalogue]") {
  CatalogueWindow window;
  window.begin_to_add("adverse_event");
  window.type("label", "Rash");
  window.menu(MenuEntry::patients);
  CHECK(window.has("save entry"));
  CHECK(window.frame().messages().sentence() == "What you typed is not saved yet.");
  window.press("save entry");
  window.menu(MenuEntry::patients);
  CHECK_FALSE(window.has("save entry"));
}

TEST_CASE("the clinic's settings are changed with a reason", "[catalogue]") {
  CatalogueWindow window;
  window.part<wxNotebook>("administration sections").ChangeSelection(1);
  window.part<wxNotebook>("administration sections").SetSelection(0);
  window.part<wxNotebook>("administration sections").SetSelection(1);
  window.settle();
  window.type("clinic name", "Harbour Spine Clinic");
  window.press("save settings");
  CHECK(contains(window.note_under("settings reason"), "needed"));
  window.type("settings reason", "renamed");
  window.press("save settings");
  const ClinicSettings settings = window.stored([](Reading& reading) { return reading.clinic().settings(); });
  CHECK(settings.name == "Harbour Spine Clinic");
}

TEST_CASE("that a disk is not encrypted is accepted with a reason, which stands in the status bar", "[catalogue]") {
  CatalogueWindow window;
  window.show_tab("administration sections", "Clinic");
  const auto status = [&] { return from_wx(window.frame().GetStatusBar()->GetStatusText(2)); };
  const bool encrypted = contains(status(), "disk encrypted") || contains(status(), "file encrypted");
  window.type("open disk", "stands in a locked room");
  window.type("settings reason", "no other computer");
  window.press("save settings");
  CHECK(window.part<wxStaticText>("open disk accepted").GetLabel().Contains("stands in a locked room"));
  CHECK(contains(status(), "(accepted: stands in a locked room)") != encrypted);
}

}  // namespace psoas::ui
