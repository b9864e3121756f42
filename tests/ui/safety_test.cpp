#include <wx/dialog.h>
#include <wx/notebook.h>
#include <wx/stattext.h>

#include "domain/store/health.h"
#include "domain/store/red_flags.h"
#include "tests/ui/window_driver.h"
#include "ui/visit/treatment_section.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

const PatientId ana{1};

Visit stiff_visit() {
  Visit visit;
  visit.uuid = "11111111-1111-4111-8111-111111111111";
  visit.patient = ana;
  visit.date = Date{date::year{2026} / 9 / 7};
  visit.clinician = "Osei";
  FindingEntry stiffness;
  stiffness.code = "sym_morning_stiffness_min";
  stiffness.value.number = 45;
  visit.findings = {stiffness};
  return visit;
}

// A window on the page of one patient, Ana Rivera, with a red flag if asked for.
struct SafetyWindow : WindowDriver {
  std::filesystem::path file;

  explicit SafetyWindow(bool flagged = false) {
    file = clinic([&](Writing& writing) {
      writing.patients().add(invented_patient("DEMO-0001", "Rivera", "Ana", "1971-08-02"));
      if (flagged) writing.visits().add(stiff_visit());
    });
    open_window(file);
    settle();
    navigation().open_patient(ana);
    settle();
  }

  Navigation& navigation() { return frame().navigation(); }

  void open_tab(const std::string& label) {
    auto& tabs = part<wxNotebook>("patient tabs");
    for (size_t page = 0; page < tabs.GetPageCount(); ++page)
      if (from_wx(tabs.GetPageText(page)) == label) tabs.SetSelection(page);
    settle();
  }

  std::string pill() { return from_wx(part<wxButton>("red flags").GetLabelText()); }
  bool flagged() { return part("red flag banner").IsShown(); }

  std::vector<RedFlag> flags() {
    return door->open(file, Access::read_only)->read(session, [](Reading& reading) {
      return reading.red_flags().of_patient(ana);
    });
  }
  HealthRecord health() {
    return door->open(file, Access::read_only)->read(session, [](Reading& reading) {
      return reading.health().of_patient(ana);
    });
  }
};

TEST_CASE("an open red flag stands beside the name on every screen of the patient", "[safety]") {
  SafetyWindow window(true);
  const std::string words = "⚠ 1 red flag: morning stiffness ≥ 30 min";
  CHECK(window.flagged());
  CHECK(window.pill() == words);
  window.navigation().edit_patient(ana);
  window.settle();
  CHECK(window.flagged());
  CHECK(window.pill() == words);
  window.navigation().edit_visit({ana, std::nullopt, std::nullopt});
  window.settle();
  CHECK(window.flagged());
  CHECK(window.pill() == words);
}

TEST_CASE("a red flag leaves MRN, age, sex and birth date their room in a narrow window", "[safety]") {
  SafetyWindow window(true);
  window.frame().SetSize(window.frame().GetMinSize());
  window.settle();
  const wxWindow& particulars = window.part("particulars");
  CHECK(particulars.GetSize().x >= particulars.GetTextExtent(to_wx("MRN DEMO-0001 · 55 F · b. 1971-08-02")).x);
}

TEST_CASE("a patient without red flags has no banner", "[safety]") {
  SafetyWindow window;
  CHECK_FALSE(window.flagged());
}

TEST_CASE("a flag is acknowledged with the action taken, then resolved with a reason", "[safety]") {
  SafetyWindow window(true);
  window.open_tab("Red flags");
  window.press("acknowledge rf_inflammatory");
  CHECK(window.flags()[0].state() == RedFlagState::open);
  window.type("action rf_inflammatory", "rheumatology asked");
  window.press("acknowledge rf_inflammatory");
  REQUIRE(window.flags()[0].acknowledged);
  CHECK(window.flags()[0].acknowledged->words == "rheumatology asked");
  CHECK(window.flags()[0].acknowledged->by == "osei");
  CHECK_FALSE(window.flagged());
  window.type("reason rf_inflammatory", "no spondyloarthritis");
  window.key("reason rf_inflammatory", WXK_RETURN);
  REQUIRE(window.flags()[0].resolved);
  CHECK_FALSE(window.has("resolve rf_inflammatory"));
}

