// Treatments in the visit form: rows by keyboard, what follows from what is typed, repeats, and numbers that stay.

#include "tests/ui/window_driver.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/find_field.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

constexpr PatientId ana{1};

struct TreatmentWindow : WindowDriver {
  std::filesystem::path file;

  explicit TreatmentWindow(const std::function<void(Writing&)>& fill = [](Writing&) {}) {
    file = clinic([&](Writing& writing) {
      writing.patients().add(invented_patient("DEMO-0001", "Rivera", "Ana", "1971-08-02"));
      fill(writing);
    });
    open_window(file);
    settle();
    frame().navigation().open_patient(ana);
    settle();
  }

  void begin_visit() {
    menu(MenuEntry::new_visit);
    settle();
  }
  void add(const std::string& typed) {
    auto& adder = part<FindField>("add treatment");
    adder.SetValue(to_wx(typed));
    REQUIRE(adder.take());
    settle();
  }
  void save() {
    press("save");
    settle();
  }
  std::vector<Visit> visits() {
    return door->open(file, Access::read_only)->read(session, [](Reading& reading) {
      return reading.visits().of_patient(ana);
    });
  }
  // Some text of the window that contains this.
  bool says(const std::string& words) {
    const std::function<bool(wxWindow&)> said = [&](wxWindow& window) {
      if (window.IsShown() && from_wx(window.GetLabel()).find(words) != std::string::npos) return true;
      for (wxWindow* child : window.GetChildren())
        if (said(*child)) return true;
      return false;
    };
    return said(frame());
  }
};

Treatment block_of(Date day) {
  Treatment block;
  block.code = "tx_nerve_block";
  block.side = Side::right;
  block.date = day;
  const auto put = [&](std::string group, std::string field, std::string code) {
    Value value;
    value.code = std::move(code);
    block.parameters.push_back({std::move(group), 0, std::move(field), value});
  };
  put("", "target", "femoral");
  put("", "purpose", "therapeutic");
  block.same_target_key = "tx_nerve_block/femoral//R";
  return block;
}

Visit visit_with(std::vector<Treatment> treatments, Date day) {
  Visit visit;
  visit.uuid = "11111111-1111-4111-8111-111111111111";
  visit.patient = ana;
  visit.date = day;
  visit.clinician = "Osei";
  visit.treatments = std::move(treatments);
  return visit;
}

const Date earlier{date::year{2026} / 1 / 12};

}  // namespace

TEST_CASE("a psoas compartment block of both sides is typed with rows added by F7 and stored as typed", "[treatment]") {
  TreatmentWindow window;
  window.begin_visit();
  window.add("nerve block");
  window.choose("treatment/0/side", "B");
  window.choose("treatment/0/-/0/target", "psoas_compartment");
  window.choose("treatment/0/level/0/level", "L2");
  window.key("treatment/0/level/0/level", WXK_F7);
  window.choose("treatment/0/level/1/level", "L3");
  window.choose("treatment/0/-/0/purpose", "therapeutic");
  window.type("treatment/0/-/0/series_number", "2");
  window.choose("treatment/0/-/0/guidance", "ultrasound");
  window.choose("treatment/0/agent/0/agent", "ropivacaine");
  window.type("treatment/0/agent/0/concentration_percent", "0.2");
  window.type("treatment/0/agent/0/volume_ml", "20");
  CHECK(window.says("lumbar plexus / psoas compartment · B · L2–L3 · therapeutic · block 2 · ultrasound"));
  CHECK(window.says("local anaesthetic 40 mg (ropivacaine) · 20 mL in all"));
  window.save();
  const std::vector<Visit> visits = window.visits();
  REQUIRE(visits.size() == 1);
  REQUIRE(visits[0].treatments.size() == 1);
  CHECK(visits[0].treatments[0].same_target_key == "tx_nerve_block/psoas_compartment/L2-L3/B");
}

TEST_CASE("a row removed by Shift+F7 is gone from what is typed, and those below move up", "[treatment]") {
  TreatmentWindow window;
  window.begin_visit();
  window.add("nerve block");
  window.choose("treatment/0/level/0/level", "L2");
  window.key("treatment/0/level/0/level", WXK_F7);
  window.choose("treatment/0/level/1/level", "L3");
  window.key("treatment/0/level/1/level", WXK_F7);
  window.choose("treatment/0/level/2/level", "L4");
  window.key("treatment/0/level/1/level", WXK_F7, wxMOD_SHIFT);
  window.settle();
  REQUIRE(let_events_happen_until([&] { return !window.has("treatment/0/level/2/level"); }));
  CHECK(window.part<ChoiceField>("treatment/0/level/0/level").code() == "L2");
  CHECK(window.part<ChoiceField>("treatment/0/level/1/level").code() == "L4");
  CHECK(window.says("L2+L4"));
}

TEST_CASE("the scores after a block give its relief while they are typed", "[treatment]") {
  TreatmentWindow window;
  window.begin_visit();
  window.add("nerve block");
  window.type("treatment/0/-/0/pre_nrs", "7");
  window.type("treatment/0/series/0/hours", "1");
  window.type("treatment/0/series/0/nrs", "1");
  CHECK(window.says("best relief 86 % after 1 h"));
  window.key("treatment/0/series/0/nrs", WXK_F7);
  window.type("treatment/0/series/1/hours", "3");
  window.type("treatment/0/series/1/nrs", "7");
  CHECK(window.says("by interpolation until"));
}

TEST_CASE("a treatment of a target treated before says when that was", "[treatment]") {
  TreatmentWindow window([](Writing& writing) { writing.visits().add(visit_with({block_of(earlier)}, earlier)); });
  window.begin_visit();
  window.add("nerve block");
  CHECK(window.part<ChoiceField>("treatment/0/-/0/target").code() == "femoral");
  CHECK(window.says("same target as 2026-01-12, 266 days ago"));
  window.choose("treatment/0/side", "L");
  CHECK_FALSE(window.says("same target as"));
}

TEST_CASE("a treatment keeps its number when one before it is removed in a correction", "[treatment]") {
  TreatmentWindow window([](Writing& writing) {
    Treatment second = block_of(earlier);
    second.side = Side::left;
    writing.visits().add(visit_with({block_of(earlier), second}, earlier));
  });
  const TreatmentId kept = window.visits()[0].treatments[1].id;
  window.frame().navigation().edit_visit({ana, VisitId{1}, std::nullopt});
  window.settle();
  window.press("treatment/0/remove");
  window.settle();
  REQUIRE(let_events_happen_until([&] { return !window.has("treatment/0/remove"); }));
  window.type("reason", "written on the wrong patient");
  window.save();
  const std::vector<Visit> visits = window.visits();
  REQUIRE(visits[0].treatments.size() == 1);
  CHECK(visits[0].treatments[0].side == Side::left);
  CHECK(visits[0].treatments[0].id == kept);
}

}  // namespace psoas::ui
