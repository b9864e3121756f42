#include <wx/checkbox.h>
#include <wx/radiobut.h>

#include "domain/store/entrance.h"
#include "domain/store/health.h"
#include "domain/store/patient_merges.h"
#include "tests/ui/window_driver.h"
#include "ui/widget/find_field.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

const PatientId ana{1};
const PatientId again{2};  // entered twice

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

Visit visit_of(PatientId patient, const char* uuid, int month) {
  Visit visit;
  visit.uuid = uuid;
  visit.patient = patient;
  visit.date = Date{date::year{2026} / month / 7};
  visit.clinician = "Osei";
  visit.kind = "follow_up";
  ScoreEntry pain;
  pain.instrument = "nrs_avg7";
  pain.items = {6};
  pain.total = 6;
  visit.scores = {pain};
  return visit;
}

// Ana Rivera twice, each record with a visit, and somebody else with the name of one of them.
void one_person_twice(Writing& writing) {
  writing.patients().add(invented_patient("P-001", "Rivera", "Ana", "1971-08-02"));
  Patient second = invented_patient("P-002", "Rivera", "Ana", "1971-08-02");
  second.phone = "555-0100";
  writing.patients().add(second);
  writing.patients().add(invented_patient("P-003", "Okafor", "Ann", "1980-01-31"));
  writing.visits().add(visit_of(ana, "11111111-1111-4111-8111-111111111111", 3));
  writing.visits().add(visit_of(again, "22222222-2222-4222-8222-222222222222", 4));
}

struct MergeWindow : WindowDriver {
  std::filesystem::path file;

  explicit MergeWindow(PatientId on_page = ana, const std::function<void(Writing&)>& fill = one_person_twice) {
    file = clinic(fill);
    open_window(file);
    open(on_page);
  }

  void open(PatientId patient) {
    frame().navigation().open_patient(patient);
    settle();
  }
  // To the page on which P-001 and P-002 are looked at side by side.
  void look_at_both() {
    menu(MenuEntry::merge_patient);
    press("choose P-002");
  }
  void merge_both() {
    look_at_both();
    type("merge reason", "entered twice");
    press("merge");
  }
  void toggle(const std::string& name, bool on) {
    auto& box = part<wxCheckBox>(name);
    box.SetValue(on);
    wxCommandEvent event(wxEVT_CHECKBOX, box.GetId());
    event.SetEventObject(&box);
    box.ProcessWindowEvent(event);
    settle();
  }
  void keep_other() {
    auto& radio = part<wxRadioButton>("keep the other record");
    radio.SetValue(true);
    wxCommandEvent event(wxEVT_RADIOBUTTON, radio.GetId());
    event.SetEventObject(&radio);
    radio.ProcessWindowEvent(event);
    settle();
  }
  // All that stands as text in a part of the present screen.
  std::string said_in(const std::string& name) { return said_in(part(name)); }
  static std::string said_in(wxWindow& window) {
    std::string all;
    if (auto* text = dynamic_cast<wxStaticText*>(&window)) {
      wxString label = text->GetLabelText();
      label.Replace("\n", " ");  // long sentences are wrapped
      all = from_wx(label) + "\n";
    }
    for (wxWindow* child : window.GetChildren()) all += said_in(*child);
    return all;
  }
  std::string title() { return from_wx(frame().GetTitle()); }
  bool at(const std::string& screen) { return frame().present()->GetName() == to_wx(screen); }
  void elsewhere(const std::function<void(Writing&)>& change) {
    door->open(file, Access::read_write)->write(session, change);
  }
  template <class Question>
  auto stored(Question question) {
    return door->open(file, Access::read_only)->read(session, question);
  }
  Patient patient(PatientId id) {
    return stored([id](Reading& reading) { return reading.patients().get(id); });
  }
  std::size_t visits(PatientId id) {
    return stored([id](Reading& reading) { return reading.visits().of_patient(id).size(); });
  }
};

TEST_CASE("two records are merged by keyboard, and the page of the one that stays says so", "[merge]") {
  MergeWindow window;
  window.menu(MenuEntry::merge_patient);
  window.type("other record", "p-002");
  window.key("other record", WXK_RETURN);
  CHECK(contains(window.said_in("what goes over"), "To Rivera, Ana · P-001 go over, with what is voided: 1 visit."));
  window.press("merge");
  CHECK(window.note_under("merge reason").substr(0, 3) == "✗");
  window.type("merge reason", "entered twice");
  window.press("merge");
  CHECK(window.at("patient page"));
  CHECK(window.title() == "PsoasTrack · Rivera, Ana · P-001");
  CHECK(contains(window.frame().messages().sentence(), "P-002 was merged into P-001. It can be undone here."));
  CHECK(contains(window.said_in("merged records"),
                 "Merged from P-002 (Rivera, Ana) on 2026-10-05 by osei: entered twice"));
  CHECK(window.visits(ana) == 2);
  CHECK(window.patient(again).merged_into == ana);
}

