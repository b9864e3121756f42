// Adverse events, medication and favourites in the window.

#include <wx/notebook.h>

#include "domain/store/adverse_events.h"
#include "domain/store/favourites.h"
#include "tests/ui/window_driver.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/choices_field.h"
#include "ui/widget/find_field.h"
#include "ui/widget/table.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

constexpr PatientId ana{1};
const Date earlier{date::year{2026} / 9 / 1};

Value code(std::string given) {
  Value value;
  value.code = std::move(given);
  return value;
}

Value number(double given) {
  Value value;
  value.number = given;
  return value;
}

Treatment diagnostic_block() {
  Treatment block;
  block.code = "tx_nerve_block";
  block.side = Side::right;
  block.date = earlier;
  block.parameters = {{"", 0, "target", code("medial_branch")}, {"", 0, "purpose", code("diagnostic")},
                      {"level", 0, "level", code("L4")},        {"", 0, "pre_nrs", number(7)},
                      {"series", 0, "hours", number(1)},        {"series", 0, "nrs", number(1)}};
  block.same_target_key = "tx_nerve_block/medial_branch/L4/R";
  return block;
}

Treatment hydrocodone() {
  Treatment medication;
  medication.code = "tx_medication";
  medication.date = earlier;
  Value drug;
  drug.text = "hydrocodone";
  medication.parameters = {
      {"", 0, "drug", drug},       {"", 0, "class", code("opioid")}, {"", 0, "opioid", code("hydrocodone")},
      {"", 0, "dose", number(10)}, {"", 0, "dose_unit", code("mg")}, {"", 0, "doses_per_day", number(3)}};
  return medication;
}

struct TreatedPatient : WindowDriver {
  std::filesystem::path file;

  TreatedPatient() {
    file = clinic([](Writing& writing) {
      writing.patients().add(invented_patient("DEMO-0001", "Rivera", "Ana", "1971-08-02"));
      Visit visit;
      visit.uuid = "11111111-1111-4111-8111-111111111111";
      visit.patient = ana;
      visit.date = earlier;
      visit.clinician = "Osei";
      visit.treatments = {diagnostic_block(), hydrocodone()};
      writing.visits().add(visit);
    });
    open_window(file);
    settle();
    frame().navigation().open_patient(ana);
    settle();
  }

  template <class Question>
  auto stored(Question question) {
    return door->open(file, Access::read_only)->read(session, question);
  }
  std::vector<AdverseEvent> events() {
    return stored([](Reading& reading) { return reading.adverse_events().of_patient(ana, true); });
  }
  std::vector<TreatmentRecord> treatments() {
    return stored([](Reading& reading) { return reading.series().treatments(ana); });
  }
  void open_tab(const std::string& label) {
    auto& tabs = part<wxNotebook>("patient tabs");
    for (std::size_t i = 0; i < tabs.GetPageCount(); ++i)
      if (from_wx(tabs.GetPageText(i)) == label) tabs.SetSelection(i);
    settle();
  }
  void take(const std::string& field, const std::string& typed) {
    auto& finder = part<FindField>(field);
    finder.SetValue(to_wx(typed));
    REQUIRE(finder.take());
    settle();
  }
  void type_haematoma() {
    take("event/code", "haematoma of soft");
    type("event/onset", "2026-09-02");
    choose("event/grade", "2");
  }
};

}  // namespace

TEST_CASE("F8 on a patient's page begins an adverse event, which is stored with its treatment", "[adverse_event]") {
  TreatedPatient window;
  window.menu(MenuEntry::new_adverse_event);
  window.settle();
  window.type_haematoma();
  window.press("save event");
  window.settle();
  const std::vector<AdverseEvent> events = window.events();
  REQUIRE(events.size() == 1);
  CHECK(events[0].code == "ae_haematoma_soft");
  CHECK(events[0].treatments.size() == 1);
  REQUIRE(let_events_happen_until([&] { return window.rows("adverse events").size() == 1; }));
  CHECK(window.rows("adverse events")[0].starts_with("2026-09-02 | Haematoma of soft tissue | 2 |"));
}

TEST_CASE("an adverse event before its treatment is refused at its field, and nothing is lost", "[adverse_event]") {
  TreatedPatient window;
  window.menu(MenuEntry::new_adverse_event);
  window.settle();
  window.type_haematoma();
  window.type("event/onset", "2026-08-30");
  window.press("save event");
  window.settle();
  CHECK(window.events().empty());
  CHECK(window.note_under("event/onset").find("of 2026-09-01") != std::string::npos);
  CHECK(window.text("event/onset") == "2026-08-30");
}

