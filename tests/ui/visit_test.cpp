#include <wx/msgdlg.h>
#include <wx/testing.h>
#include <wx/textdlg.h>

#include <algorithm>

#include "tests/ui/window_driver.h"
#include "ui/widget/find_field.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

const std::string average = "score/nrs_avg7/value";

// A window on the page of one patient, Ana Rivera, whose id is 1.
struct PatientWindow : WindowDriver {
  std::filesystem::path file;

  explicit PatientWindow(const std::function<void(Writing&)>& fill = [](Writing&) {}) {
    file = clinic([&](Writing& writing) {
      writing.patients().add(invented_patient("DEMO-0001", "Rivera", "Ana", "1971-08-02"));
      fill(writing);
    });
    open_window(file);
    settle();
    navigation().open_patient(PatientId{1});
    settle();
  }

  Navigation& navigation() { return frame().navigation(); }

  void begin_visit() {
    menu(MenuEntry::new_visit);
    settle();
  }

  void save() {
    press("save");
    settle();
  }

  template <class Question>
  auto stored(Question question) {
    return door->open(file, Access::read_only)->read(session, question);
  }
  std::vector<Visit> visits() {
    return stored([](Reading& reading) { return reading.visits().of_patient(PatientId{1}, true); });
  }
  std::vector<DraftLine> drafts() {
    return stored([](Reading& reading) { return reading.visits().drafts(); });
  }
  bool kept_soon() {
    return let_events_happen_until([this] { return !drafts().empty(); });
  }
};

Visit earlier_visit() {
  Visit visit;
  visit.uuid = "11111111-1111-4111-8111-111111111111";
  visit.patient = PatientId{1};
  visit.date = Date{date::year{2026} / 9 / 7};
  visit.clinician = "Osei";
  ScoreEntry pain;
  pain.instrument = "nrs_avg7";
  pain.items = {6};
  pain.total = 6;
  visit.scores = {pain};
  return visit;
}

void add_earlier_visit(Writing& writing) { writing.visits().add(earlier_visit()); }

TEST_CASE("a visit typed into the form is stored with what was typed", "[visit]") {
  PatientWindow window;
  window.begin_visit();
  window.type(average, "5");
  window.type("score/peg/pain", "5");
  window.type("score/peg/enjoyment", "5");
  window.type("score/peg/activity", "4");
  window.type("note", "walks an hour again");
  window.save();
  const std::vector<Visit> visits = window.visits();
  REQUIRE(visits.size() == 1);
  CHECK(visits[0].date == window.clock.today());
  CHECK(visits[0].score("nrs_avg7")->total == 5);
  CHECK(*visits[0].score("peg")->total == Approx(14.0 / 3));
  CHECK(visits[0].note == "walks an hour again");
}

TEST_CASE("a score that cannot be is refused at its field, and nothing is stored", "[visit]") {
  for (const char* typed : {"11", "-1", "7.5", "seven", "\xEF\xBC\x97"}) {
    PatientWindow window;
    window.begin_visit();
    window.type(average, typed);
    window.save();
    CHECK(window.visits().empty());
    CHECK(window.frame().messages().sentence().starts_with("Not saved"));
    CHECK(window.text(average) == typed);
  }
}

TEST_CASE("a visit dated tomorrow or on no day of the calendar is refused", "[visit]") {
  for (const char* typed : {"2026-10-06", "2026-02-30", "1971-08-01"}) {
    PatientWindow window;
    window.begin_visit();
    window.type("date", typed);
    window.save();
    CHECK(window.visits().empty());
  }
}

TEST_CASE("what is typed is a draft on the disk without a save", "[visit]") {
  PatientWindow window;
  window.begin_visit();
  window.type(average, "5");
  REQUIRE(window.kept_soon());
  CHECK(window.drafts()[0].mrn == "DEMO-0001");
  CHECK(window.visits().empty());
}