TEST_CASE("the record with the same name and birth date is offered, and nobody else", "[merge]") {
  MergeWindow window;
  window.menu(MenuEntry::merge_patient);
  CHECK(window.has("choose P-002"));
  CHECK_FALSE(window.has("choose P-003"));
  CHECK_FALSE(window.part("merge").IsEnabled());
  window.press("choose P-002");
  CHECK(window.part("merge").IsEnabled());
  CHECK_FALSE(window.has("merge doubts"));
}

TEST_CASE("the other record stays when it is chosen to, and its page is shown", "[merge]") {
  MergeWindow window;
  window.look_at_both();
  window.keep_other();
  CHECK(contains(window.said_in("what goes over"), "To Rivera, Ana · P-002 go over"));
  window.type("merge reason", "the older number");
  window.press("merge");
  CHECK(window.title() == "PsoasTrack · Rivera, Ana · P-002");
  CHECK(window.patient(ana).merged_into == again);
  window.menu(MenuEntry::back);
  CHECK(window.at("patients"));  // not the record that went
}

TEST_CASE("what speaks for two people is said before they are merged", "[merge]") {
  MergeWindow window;
  window.menu(MenuEntry::merge_patient);
  window.type("other record", "okafor");
  window.key("other record", WXK_RETURN);
  const std::string doubts = window.said_in("merge doubts");
  CHECK(contains(doubts, "The birth dates differ: 1971-08-02 and 1980-01-31."));
  CHECK(contains(doubts, "Neither name is the same"));
  CHECK(contains(window.said_in("both records"), "Okafor"));
}

TEST_CASE("a detail that only the record that goes has is taken over unless its tick is taken away", "[merge]") {
  for (const bool taken : {true, false}) {
    MergeWindow window;
    window.look_at_both();
    CHECK(window.part<wxCheckBox>("take over phone").GetValue());
    window.toggle("take over phone", taken);
    window.type("merge reason", "entered twice");
    window.press("merge");
    CHECK(window.patient(ana).phone == (taken ? "555-0100" : ""));
  }
}

TEST_CASE("a health fact that differs is taken over when it is ticked", "[merge]") {
  MergeWindow window(ana, [](Writing& writing) {
    one_person_twice(writing);
    for (const auto& [patient, kilograms] : {std::pair(ana, 70.0), std::pair(again, 82.0)}) {
      HealthFact weight;
      weight.code = "weight_kg";
      weight.value.number = kilograms;
      weight.assessed_on = Date{date::year{2026} / 4 / 7};
      writing.health().record({patient, {weight}, 0}, "");
    }
  });
  window.look_at_both();
  CHECK(contains(window.said_in("health facts of both"), "82"));
  CHECK_FALSE(window.part<wxCheckBox>("take over weight_kg").GetValue());
  window.toggle("take over weight_kg", true);
  window.type("merge reason", "entered twice");
  window.press("merge");
  CHECK(window.stored([](Reading& reading) { return reading.health().of_patient(ana).number("weight_kg"); }) == 82.0);
}

TEST_CASE("cancelling changes nothing, and a typed reason is not left without asking", "[merge]") {
  MergeWindow window;
  window.look_at_both();
  window.type("merge reason", "entered twice");
  window.menu(MenuEntry::back);
  CHECK(window.at("merge page"));
  window.press("do not merge");
  CHECK(window.at("patient page"));
  CHECK_FALSE(window.patient(again).voided_at);
  CHECK(window.visits(ana) == 1);
}

TEST_CASE("a record with an open draft does not go, and it is said what to do", "[merge]") {
  MergeWindow window;
  window.elsewhere([](Writing& writing) {
    VisitDraft draft;
    draft.patient = again;
    draft.put("date", "2026-10-05");
    writing.visits().keep_draft(draft);
  });
  window.look_at_both();
  CHECK(contains(window.said_in("merge refusal"), "Save or discard that visit"));
  CHECK_FALSE(window.part("merge").IsEnabled());
  window.keep_other();
  CHECK_FALSE(window.has("merge refusal"));
  CHECK(window.part("merge").IsEnabled());
}

TEST_CASE("records changed meanwhile are read again before they are merged", "[merge]") {
  MergeWindow window;
  window.look_at_both();
  window.elsewhere([](Writing& writing) {
    Patient patient = writing.patients().get(again);
    patient.phone = "555-0199";
    writing.patients().correct(patient, "called");
  });
  window.type("merge reason", "entered twice");
  window.press("merge");
  CHECK(contains(window.frame().messages().sentence(), "Not merged"));
  CHECK(contains(window.said_in("both records"), "555-0199"));
  window.press("merge");
  CHECK(window.patient(ana).phone == "555-0199");
}

TEST_CASE("a record that was merged leads to the one that stands for it", "[merge]") {
  MergeWindow window;
  window.merge_both();
  window.menu(MenuEntry::patients);
  window.open(again);
  CHECK(window.title() == "PsoasTrack · Rivera, Ana · P-001");
  CHECK(contains(window.frame().messages().sentence(), "P-002 was merged into another record"));
  window.menu(MenuEntry::back);
  CHECK(window.at("patients"));
}

