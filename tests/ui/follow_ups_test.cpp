#include <wx/checkbox.h>
#include <wx/notebook.h>

#include "tests/ui/window_driver.h"
#include "ui/followup/codes_button.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

Date day(int year, unsigned month, unsigned of_month) {
  return Date{date::year{year}, date::month{month}, date::day{of_month}};
}

Visit procedure(PatientId patient, Date on) {
  Visit visit;
  visit.patient = patient;
  visit.date = on;
  visit.kind = "procedure";
  visit.clinician = "Osei";
  Treatment ablation;
  ablation.code = "tx_rfa";
  ablation.side = Side::right;
  ablation.date = on;
  ablation.is_index = true;
  ablation.same_target_key = "tx_rfa/medial_branch/L3-L5/R";
  visit.treatments = {ablation};
  return visit;
}

// It is 2026-10-05. Ana's 1-month review is due today; Ben's 1-month review is overdue since 2026-09-28.
struct ChaseWindow : WindowDriver {
  std::filesystem::path file;

  ChaseWindow() {
    file = clinic([](Writing& writing) {
      Patient ana = invented_patient("DEMO-0001", "Rivera", "Ana", "1971-08-02");
      ana.phone = "555-0142";
      const PatientId first = writing.patients().add(ana);
      const PatientId second = writing.patients().add(invented_patient("DEMO-0002", "Okafor", "Ben", "1962-01-05"));
      writing.visits().add(procedure(first, day(2026, 9, 5)));
      writing.visits().add(procedure(second, day(2026, 8, 29)));
    });
    open_window(file);
    settle();
    menu(MenuEntry::follow_ups);
    settle();
  }

  void show(const char* list) {
    press(std::string("list ") + list);
    settle();
  }
  std::vector<std::string> listed() { return rows("Follow-ups"); }
  std::string label(const std::string& button) { return from_wx(part(button).GetLabel()); }

  template <class Question>
  auto stored(Question question) {
    return door->open(file, Access::read_only)->read(session, question);
  }
  std::vector<Visit> visits_of(std::int64_t patient) {
    return stored([&](Reading& reading) { return reading.visits().of_patient(PatientId{patient}); });
  }
};

TEST_CASE("the chase list says who is due, with number, since when and what next", "[follow_ups]") {
  ChaseWindow window;
  REQUIRE(window.listed().size() == 1);
  CHECK(window.listed()[0].find("Okafor, Ben | DEMO-0002 |  | 1-month review after RFA R 2026-08-29 | overdue"
                                " 2026-09-28 ± 14 d, 7 days ago | book a visit") == 0);
  window.show("due");
  REQUIRE(window.listed().size() == 1);
  CHECK(window.listed()[0].find("Rivera, Ana | DEMO-0001 | 555-0142") == 0);
  CHECK(window.label("list due").find("1") != std::string::npos);
}

TEST_CASE("a phone follow-up with pain and PEG is stored by a dozen keys", "[follow_ups]") {
  ChaseWindow window;
  window.show("due");
  int keys = 0;
  window.key("Follow-ups", 'P');
  ++keys;
  const std::vector<std::pair<const char*, const char*>> answers{{"score/nrs_avg7/value", "3"},
                                                                 {"score/peg/pain", "4"},
                                                                 {"score/peg/enjoyment", "3"},
                                                                 {"score/peg/activity", "2"}};
  for (const auto& [field, answer] : answers) {
    window.type(field, answer);
    keys += 2;  // the digit, and Tab to the next
  }
  window.key("score/peg/activity", WXK_RETURN);  // in place of the last Tab
  CHECK(keys <= 12);
  const std::vector<Visit> visits = window.visits_of(1);
  REQUIRE(visits.size() == 2);
  CHECK(visits[0].kind == "phone");
  CHECK(visits[0].date == window.clock.today());
  CHECK(visits[0].score("nrs_avg7")->total == 3);
  CHECK(visits[0].score("peg")->total == 3);
  CHECK(window.listed().empty());
  window.show("done");
  REQUIRE(window.listed().size() == 1);
  CHECK(window.listed()[0].find("done 2026-10-05 |  | 1: reached 2026-10-05") != std::string::npos);
}