TEST_CASE("an adverse event is corrected with a reason, and voided with one", "[adverse_event]") {
  TreatedPatient window;
  window.menu(MenuEntry::new_adverse_event);
  window.settle();
  window.type_haematoma();
  window.press("save event");
  window.settle();
  window.part<Table>("adverse events").choose(0);
  window.press("correct adverse event");
  window.choose("event/grade", "3");
  window.press("save event");
  window.settle();
  CHECK(window.events()[0].grade == 2);
  window.type("event/reason", "seen again");
  window.press("save event");
  window.settle();
  CHECK(window.events()[0].grade == 3);
  CHECK(window.events()[0].revision == 2);
  let_events_happen();
  window.part<Table>("adverse events").choose(0);
  window.press("void adverse event");
  window.type("void/reason", "another patient's");
  window.press("void event now");
  window.settle();
  CHECK(window.events()[0].voided_at.has_value());
}

TEST_CASE("an adverse event is typed beside a stored treatment of a visit", "[adverse_event]") {
  TreatedPatient window;
  window.frame().navigation().edit_visit({ana, VisitId{1}, std::nullopt});
  window.settle();
  window.press("treatment/0/event");
  window.settle();
  window.type_haematoma();
  window.menu(MenuEntry::save);
  window.settle();
  REQUIRE(window.events().size() == 1);
  CHECK(window.events()[0].treatments == std::vector<TreatmentId>{window.treatments()[0].treatment.id});
}

TEST_CASE("a change of dose stops the old medication and starts the new one that day", "[medication]") {
  TreatedPatient window;
  window.open_tab("Medication");
  REQUIRE(window.rows("medication").size() == 1);
  CHECK(window.rows("medication")[0].starts_with("hydrocodone | 10 mg · 3 × a day | 2026-09-01 |  | 30 | opioid"));
  window.part<Table>("medication").choose(0);
  window.press("change medication");
  window.type("medication/dose", "5");
  window.press("save medication");
  window.settle();
  const std::vector<TreatmentRecord> treatments = window.treatments();
  REQUIRE(treatments.size() == 3);
  CHECK(treatments[1].treatment.end_date == window.clock.today());
  CHECK(treatments[1].treatment.parameter("stop_reason")->code == "dose_changed");
  CHECK(treatments[2].treatment.parameter("dose")->number == 5);
  REQUIRE(let_events_happen_until([&] { return window.rows("medication").size() == 2; }));
}

TEST_CASE("a medication is stopped with a reason, one without a drug is not started", "[medication]") {
  TreatedPatient window;
  window.open_tab("Medication");
  window.part<Table>("medication").choose(0);
  window.press("stop medication");
  window.choose("medication/stop_reason", "side_effects");
  window.press("save medication");
  window.settle();
  CHECK(window.treatments()[1].treatment.end_date == window.clock.today());
  window.press("start medication");
  window.press("save medication");
  window.settle();
  CHECK(window.treatments().size() == 2);
  CHECK(window.note_under("medication/drug").find("needed") != std::string::npos);
}

TEST_CASE("parameters kept as a favourite are offered to their clinician, until they are removed", "[favourite]") {
  TreatedPatient window;
  const auto kept = [&] { return window.stored([](Reading& reading) { return reading.favourites().favourites({}); }); };
  window.menu(MenuEntry::new_visit);
  window.settle();
  window.take("add treatment", "trigger point");
  window.choose("treatment/0/muscle/0/muscle", "psoas");
  window.type("treatment/0/muscle/0/points", "2");
  window.type("treatment/0/-/0/pre_nrs", "6");
  window.type("treatment/0/favourite", "my psoas");
  window.press("treatment/0/keep favourite");
  window.settle();
  REQUIRE(kept().size() == 1);
  CHECK(kept()[0].clinician == "Osei");
  CHECK_FALSE(kept()[0].typed.contains("-/0/pre_nrs"));
  window.take("add treatment", "my psoas");
  CHECK(window.text("treatment/1/muscle/0/points") == "2");
  window.press("favourite/my psoas/remove");
  window.settle();
  CHECK(kept().empty());
}

TEST_CASE("an ablation is linked to the block it rests on, and cannot come before it", "[favourite]") {
  TreatedPatient window;
  window.menu(MenuEntry::new_visit);
  window.settle();
  window.take("add treatment", "radiofrequency");
  window.choose("treatment/0/side", "R");
  window.choose("treatment/0/-/0/target", "medial_branch");
  window.choose("treatment/0/level/0/level", "L4");
  const TreatmentId block = window.treatments()[0].treatment.id;
  window.part<ChoicesField>("treatment/0/link/diagnostic_block").toggle(std::to_string(block.number));
  window.type("treatment/0/date", "2026-08-20");
  window.press("save");
  window.settle();
  CHECK(window.treatments().size() == 2);
  window.type("treatment/0/date", "");
  window.press("save");
  window.settle();
  const std::vector<TreatmentRecord> treatments = window.treatments();
  REQUIRE(treatments.size() == 3);
  CHECK(treatments[2].treatment.links == std::vector<TreatmentLink>{{LinkRole::diagnostic_block, block}});
}

}  // namespace psoas::ui
