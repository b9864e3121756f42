// Questionnaires in the visit form, as their users answer them.

#include <wx/checkbox.h>
#include <wx/stattext.h>

#include "tests/ui/window_driver.h"
#include "ui/widget/find_field.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

struct ScoresWindow : WindowDriver {
  std::filesystem::path file;

  explicit ScoresWindow(const std::function<void(Writing&)>& fill = [](Writing&) {}) {
    file = clinic([&](Writing& writing) {
      writing.patients().add(invented_patient("P-001", "Rivera", "Ana", "1971-08-02"));
      fill(writing);
    });
    open_window(file);
    settle();
    frame().navigation().open_patient(PatientId{1});
    settle();
    menu(MenuEntry::new_visit);
    settle();
  }

  void add(const std::string& typed) {
    auto& finder = part<FindField>("add instrument");
    finder.SetValue(to_wx(typed));
    REQUIRE(finder.take());
    settle();
  }

  void tick(const std::string& name, bool on = true) {
    auto& box = part<wxCheckBox>(name);
    box.SetValue(on);
    wxCommandEvent ticked(wxEVT_CHECKBOX, box.GetId());
    ticked.SetInt(on);
    ticked.SetEventObject(&box);
    box.ProcessWindowEvent(ticked);
    settle();
  }

  std::string result(const std::string& code) {
    return from_wx(part<wxStaticText>("result of " + code).GetLabelText());
  }

  std::vector<Visit> visits() {
    return door->open(file, Access::read_only)->read(session, [](Reading& reading) {
      return reading.visits().of_patient(PatientId{1});
    });
  }
  Visit saved() {
    press("save");
    settle();
    REQUIRE_FALSE(visits().empty());
    return visits().front();
  }
};

TEST_CASE("a questionnaire of numbered items shows its running total", "[visit]") {
  ScoresWindow window;
  window.add("oswestry");
  for (int item = 1; item <= 8; ++item) window.type("score/odi/item_" + std::to_string(item), "2");
  CHECK(window.result("odi") == "8 of 10 answered: not scorable");
  window.type("score/odi/item_9", "2");
  CHECK(window.result("odi") == "= 40.0  ·  9 of 10 answered");
  CHECK(*window.saved().score("odi")->total == 40);
}

TEST_CASE("a total is taken from the paper form while no item is known", "[visit]") {
  ScoresWindow window;
  window.add("lower extremity");
  window.type("score/lefs/total", "38");
  CHECK(window.result("lefs") == "from the form");
  CHECK(window.saved().score("lefs")->total_from_form());
}

TEST_CASE("statements are ticked, and a form without a tick is a score of its own", "[visit]") {
  ScoresWindow window;
  window.add("roland");
  window.tick("score/rmdq/item_3");
  window.tick("score/rmdq/item_9");
  CHECK(window.result("rmdq") == "= 2");
  window.tick("score/rmdq/item_3", false);
  window.tick("score/rmdq/item_9", false);
  CHECK(window.result("rmdq").empty());
  window.tick("none of rmdq");
  CHECK(window.result("rmdq") == "= 0");
  CHECK(*window.saved().score("rmdq")->total == 0);
}

TEST_CASE("answers in words give sub-scores and bands in words", "[visit]") {
  ScoresWindow window;
  window.add("phq-4");
  for (const char* item : {"nervous", "worry", "interest", "mood"})
    window.choose(std::string("score/phq4/") + item, item == std::string("mood") ? "3" : "1");
  CHECK(window.result("phq4") == "= 6 · moderate  ·  anxiety 2 negative  ·  depression 4 positive");
  CHECK(*window.saved().score("phq4")->total == 6);
}

TEST_CASE("the severity of pain stands beside it in words", "[visit]") {
  ScoresWindow window;
  window.type("score/nrs_avg7/value", "7");
  CHECK(from_wx(window.part<wxStaticText>("severity of pain").GetLabelText()) == "severe");
}

TEST_CASE("declined is one key in any field of a questionnaire", "[visit]") {
  ScoresWindow window;
  window.add("oswestry");
  window.type("score/odi/item_1", "d");
  CHECK(window.result("odi") == "declined");
  CHECK(window.saved().score("odi")->status == ScoreStatus::declined);
}

TEST_CASE("how a form was filled in is kept, and offered the next time", "[visit]") {
  ScoresWindow window;
  window.add("oswestry");
  window.type("score/odi/total", "44");
  window.press("form of odi");
  window.choose("score/odi/mode", "paper");
  window.type("score/odi/language", "es");
  window.press("save and close");
  window.settle();
  window.menu(MenuEntry::new_visit);
  window.settle();
  window.type("score/odi/total", "40");
  const Visit visit = window.saved();
  REQUIRE(window.visits().size() == 2);
  for (const Visit& each : window.visits()) {
    CHECK(each.score("odi")->mode == "paper");
    CHECK(each.score("odi")->language == "es");
  }
}

TEST_CASE("pain scores are marked as taken before a procedure", "[visit]") {
  ScoresWindow window;
  window.type("score/nrs_avg7/value", "6");
  window.choose("pain scores phase", "pre_procedure");
  CHECK(window.saved().score("nrs_avg7")->phase == ScorePhase::pre_procedure);
}

TEST_CASE("a total beyond the instrument's range is refused at its field", "[visit]") {
  ScoresWindow window;
  window.add("oswestry");
  window.type("score/odi/total", "101");
  window.press("save");
  window.settle();
  CHECK(window.visits().empty());
  CHECK(window.frame().messages().sentence().starts_with("Not saved"));
}

}  // namespace
}  // namespace psoas::ui