TEST_CASE("an answer that cannot be is refused at its field and nothing is stored", "[follow_ups]") {
  ChaseWindow window;
  window.press("phone follow-up");
  window.type("score/nrs_avg7/value", "11");
  window.press("store phone follow-up");
  CHECK(window.note_under("score/nrs_avg7/value").find("0 to 10") != std::string::npos);
  CHECK(window.visits_of(2).size() == 1);
  window.type("score/nrs_avg7/value", "");
  window.press("store phone follow-up");
  CHECK(window.visits_of(2).size() == 1);
  CHECK(window.frame().messages().sentence().find("at least one answer") != std::string::npos);
}

TEST_CASE("an attempt is logged with its outcome and the day to try again", "[follow_ups]") {
  ChaseWindow window;
  window.key("Follow-ups", 'A');
  window.choose("attempt outcome", "left_message");
  window.type("attempt note", "asked for a call back");
  window.type("attempt next", "2026-10-04");
  window.press("log attempt now");
  CHECK(window.note_under("attempt next").find("passed") != std::string::npos);
  window.type("attempt next", "2026-10-07");
  window.key("attempt next", WXK_RETURN);
  REQUIRE(window.listed().size() == 1);
  CHECK(window.listed()[0].find("call again 2026-10-07 | 1: left a message 2026-10-05") != std::string::npos);
}

TEST_CASE("a follow-up is given up with a reason only, and can be taken up again", "[follow_ups]") {
  ChaseWindow window;
  window.key("Follow-ups", 'G');
  window.press("give up now");
  CHECK(window.note_under("give up reason").starts_with("✗"));
  CHECK(window.listed().size() == 1);
  window.type("give up reason", "moved abroad");
  window.key("give up reason", WXK_RETURN);
  CHECK(window.listed().empty());
  window.show("lost");
  REQUIRE(window.listed().size() == 1);
  CHECK(window.listed()[0].find("given up: moved abroad") != std::string::npos);
  window.key("Follow-ups", 'K');
  CHECK(window.listed().empty());
  window.show("overdue");
  CHECK(window.listed().size() == 1);
}

TEST_CASE("giving up the later ones too leaves nothing of that treatment to wait for", "[follow_ups]") {
  ChaseWindow window;
  window.key("Follow-ups", 'G');
  window.part<wxCheckBox>("give up later ones").SetValue(true);
  window.type("give up reason", "wishes no further calls");
  window.key("give up reason", WXK_RETURN);
  window.show("lost");
  CHECK(window.listed().size() == 5);
}

TEST_CASE("Esc closes a form and leaves the page where it is", "[follow_ups]") {
  ChaseWindow window;
  window.key("Follow-ups", 'A');
  CHECK(window.part("attempt form").IsShown());
  window.key("attempt note", WXK_ESCAPE);
  CHECK_FALSE(window.part("attempt form").IsShown());
  CHECK(window.has("Follow-ups"));
}

TEST_CASE("the count beside Follow-ups follows what is done and the calendar", "[follow_ups]") {
  ChaseWindow window;
  CHECK(window.label("page Follow-ups") == "Follow-ups  2");
  window.press("phone follow-up");
  window.type("score/nrs_avg7/value", "3");
  window.press("store phone follow-up");
  CHECK(window.label("page Follow-ups") == "Follow-ups  1");
  window.clock.set(parse_moment("2026-10-20T09:00:00.000Z"));  // Ana's window closed yesterday
  window.frame().counts().look_at_clock();
  window.settle();
  CHECK(window.label("page Follow-ups") == "Follow-ups");
  window.show("lost");
  CHECK(window.listed().size() == 1);
}

TEST_CASE("completeness shows numerator and denominator by clinician and protocol", "[follow_ups]") {
  ChaseWindow window;
  window.press("phone follow-up");
  window.type("score/nrs_avg7/value", "3");
  window.press("store phone follow-up");
  window.clock.set(parse_moment("2026-10-20T09:00:00.000Z"));
  window.press("completeness");
  CHECK(window.rows("By clinician") == std::vector<std::string>{"Osei | 1 | 2 | 50 %"});
  CHECK(window.rows("By protocol") == std::vector<std::string>{"After radiofrequency ablation | 1 | 2 | 50 %"});
}

TEST_CASE("filters narrow the list to a clinician and a protocol", "[follow_ups]") {
  ChaseWindow window;
  window.choose("follow-up clinician", "Osei");
  CHECK(window.listed().size() == 1);
  window.choose("follow-up protocol", "fu_block");
  CHECK(window.listed().empty());
}