TEST_CASE("a merge is undone from the patient's page, and both records stand apart again", "[merge]") {
  MergeWindow window;
  window.merge_both();
  window.press("undo merge of P-002");
  CHECK(contains(window.said_in("what goes back"), "Rivera, Ana · P-002 comes back with 1 visit."));
  window.press("undo the merge");
  CHECK(window.note_under("undo reason").substr(0, 3) == "✗");
  window.type("undo reason", "sisters");
  window.press("undo the merge");
  CHECK(window.at("patient page"));
  CHECK_FALSE(window.part("merged records").IsShown());
  CHECK(window.visits(ana) == 1);
  CHECK(window.patient(ana).phone.empty());
  window.frame().messages().act();
  window.settle();
  CHECK(window.title() == "PsoasTrack · Rivera, Ana · P-002");
  CHECK(window.visits(again) == 1);
}

TEST_CASE("what was entered since a merge goes back only where it is ticked", "[merge]") {
  for (const bool goes : {true, false}) {
    MergeWindow window;
    window.merge_both();
    window.elsewhere(
        [](Writing& writing) { writing.visits().add(visit_of(ana, "33333333-3333-4333-8333-333333333333", 9)); });
    window.press("undo merge of P-002");
    CHECK_FALSE(window.part<wxCheckBox>("goes back visit 3").GetValue());
    window.toggle("goes back visit 3", goes);
    CHECK(contains(window.said_in("what goes back"), goes ? "2 visits" : "1 visit"));
    window.type("undo reason", "sisters");
    window.press("undo the merge");
    CHECK(window.visits(again) == (goes ? 2u : 1u));
  }
}

TEST_CASE("what hangs together keeps a merge from being undone until it goes together", "[merge]") {
  MergeWindow window(ana, [](Writing& writing) {
    one_person_twice(writing);
    Episode episode;
    episode.patient = again;
    episode.label = "right psoas";
    episode.opened_on = Date{date::year{2026} / 1 / 5};
    writing.patients().add_episode(episode);
  });
  window.merge_both();
  window.elsewhere([](Writing& writing) {
    Visit visit = visit_of(ana, "33333333-3333-4333-8333-333333333333", 9);
    visit.episode = EpisodeId{1};
    writing.visits().add(visit);
  });
  window.press("undo merge of P-002");
  CHECK(window.part<wxCheckBox>("goes back visit 3").GetValue());  // it leans on what came
  CHECK(window.part("undo the merge").IsEnabled());
  window.toggle("goes back visit 3", false);
  CHECK(contains(window.said_in("tie"), "Tick the visit of 2026-09-07 (Follow-up) as well."));
  CHECK_FALSE(window.part("undo the merge").IsEnabled());
  window.toggle("goes back visit 3", true);
  CHECK_FALSE(window.has("tie"));
  window.type("undo reason", "sisters");
  window.press("undo the merge");
  CHECK(window.visits(again) == 2);
}

TEST_CASE("a visit begun on the record that stays keeps its merge from being undone, and the page says so", "[merge]") {
  MergeWindow window;
  window.merge_both();
  window.elsewhere([](Writing& writing) {
    VisitDraft draft;
    draft.patient = ana;
    draft.put("date", "2026-09-07");
    writing.visits().keep_draft(draft);
  });
  window.press("undo merge of P-002");
  CHECK(contains(window.said_in("refusal"), "Save or discard that visit"));
  CHECK_FALSE(window.part("undo the merge").IsEnabled());
}

// A clinic with one account, Adams, who has these roles beside being its administrator.
struct GuardedMergeWindow : WindowDriver {
  static constexpr const char* password = "a harbour full of boats";

  explicit GuardedMergeWindow(const std::vector<Role>& roles) {
    const auto file = clinic(one_person_twice);
    Account adams;
    adams.name = "Adams";
    adams.full_name = "Sam Adams";
    adams.roles = Role::administrator;
    for (const Role role : roles) adams.roles = adams.roles.with(role);
    door->open(file, Access::read_write)->entrance().make_first(adams, password, "desk-1");
    open_window(file);
    type("account name", "adams");
    type("password", password);
    key("password", WXK_RETURN);
    frame().navigation().open_patient(ana);
    settle();
  }
};

TEST_CASE("an account that may not merge is not offered it", "[merge]") {
  GuardedMergeWindow window({Role::staff});
  CHECK_FALSE(window.frame().GetMenuBar()->FindItem(id_of(MenuEntry::merge_patient)));
  window.menu(MenuEntry::edit_patient);
  CHECK(window.has("void"));
  CHECK_FALSE(window.has("merge with another"));
}

TEST_CASE("an account that may merge finds it beside voiding, and may undo it", "[merge]") {
  GuardedMergeWindow window({Role::physician});
  window.menu(MenuEntry::edit_patient);
  window.press("merge with another");
  window.press("choose P-002");
  window.type("merge reason", "entered twice");
  window.press("merge");
  CHECK(window.frame().messages().sentence().find("was merged into") != std::string::npos);
  CHECK(window.has("undo merge of P-002"));
}

}  // namespace
}  // namespace psoas::ui