TEST_CASE("pressing the banner opens the list, where a flag can be acknowledged", "[safety]") {
  SafetyWindow window(true);
  window.navigation().edit_visit({ana, std::nullopt, std::nullopt});
  window.settle();
  const auto shown = [] { return wxWindow::FindWindowByName("red flags dialog"); };
  bool acted = false;
  int tries = 0;
  std::function<void()> act = [&] {
    auto* dialog = dynamic_cast<wxDialog*>(shown());
    auto* action = dialog ? wxWindow::FindWindowByName("action rf_inflammatory", dialog) : nullptr;
    if (!acted && action) {
      acted = true;
      dynamic_cast<wxTextCtrl*>(action)->SetValue("x-ray asked");
      wxWindow* button = wxWindow::FindWindowByName("acknowledge rf_inflammatory", dialog);
      wxCommandEvent event(wxEVT_BUTTON, button->GetId());
      event.SetEventObject(button);
      button->ProcessWindowEvent(event);
    } else if (acted && dialog && wxWindow::FindWindowByName("resolve rf_inflammatory", dialog)) {
      dialog->EndModal(wxID_CANCEL);
      return;
    } else if (dialog && ++tries > 400) {
      dialog->EndModal(wxID_CANCEL);
      return;
    }
    wxMilliSleep(5);
    window.frame().CallAfter(act);
  };
  window.frame().CallAfter(act);
  window.press("red flags");
  REQUIRE(acted);
  CHECK(window.flags()[0].acknowledged->words == "x-ray asked");
  CHECK_FALSE(window.flagged());
}

TEST_CASE("one press answers the whole checklist absent, and what is present raises its flag", "[safety]") {
  SafetyWindow window;
  window.navigation().edit_visit({ana, std::nullopt, std::nullopt});
  window.settle();
  const auto so_far = [&] { return from_wx(window.part<wxStaticText>("red flags so far").GetLabelText()); };
  CHECK(so_far() == "No red flags asked at this visit.");
  window.press("ask each red flag");
  window.choose("finding/rf_cancer/-/0/value", "present");
  window.press("all red flags absent");
  CHECK(so_far() == "11 asked: 1 present (Cancer).");
  window.press("save");
  const std::vector<RedFlag> flags = window.flags();
  REQUIRE(flags.size() == 1);
  CHECK(flags[0].code == "rf_cancer");
  CHECK(window.pill() == "⚠ 1 red flag: signs of cancer");
  CHECK(so_far() == "11 asked: 1 present (Cancer).");
}

TEST_CASE("a checklist nobody touched stores no answer", "[safety]") {
  SafetyWindow window;
  window.navigation().edit_visit({ana, std::nullopt, std::nullopt});
  window.settle();
  window.type("score/nrs_avg7/value", "5");
  window.press("save");
  const auto visits = window.door->open(window.file, Access::read_only)->read(window.session, [](Reading& reading) {
    return reading.visits().of_patient(ana);
  });
  REQUIRE(visits.size() == 1);
  CHECK(visits[0].findings.empty());
}

TEST_CASE("health facts are typed in their tab and stored", "[safety]") {
  SafetyWindow window;
  window.open_tab("Health");
  window.choose("anticoagulant/value", "present");
  window.type("anticoagulant/detail", "apixaban");
  window.type("weight_kg/value", "82");
  window.type("height_cm/value", "178");
  window.press("save health");
  const HealthRecord health = window.health();
  CHECK(health.state("anticoagulant", window.clock.today()) == present);
  CHECK(health.fact("anticoagulant")->detail == "apixaban");
  CHECK(health.fact("anticoagulant")->assessed_on == window.clock.today());
  CHECK(*health.bmi() == Approx(25.88).epsilon(0.01));
  CHECK(health.state("diabetes", window.clock.today()) == not_assessed);
}

TEST_CASE("a health fact that cannot be is refused at its field, and nothing is stored", "[safety]") {
  SafetyWindow window;
  window.open_tab("Health");
  window.type("inr/value", "25");
  window.press("save health");
  CHECK(window.health().revision == 0);
  CHECK(window.text("inr/value") == "25");
  CHECK(window.frame().messages().sentence().starts_with("Nothing was saved"));
}

TEST_CASE("the conditions not answered yet become absent by one press", "[safety]") {
  SafetyWindow window;
  window.open_tab("Health");
  window.choose("diabetes/value", "present");
  window.press("all others absent");
  window.press("save health");
  CHECK(window.health().state("diabetes", window.clock.today()) == present);
  CHECK(window.health().state("active_implant", window.clock.today()) == absent);
  CHECK_FALSE(window.health().number("weight_kg"));
}