TEST_CASE("the patient's tab shows what is planned and how it stands", "[follow_ups]") {
  ChaseWindow window;
  window.frame().navigation().open_patient(PatientId{1});
  window.settle();
  auto& tabs = window.part<wxNotebook>("patient tabs");
  for (std::size_t page = 0; page < tabs.GetPageCount(); ++page)
    if (tabs.GetPageText(page) == "Follow-ups") tabs.SetSelection(page);
  window.settle();
  const std::vector<std::string> rows = window.rows("follow-ups of the patient");
  REQUIRE(rows.size() == 5);
  CHECK(rows[0].find("1-month review after RFA R 2026-09-05 | due 2026-10-05 ± 14 d, today | book a visit") == 0);
  CHECK(rows[1].find("planned 2026-12-05 ± 30 d") != std::string::npos);
}

TEST_CASE("the foot of the visit editor says what the visit fulfils", "[follow_ups]") {
  ChaseWindow window;
  window.frame().navigation().edit_visit({PatientId{1}, std::nullopt, std::nullopt});
  window.settle();
  const auto foot = [&] { return from_wx(window.part<wxStaticText>("follow-up outlook").GetLabelText()); };
  CHECK(foot() ==
        "Next: 1-month review after RFA R 2026-09-05, due 2026-10-05 ± 14 d → a score at this visit"
        " fulfils it");
  window.type("score/nrs_avg7/value", "4");
  CHECK(foot() == "Next: 1-month review after RFA R 2026-09-05, due 2026-10-05 ± 14 d → this visit fulfils it");
  window.type("date", "2026-09-10");
  CHECK(foot() == "Next: 1-month review after RFA R 2026-09-05, due 2026-10-05 ± 14 d");
}

TEST_CASE("Today lists visits, drafts, follow-ups and visits without a score, each with its count", "[follow_ups]") {
  ChaseWindow window;
  window.menu(MenuEntry::today);
  window.settle();
  CHECK(window.rows("Follow-ups due").size() == 2);
  CHECK(window.rows("Visits without a score, last 30 days") ==
        std::vector<std::string>{"Rivera, Ana | DEMO-0001 | 2026-09-05 | Procedure | Osei"});
  CHECK(window.rows("Visits of today").empty());
  CHECK(window.label("page Today") == "Today  1");
}

TEST_CASE("a protocol is changed with a reason, and what is open is planned anew", "[follow_ups]") {
  ChaseWindow window;
  window.press("protocols");
  CHECK(window.rows("Follow-up protocols").at(0).find("After radiofrequency ablation | RFA | 30 ± 14, 91 ± 30") == 0);
  window.type("step 0 day", "33");
  window.press("save protocol");  // the reason is missing
  CHECK(window.note_under("protocol reason").starts_with("✗"));
  window.type("protocol reason", "patients come later");
  window.press("save protocol");
  CHECK(window.rows("Follow-up protocols").at(0).find("33 ± 14") != std::string::npos);
  window.press("back to follow-ups");
  window.show("due");
  REQUIRE(window.listed().size() == 1);
  CHECK(window.listed()[0].find("due 2026-10-08 ± 14 d") != std::string::npos);
}

TEST_CASE("windows that overlap are refused at the later one", "[follow_ups]") {
  ChaseWindow window;
  window.press("protocols");
  window.type("step 1 before", "60");
  window.type("protocol reason", "to see what happens");
  window.press("save protocol");
  CHECK(window.frame().messages().sentence().starts_with("Not saved"));
  CHECK(window.stored([](Reading& reading) { return reading.clinic().own_catalogue().protocols.size(); }) == 0);
}

TEST_CASE("a clinic adds a protocol of its own and retires it", "[follow_ups]") {
  ChaseWindow window;
  window.press("protocols");
  window.press("new protocol");
  window.type("protocol label", "After advice");
  window.part<CodesButton>("protocol treatments").toggle("tx_selfcare");
  window.type("protocol reason", "advice is to be followed too");
  window.press("save protocol");
  const auto own = window.stored([](Reading& reading) { return reading.clinic().own_catalogue().protocols; });
  REQUIRE(own.size() == 1);
  CHECK(own[0].code == "x_after_advice");
  window.type("protocol reason", "no longer done");
  window.press("retire protocol");
  CHECK(window.stored([](Reading& reading) { return reading.clinic().own_catalogue().protocols; })[0].retired_on ==
        window.clock.today());
}

}  // namespace
}  // namespace psoas::ui