TEST_CASE("a draft is gone once its visit is stored", "[visit]") {
  PatientWindow window;
  window.begin_visit();
  window.type(average, "5");
  REQUIRE(window.kept_soon());
  window.save();
  CHECK(window.drafts().empty());
  CHECK(window.visits().size() == 1);
}

TEST_CASE("saving twice stores one visit", "[visit]") {
  PatientWindow window;
  window.begin_visit();
  window.type(average, "5");
  window.menu(MenuEntry::save);
  window.menu(MenuEntry::save);
  window.settle();
  CHECK(window.visits().size() == 1);
}

TEST_CASE("least pain above worst pain is asked once and kept as confirmed", "[visit]") {
  PatientWindow window;
  window.begin_visit();
  window.type("score/nrs_least7/value", "8");
  window.type("score/nrs_worst7/value", "3");
  window.save();
  CHECK(window.visits().empty());
  window.save();
  REQUIRE(window.visits().size() == 1);
  CHECK(window.visits()[0].confirmed.size() == 1);
}

TEST_CASE("findings and treatments are added by typing their names", "[visit]") {
  PatientWindow window;
  window.begin_visit();
  auto& finder = window.part<FindField>("add finding");
  finder.SetValue("stinch");
  REQUIRE(finder.take());
  window.choose("finding/exam_stinchfield/R/0/value", "present");
  auto& adder = window.part<FindField>("add treatment");
  adder.SetValue("physical ther");
  REQUIRE(adder.take());
  window.type("treatment/0/-/0/sessions_prescribed", "8");
  window.type("treatment/0/-/0/sessions_attended", "6");
  window.save();
  const std::vector<Visit> visits = window.visits();
  REQUIRE(visits.size() == 1);
  CHECK(visits[0].finding("exam_stinchfield", Side::right)->value.code == present);
  REQUIRE(visits[0].treatments.size() == 1);
  CHECK(*visits[0].treatments[0].parameter("sessions_attended")->number == 6);
}

TEST_CASE("an agent's concentration and volume are asked once the agent is chosen", "[visit]") {
  PatientWindow window;
  window.begin_visit();
  auto& adder = window.part<FindField>("add treatment");
  adder.SetValue("nerve block");
  REQUIRE(adder.take());
  CHECK_FALSE(window.part("treatment/0/agent/0/concentration_percent").IsShown());
  window.choose("treatment/0/agent/0/agent", "ropivacaine");
  CHECK(window.part("treatment/0/agent/0/concentration_percent").IsShown());
}

TEST_CASE("a correction needs a reason and keeps the old content", "[visit]") {
  PatientWindow window(add_earlier_visit);
  window.navigation().edit_visit({PatientId{1}, VisitId{1}, std::nullopt});
  window.settle();
  CHECK(window.text(average) == "6");
  window.type(average, "7");
  window.save();
  CHECK(window.visits()[0].revision == 1);
  CHECK(window.frame().messages().sentence().find("say why") != std::string::npos);
  window.type("reason", "misheard");
  window.save();
  CHECK(window.visits()[0].revision == 2);
  CHECK(window.visits()[0].score("nrs_avg7")->total == 7);
  const auto trail = window.stored([](Reading& reading) { return reading.clinic().audit_of("visit", 1); });
  CHECK(std::any_of(trail.begin(), trail.end(), [](const AuditEntry& entry) { return entry.reason == "misheard"; }));
}

TEST_CASE("a visit changed meanwhile is not written over: both versions are shown", "[visit]") {
  PatientWindow window(add_earlier_visit);
  window.navigation().edit_visit({PatientId{1}, VisitId{1}, std::nullopt});
  window.settle();
  window.door->open(window.file, Access::read_write)->write(window.session, [](Writing& writing) {
    Visit visit = writing.visits().get(VisitId{1});
    visit.note = "written elsewhere";
    writing.visits().correct(visit, "late note");
  });
  window.type(average, "7");
  window.type("reason", "misheard");
  window.save();
  CHECK(window.has("stale visit"));
  CHECK(window.visits()[0].note == "written elsewhere");
  CHECK(window.visits()[0].score("nrs_avg7")->total == 6);
}

