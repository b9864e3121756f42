#include <fstream>

#include <wx/notebook.h>

#include "tests/ui/window_driver.h"
#include "ui/patient/patient_tab.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/find_field.h"
#include "ui/widget/table.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

// A window on the page of one patient, Ana Rivera, whose id is 1.
struct PatientWindow : WindowDriver {
  std::filesystem::path file;

  explicit PatientWindow(const std::function<void(Writing&)>& fill = [](Writing&) {}) {
    file = clinic([&](Writing& writing) {
      writing.patients().add(invented_patient("DEMO-0001", "Rivera", "Ana", "1971-08-02"));
      fill(writing);
    });
    open_window(file);
    frame().navigation().open_patient(PatientId{1});
    settle();
  }

  void go_to_tab(const std::string& label) {
    auto& tabs = part<wxNotebook>("patient tabs");
    for (std::size_t page = 0; page < tabs.GetPageCount(); ++page)
      if (tabs.GetPageText(page) == to_wx(label)) tabs.SetSelection(page);
    settle();
  }

  template <class Question>
  auto stored(Question question) {
    return door->open(file, Access::read_only)->read(session, question);
  }
  std::vector<Episode> episodes() {
    return stored([](Reading& reading) { return reading.patients().episodes(PatientId{1}); });
  }
};

Date day(int year, unsigned month, unsigned of_month) {
  return Date{date::year{year}, date::month{month}, date::day{of_month}};
}

void add_episode(Writing& writing) {
  Episode episode;
  episode.patient = PatientId{1};
  episode.label = "right psoas";
  episode.opened_on = day(2026, 1, 5);
  episode.diagnoses = {{"dx_iliopsoas_tendinopathy",
                        "M76.11",
                        "Psoas tendinitis, right hip",
                        Side::right,
                        Certainty::probable,
                        true,
                        {},
                        {}}};
  const EpisodeId id = writing.patients().add_episode(episode);
  Visit visit;
  visit.uuid = "11111111-1111-4111-8111-111111111111";
  visit.patient = PatientId{1};
  visit.episode = id;
  visit.date = day(2026, 9, 7);
  FindingEntry sitting;
  sitting.code = "risk_prolonged_sitting";
  sitting.value.code = present;
  Value hours;
  hours.number = 9;
  sitting.qualifiers = {{"", 0, "hours", hours}};
  visit.findings = {sitting};
  writing.visits().add(visit);
}

TEST_CASE("an episode typed by keyboard is stored with its diagnosis and stands in the header", "[episodes]") {
  PatientWindow window;
  window.go_to_tab("Episodes");
  window.press("new episode");
  window.type("label", "right psoas");
  window.type("onset", "2025-03");
  window.choose("pain_course", "constant");
  window.choose("mech_psoas_traction", "present");
  window.type("condition 0", "tendinop");
  window.key("condition 0", WXK_RETURN);
  CHECK(window.text("condition 0") == "Iliopsoas tendinopathy");
  window.key("code 0", WXK_DOWN);
  CHECK(window.part<FindField>("code 0").offered().size() == 3);
  window.key("code 0", WXK_RETURN);
  CHECK(window.text("code 0").substr(0, 6) == "M76.11");
  window.press("save");
  const std::vector<Episode> episodes = window.episodes();
  REQUIRE(episodes.size() == 1);
  CHECK(episodes[0].label == "right psoas");
  CHECK(episodes[0].opened_on == day(2026, 10, 5));
  CHECK(episodes[0].onset == day(2025, 3, 1));
  CHECK(episodes[0].hypotheses[0] == present);
  REQUIRE(episodes[0].diagnoses.size() == 1);
  CHECK(episodes[0].diagnoses[0].condition == "dx_iliopsoas_tendinopathy");
  CHECK(episodes[0].diagnoses[0].code == "M76.11");
  CHECK(episodes[0].diagnoses[0].side == Side::right);
}

TEST_CASE("a diagnosis found by its code brings its condition and side", "[episodes]") {
  PatientWindow window;
  window.go_to_tab("Episodes");
  window.press("new episode");
  window.type("code 0", "m7612");
  window.key("code 0", WXK_RETURN);
  CHECK(window.text("condition 0") == "Iliopsoas tendinopathy");
  CHECK(window.part<ChoiceField>("side 0").code() == "L");
}

TEST_CASE("all that is wrong with an episode is said at once, and nothing is stored", "[episodes]") {
  PatientWindow window;
  window.go_to_tab("Episodes");
  window.press("new episode");
  window.type("onset", "2027");
  window.type("opened_on", "2026-02-30");
  window.type("condition 0", "Iliopsoas tendinopathy");
  window.key("condition 0", WXK_RETURN);
  window.press("save");
  for (const char* field : {"label", "onset", "opened_on"}) {
    INFO(field);
    CHECK(window.note_under(field).substr(0, 3) == "✗");
  }
  CHECK(window.note_under("remove diagnosis 0").find("ide") != std::string::npos);
  CHECK(window.episodes().empty());
}