TEST_CASE("facts somebody else changed meanwhile are read, and what was typed stands over them", "[safety]") {
  SafetyWindow window;
  window.open_tab("Health");
  window.type("weight_kg/value", "82");
  window.door->open(window.file, Access::read_write)->write(window.session, [](Writing& writing) {
    HealthRecord theirs;
    theirs.patient = ana;
    HealthFact fact;
    fact.code = "diabetes";
    fact.value.code = present;
    fact.assessed_on = Date{date::year{2026} / 10 / 5};
    theirs.facts = {fact};
    writing.health().record(theirs, "");
  });
  window.press("save health");
  CHECK(window.text("weight_kg/value") == "82");
  window.press("save health");
  CHECK(window.health().number("weight_kg") == 82);
  CHECK(window.health().state("diabetes", window.clock.today()) == present);
}

// With a pacemaker on record, a radiofrequency ablation typed into a new visit.
struct WarnedWindow : SafetyWindow {
  const std::string implant = "treatment/0/warning/implant_energy";
  const std::string block = "treatment/0/warning/ablation_without_block";

  WarnedWindow() {
    door->open(file, Access::read_write)->write(session, [](Writing& writing) {
      HealthRecord health;
      health.patient = ana;
      HealthFact fact;
      fact.code = "active_implant";
      fact.value.code = present;
      fact.which = {"pacemaker"};
      fact.assessed_on = Date{date::year{2026} / 9 / 7};
      health.facts = {fact};
      writing.health().record(health, "");
    });
    navigation().edit_visit({ana, std::nullopt, std::nullopt});
    settle();
    part<TreatmentSection>("treatments").add("tx_rfa");
    settle();
    choose("treatment/0/side", "R");
    choose("treatment/0/-/0/target", "medial_branch");
    choose("treatment/0/level/0/level", "L4");
    choose("treatment/0/-/0/mode", "conventional");
  }

  std::vector<Visit> visits() {
    return door->open(file, Access::read_only)->read(session, [](Reading& reading) {
      return reading.visits().of_patient(ana);
    });
  }
};

TEST_CASE("a warning wants a reason before the visit is saved, which is kept with the treatment", "[safety]") {
  WarnedWindow window;
  REQUIRE(window.has(window.implant));
  window.press("save");
  CHECK(window.visits().empty());
  window.type(window.implant, "cleared by cardiology");
  window.type(window.block, "blocks done elsewhere");
  window.press("save");
  INFO(window.frame().messages().sentence());
  REQUIRE(window.visits().size() == 1);
  const std::vector<WarningOverride> kept = window.visits()[0].treatments.at(0).overrides;
  REQUIRE(kept.size() == 2);
  CHECK(kept[1].rule == "implant_energy");
  CHECK(kept[1].reason == "cleared by cardiology");
  CHECK(kept[1].by == "osei");
  REQUIRE_FALSE(kept[1].facts.empty());
  CHECK(kept[1].facts.back().text == "present (pacemaker)");
}

TEST_CASE("a warning overridden once is not asked about again when the visit is corrected", "[safety]") {
  WarnedWindow window;
  window.type(window.implant, "cleared by cardiology");
  window.type(window.block, "blocks done elsewhere");
  window.press("save");
  window.type("score/nrs_avg7/value", "5");
  window.type("reason", "score forgotten");
  window.press("save");
  REQUIRE(window.visits().size() == 1);
  CHECK(window.visits()[0].revision == 2);
  CHECK(window.visits()[0].treatments.at(0).overrides.size() == 2);
}

TEST_CASE("a warning answered on facts that were changed meanwhile is asked about again before anything is stored",
          "[safety]") {
  WarnedWindow window;
  window.type(window.implant, "cleared by cardiology");
  window.type(window.block, "blocks done elsewhere");
  window.door->open(window.file, Access::read_write)->write(window.session, [](Writing& writing) {
    HealthRecord theirs = writing.health().of_patient(ana);
    theirs.facts.at(0).which = {"icd"};
    writing.health().record(theirs, "");
  });
  window.press("save");
  CHECK(window.visits().empty());
  CHECK(window.frame().messages().sentence().find("changed meanwhile") != std::string::npos);
  CHECK(window.text(window.implant).empty());
  CHECK(window.text(window.block) == "blocks done elsewhere");
  window.type(window.implant, "magnet at hand");
  window.press("save");
  REQUIRE(window.visits().size() == 1);
  const std::vector<WarningOverride> kept = window.visits()[0].treatments.at(0).overrides;
  REQUIRE(kept.size() == 2);
  CHECK(kept[1].facts.back().text == "present (ICD)");
}

TEST_CASE("a warning goes when what it warns of goes", "[safety]") {
  WarnedWindow window;
  window.choose("treatment/0/status", "cancelled");
  CHECK_FALSE(window.has(window.implant));
  window.choose("treatment/0/status", "planned");
  CHECK(window.has(window.implant));
}

}  // namespace
}  // namespace psoas::ui