TEST_CASE("a draft that another window has saved goes on as a correction of what was stored", "[visit]") {
  PatientWindow window;
  window.begin_visit();
  window.type(average, "7");
  REQUIRE(window.kept_soon());
  const DraftId begun = window.drafts()[0].id;
  window.door->open(window.file, Access::read_write)->write(window.session, [&](Writing& writing) {
    Visit visit = earlier_visit();
    visit.uuid = writing.visits().draft(begun)->uuid;
    visit.date = Date{date::year{2026} / 10 / 5};
    writing.visits().add(visit);
  });
  window.save();
  CHECK(window.has("stale visit"));
  REQUIRE(window.visits().size() == 1);
  CHECK(window.visits()[0].score("nrs_avg7")->total == 6);
  CHECK(window.text(average) == "7");
  window.press("go on with mine");
  window.settle();
  CHECK(window.text(average) == "7");
  window.type("reason", "the later answer");
  window.save();
  REQUIRE(window.visits().size() == 1);
  CHECK(window.visits()[0].revision == 2);
  CHECK(window.visits()[0].score("nrs_avg7")->total == 7);
  CHECK(window.drafts().empty());
}

TEST_CASE("voiding asks for a reason and keeps the visit", "[visit]") {
  PatientWindow window(add_earlier_visit);
  window.navigation().edit_visit({PatientId{1}, VisitId{1}, std::nullopt});
  window.settle();
  struct GiveReason : wxExpectModalBase<wxTextEntryDialog> {
    int OnInvoked(wxTextEntryDialog* dialog) const override {
      dialog->SetValue("wrong patient");
      return wxID_OK;
    }
  };
  wxTEST_DIALOG(window.press("void visit"), GiveReason());
  window.settle();
  REQUIRE(window.visits().size() == 1);
  CHECK(window.visits()[0].void_reason == "wrong patient");
}

TEST_CASE("leaving a typed visit asks, and keeping the draft loses nothing", "[visit]") {
  PatientWindow window;
  window.begin_visit();
  window.type(average, "5");
  wxTEST_DIALOG(window.navigation().open_patients(); window.settle(), wxExpectModal<wxMessageDialog>(wxNO));
  CHECK(window.kept_soon());
  CHECK(window.visits().empty());
}

TEST_CASE("the last parameters of a treatment are offered, but not what belongs to its day", "[visit]") {
  PatientWindow window([](Writing& writing) {
    Visit visit = earlier_visit();
    Treatment therapy;
    therapy.code = "tx_pt";
    therapy.date = visit.date;
    therapy.parameters = {{"", 0, "sessions_prescribed", {8, {}, {}, {}}},
                          {"", 0, "sessions_attended", {6, {}, {}, {}}}};
    visit.treatments = {therapy};
    writing.visits().add(visit);
  });
  window.begin_visit();
  auto& adder = window.part<FindField>("add treatment");
  adder.SetValue("physical ther");
  REQUIRE(adder.take());
  CHECK(window.text("treatment/0/-/0/sessions_prescribed") == "8");
  CHECK(window.text("treatment/0/-/0/sessions_attended").empty());
}

TEST_CASE("the patient's page lists the visit and follows a change at once", "[visit]") {
  PatientWindow window(add_earlier_visit);
  REQUIRE(window.rows("visits of the patient").size() == 1);
  CHECK(window.rows("visits of the patient")[0].starts_with("2026-09-07 | Follow-up | 6"));
  window.begin_visit();
  window.type(average, "5");
  window.press("save and close");
  window.settle();
  CHECK(window.rows("visits of the patient").size() == 2);
}

}  // namespace
}  // namespace psoas::ui