TEST_CASE("a code that is no longer valid is asked about with its days, and kept when that is meant", "[episodes]") {
  PatientWindow window;
  window.go_to_tab("Episodes");
  window.press("new episode");
  window.type("label", "low back");
  window.type("code 0", "M54.5");
  window.settle();
  window.press("save");
  CHECK(window.note_under("remove diagnosis 0").find("2021-09-30") != std::string::npos);
  CHECK(window.episodes().empty());
  window.press("save");
  REQUIRE(window.episodes().size() == 1);
  CHECK(window.episodes()[0].diagnoses.at(0).code_label == "Low back pain");
}

TEST_CASE("the tab shows an episode with its diagnosis, risk factors, visits, open ones first", "[episodes]") {
  PatientWindow window([](Writing& writing) {
    Episode old;
    old.patient = PatientId{1};
    old.label = "left hip";
    old.opened_on = day(2026, 2, 1);
    old.closed_on = day(2026, 3, 1);
    old.closing_reason = "resolved";
    writing.patients().add_episode(old);
    add_episode(writing);
  });
  window.go_to_tab("Episodes");
  CHECK(window.rows("episodes") ==
        std::vector<std::string>{
            "open | right psoas |  | 2026-01-05 |  | 1 | Iliopsoas tendinopathy, right · M76.11 · probable",
            "closed | left hip |  | 2026-02-01 | 2026-03-01, resolved | 0 | "});
  CHECK(window.rows("visits of the episode").size() == 1);
  window.part<Table>("episodes").choose(1);
  window.settle();
}

TEST_CASE("an episode is closed with a reason and opened again", "[episodes]") {
  PatientWindow window(add_episode);
  window.go_to_tab("Episodes");
  window.press("close episode");
  CHECK(window.text("closed_on") == "2026-10-05");
  window.press("save");
  CHECK(window.note_under("closing_reason").substr(0, 3) == "✗");
  window.choose("closing_reason", "resolved");
  window.press("save");
  CHECK(window.episodes().at(0).closed_on == day(2026, 10, 5));
  CHECK(window.episodes().at(0).closing_reason == "resolved");
  window.go_to_tab("Episodes");
  window.press("reopen episode");
  CHECK_FALSE(window.episodes().at(0).closed_on);
  CHECK(window.episodes().at(0).revision == 3);
}

TEST_CASE("changing what was said of an episode wants a reason", "[episodes]") {
  PatientWindow window(add_episode);
  window.go_to_tab("Episodes");
  window.press("edit episode");
  window.type("label", "left psoas");
  window.press("save");
  CHECK(window.note_under("reason").substr(0, 3) == "✗");
  window.type("reason", "wrong side");
  window.press("save");
  CHECK(window.episodes().at(0).label == "left psoas");
  CHECK(window.episodes().at(0).diagnoses.size() == 1);
}

TEST_CASE("an episode changed meanwhile is shown beside what was typed", "[episodes]") {
  PatientWindow window(add_episode);
  window.go_to_tab("Episodes");
  window.press("edit episode");
  window.type("note", "sits all day");
  window.door->open(window.file, Access::read_write)->write(window.session, [](Writing& writing) {
    Episode episode = writing.patients().episodes(PatientId{1}).at(0);
    episode.label = "right psoas, chronic";
    writing.patients().correct_episode(episode, "more exact");
  });
  window.press("save");
  CHECK(window.note_under("label").find("right psoas, chronic") != std::string::npos);
  CHECK(window.text("note") == "sits all day");
  CHECK(window.episodes().at(0).note.empty());
}

TEST_CASE("a new visit proposes the only open episode and asks about a day outside it", "[episodes]") {
  PatientWindow window(add_episode);
  window.menu(MenuEntry::new_visit);
  CHECK(window.part<ChoiceField>("episode").code() == "1");
  window.type("date", "2026-01-01");
  window.press("save");
  CHECK(window.frame().messages().sentence() != "");
  CHECK(window.stored([](Reading& reading) { return reading.visits().of_patient(PatientId{1}); }).size() == 1);
}

TEST_CASE("a clinic's own list of codes takes the place of ours from the window, a bad one does not", "[episodes]") {
  WindowDriver window;
  const auto file = window.clinic();
  window.open_window(file);
  window.menu(MenuEntry::diagnosis_codes);
  window.type("find code", "psoas right");
  CHECK(window.rows("codes") == std::vector<std::string>{"M76.11 | Psoas tendinitis, right hip | 2015-10-01 | "});
  window.dialogs.next_file = window.folder / "bad.csv";
  std::ofstream(*window.dialogs.next_file) << "code,label\nM76.11,Ours\nnonsense,Nothing\n";
  window.press("replace codes");
  CHECK(window.frame().messages().sentence().find("line 3") != std::string::npos);
  CHECK(window.rows("codes").size() == 1);
  window.dialogs.next_file = window.folder / "ours.csv";
  std::ofstream(*window.dialogs.next_file) << "code,label\nM76.11,Ours\n";
  window.press("replace codes");
  window.type("find code", "m76");
  CHECK(window.rows("codes") == std::vector<std::string>{"M76.11 | Ours |  | "});
}

}  // namespace
}  // namespace psoas::ui
