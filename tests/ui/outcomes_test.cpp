#include <wx/control.h>
#include <wx/stattext.h>

#include "domain/demo/write_demo.h"
#include "domain/outcome/figure_members.h"
#include "domain/outcome/outcome_text.h"
#include "domain/outcome/read_outcomes.h"
#include "domain/store/clinic.h"
#include "domain/store/saved_analyses.h"
#include "tests/ui/window_driver.h"
#include "ui/outcome/figure_table.h"
#include "ui/outcome/outcome_canvas.h"
#include "ui/widget/accessible.h"
#include "ui/widget/find_field.h"
#include "ui/widget/table.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

// The demo clinic on the page Outcomes; it is 2026-10-05.
struct OutcomesWindow : WindowDriver {
  std::filesystem::path file;

  explicit OutcomesWindow(int patients = 40, const std::function<void(Writing&)>& fill = {}) {
    file = clinic();
    if (fill) door->open(file, Access::read_write)->write(session, fill);
    if (patients > 0) {
      const auto store = door->open(file, Access::read_write);
      NoProgress progress;
      write_demo(*store, session, DemoClinic({.patients = patients, .years = 3}, *store->catalogue()), progress);
    }
    open_window(file);
    menu(MenuEntry::outcomes);
  }

  FigureTable& figures() { return part<FigureTable>("figures"); }
  std::string label(const std::string& name) { return from_wx(wxControl::RemoveMnemonics(part(name).GetLabel())); }
  std::string note(const std::string& name) {
    wxString text = part<wxStaticText>(name).GetLabelText();
    text.Replace("\n", " ");
    return from_wx(text);
  }

  // What the engine itself answers.
  OutcomeResult answer(Analysis asked) {
    asked.as_of = clock.today();
    const auto store = door->open(file, Access::read_only);
    NoProgress progress;
    return store->read(session,
                       [&](Reading& reading) { return read_outcomes(reading, *store->catalogue(), asked, progress); });
  }

  // By keyboard: the filter's button, the name typed, Enter takes it, Enter applies.
  void filter_treatment(const std::string& typed) {
    press("filter treatment");
    type("filter/treatment", typed);
    key("filter/treatment", WXK_RETURN);
    key("filter/treatment", WXK_RETURN);
  }
  void compare_by(const std::string& code) {
    press("filter compare");
    choose("filter/value", code);
    key("filter/value", WXK_RETURN);
  }
  void go_to_figure(int row, OutcomeFigure figure) {
    const auto& columns = figures().sheet().columns;
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (columns[i].figure == figure && !columns[i].band) figures().go_to(row, static_cast<int>(i));
  }
};

Analysis ablation_by_block() {
  Analysis asked;
  asked.treatments = {"tx_rfa"};
  asked.group_by = GroupBy::block;
  return asked;
}

TEST_CASE("RFA compared by diagnostic block is asked in a dozen keys and answered as the engine does", "[outcomes]") {
  OutcomesWindow window;
  window.filter_treatment("rfa");
  window.compare_by("block");
  CHECK(window.label("filter treatment") == "Treatment: RFA ▾");
  CHECK(window.label("filter compare") == "Compare by: diagnostic block ▾");
  const OutcomeResult answer = window.answer(ablation_by_block());
  const FigureSheet& sheet = window.figures().sheet();
  REQUIRE(sheet.rows.size() == answer.groups.size());
  REQUIRE(answer.groups.size() > 2);
  for (const FigureRow& row : sheet.rows) {
    const OutcomeGroup& group = answer.groups[row.group];
    CHECK(row.label == group_label(group));
    CHECK(row.cells[0].text == std::to_string(group.indexed));
    const Proportion& headline = group.windows[2].substantial.non_responder_imputation;
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
      if (sheet.columns[i].figure != OutcomeFigure::responders_of_all || sheet.columns[i].band) continue;
      CHECK(row.cells[i].text == part_text(headline));
      if (headline.whole > 0) CHECK(row.cells[i].under == interval_text(headline.interval()));
    }
  }
}

TEST_CASE("a question that is not saved goes by the rules of the clinic", "[outcomes]") {
  OutcomesWindow window(40, [](Writing& writing) {
    OutcomeSettings rules = writing.clinic().outcome_settings();
    rules.responder.substantial = 40;
    writing.clinic().change_outcome_settings(rules, writing.clinic().outcome_settings().revision, "test");
  });
  Analysis asked;
  asked.settings.responder.substantial = 40;
  const OutcomeResult answer = window.answer(asked);
  const FigureSheet& sheet = window.figures().sheet();
  const Proportion& headline = answer.groups[0].windows[2].substantial.non_responder_imputation;
  bool found = false;
  for (std::size_t i = 0; i < sheet.columns.size(); ++i)
    if (sheet.columns[i].figure == OutcomeFigure::responders_of_all && !sheet.columns[i].band)
      found = sheet.rows[0].cells[i].text == part_text(headline);
  CHECK(found);
}

TEST_CASE("a number opens to its patients, from there to the chart, and Back leads to the number", "[outcomes]") {
  OutcomesWindow window;
  window.filter_treatment("rfa");
  window.go_to_figure(0, OutcomeFigure::responders_of_all);
  window.key("figures", WXK_RETURN);
  Analysis asked;
  asked.treatments = {"tx_rfa"};
  const OutcomeResult answer = window.answer(asked);
  const Proportion& headline = answer.groups[0].windows[2].substantial.non_responder_imputation;
  const auto rows = window.rows("Patients behind the number");
  CHECK(static_cast<std::int64_t>(rows.size()) == headline.whole);
  CHECK(window.note("members heading") ==
        "all, 6 months, responders of all: " + std::to_string(headline.part) + " of " + std::to_string(headline.whole));
  REQUIRE(rows.size() > 1);
  CHECK(rows.front().find("✓") != std::string::npos);
  const std::string mrn = rows.front().substr(0, rows.front().find(" | "));

  auto& table = window.part<Table>("Patients behind the number");
  wxDataViewEvent opened(wxEVT_DATAVIEW_ITEM_ACTIVATED, &table, table.GetSelection());
  opened.SetEventObject(&table);
  table.ProcessWindowEvent(opened);
  window.settle();
  CHECK(from_wx(window.frame().GetTitle()).find(mrn) != std::string::npos);
  window.menu(MenuEntry::back);
  CHECK(window.part("members").IsShown());
  CHECK(window.rows("Patients behind the number") == rows);
  window.key("Patients behind the number", WXK_ESCAPE);
  CHECK_FALSE(window.part("members").IsShown());
  CHECK(window.part("answer").IsShown());
}

TEST_CASE("every number of the table opens to as many patients as it counts", "[outcomes]") {
  OutcomesWindow window;
  window.compare_by("sex");
  const auto columns = window.figures().sheet().columns;
  const auto sheet_rows = window.figures().sheet().rows;
  int opened = 0;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    const FigureCell& cell = sheet_rows[0].cells[column];
    if (!cell.opens || columns[column].band) continue;
    window.figures().go_to(0, static_cast<int>(column));
    window.key("figures", WXK_RETURN);
    CAPTURE(columns[column].heading, cell.text);
    const auto listed = static_cast<int>(window.rows("Patients behind the number").size());
    const std::size_t slash = cell.text.find('/');
    if (columns[column].figure != OutcomeFigure::change && columns[column].figure != OutcomeFigure::relief_lost)
      CHECK(listed == std::stoi(cell.text.substr(slash == std::string::npos ? 0 : slash + 1)));
    else CHECK(listed > 0);
    ++opened;
    window.press("back to the analysis");
  }
  CHECK(opened > 6);
}

TEST_CASE("the table shows all its columns at 1280 pixels, both thresholds among them", "[outcomes]") {
  OutcomesWindow window;
  window.frame().SetSize(1280, 820);
  window.settle();
  for (const char* by : {"target", "treatment", "sex"}) {
    window.compare_by(by);
    CAPTURE(by, window.figures().sheet().columns.size());
    CHECK(window.figures().GetVirtualSize().x <= window.figures().GetClientSize().x);
    const auto& columns = window.figures().sheet().columns;
    for (const OutcomeFigure wanted :
         {OutcomeFigure::responders_of_all, OutcomeFigure::moderate_of_all, OutcomeFigure::relief_lost})
      CHECK(std::any_of(columns.begin(), columns.end(), [&](const auto& column) { return column.figure == wanted; }));
  }
}

TEST_CASE("targets are compared in words", "[outcomes]") {
  OutcomesWindow window;
  window.filter_treatment("rfa");
  window.compare_by("target");
  const auto& rows = window.figures().sheet().rows;
  REQUIRE(rows.size() > 1);
  for (const FigureRow& row : rows) CHECK(row.label.find('/') == std::string::npos);
  CHECK(rows[0].label.starts_with("RFA, "));
}

TEST_CASE("an analysis is saved, asked again of the record as it is then, renamed and removed", "[outcomes]") {
  OutcomesWindow window;
  window.filter_treatment("rfa");
  window.compare_by("block");
  window.menu(MenuEntry::save);
  CHECK(window.text("analysis name") == "RFA; compared by diagnostic block");
  window.type("analysis name", "Ablation by block");
  window.key("analysis name", WXK_RETURN);
  CHECK(window.note("question in words") == "Ablation by block");

  window.press("new analysis");
  CHECK(window.label("filter treatment") == "Treatment: all ▾");
  window.press("saved analyses list");
  REQUIRE(window.rows("Saved analyses").size() == 1);
  CHECK(window.rows("Saved analyses")[0].find("Ablation by block | osei | 2026-10-05") == 0);
  window.press("open saved");
  CHECK(window.label("filter treatment") == "Treatment: RFA ▾");
  CHECK(window.label("filter compare") == "Compare by: diagnostic block ▾");
  CHECK(window.figures().sheet().rows.size() > 1);

  window.press("saved analyses list");
  window.type("saved name", "Ablation");
  window.press("rename saved");
  CHECK(window.rows("Saved analyses")[0].find("Ablation | ") == 0);
  CHECK(window.note("question in words") == "Ablation");
  window.press("remove saved");
  CHECK(window.rows("Saved analyses").empty());
  CHECK(window.note("question in words") == "RFA; compared by diagnostic block");
}

TEST_CASE("a name that another analysis has is refused at its field", "[outcomes]") {
  OutcomesWindow window(0);
  for (int i = 0; i < 2; ++i) {
    window.press("save analysis");
    window.type("analysis name", "Mine");
    window.press("save as new");
  }
  CHECK(window.note_under("analysis name").starts_with("✗"));
  window.press("save changes");
  CHECK_FALSE(window.part("save form").IsShown());
}

TEST_CASE("the question waits while other pages are looked at", "[outcomes]") {
  OutcomesWindow window;
  window.filter_treatment("rfa");
  window.press("window 12mo");
  window.menu(MenuEntry::patients);
  window.menu(MenuEntry::outcomes);
  CHECK(window.label("filter treatment") == "Treatment: RFA ▾");
  CHECK(window.figures().sheet().title == "≥ 50 % better at 12 months");
}

TEST_CASE("an empty clinic says that there is nothing to tell and what to change", "[outcomes]") {
  OutcomesWindow window(0);
  CHECK(window.part("why nothing").IsShown());
  CHECK(window.note("why nothing").find("No index treatment fits the question.") == 0);
  CHECK_FALSE(window.figures().IsShownOnScreen());
  CHECK_FALSE(window.part("export answer").IsEnabled());
}

TEST_CASE("a question that nobody fits names the filter that keeps them out", "[outcomes]") {
  OutcomesWindow window;
  window.filter_treatment("rfa");
  window.press("filter dates");
  window.type("filter/from", "2010-01-01");
  window.type("filter/to", "2010-12-31");
  window.key("filter/to", WXK_RETURN);
  CHECK(window.label("filter dates") == "Treated: 2010-01-01 to 2010-12-31 ▾");
  CHECK(window.note("why nothing").find("Without “Treated: 2010-01-01 to 2010-12-31” ") != std::string::npos);
  window.press("filter dates");
  window.press("remove filter");
  CHECK(window.label("filter dates") == "Treated: all ▾");
  CHECK(window.figures().IsShownOnScreen());
}

TEST_CASE("days the wrong way round are refused at the field and the answer stays", "[outcomes]") {
  OutcomesWindow window;
  const auto before = window.figures().sheet().rows[0].cells[0].text;
  window.press("filter dates");
  window.type("filter/from", "2026-02-02");
  window.type("filter/to", "2026-02-01");
  window.key("filter/to", WXK_RETURN);
  CHECK(window.note_under("filter/to").starts_with("✗"));
  CHECK(window.part("filter editor").IsShown());
  window.key("filter/to", WXK_ESCAPE);
  CHECK_FALSE(window.part("filter editor").IsShown());
  CHECK(window.label("filter dates") == "Treated: all ▾");
  CHECK(window.figures().sheet().rows[0].cells[0].text == before);
}

TEST_CASE("further filters are added, changed and taken away", "[outcomes]") {
  OutcomesWindow window;
  CHECK_FALSE(window.has("filter sex"));
  window.press("add filter");
  window.choose("filter/part", "sex");
  window.choose("filter/value", "F");
  window.press("apply filter");
  CHECK(window.label("filter sex") == "Sex: female ▾");
  Analysis asked;
  asked.sex = Sex::female;
  CHECK(window.figures().sheet().rows[0].cells[0].text == std::to_string(window.answer(asked).groups[0].indexed));
  window.press("filter sex");
  window.press("remove filter");
  CHECK_FALSE(window.has("filter sex"));
}

TEST_CASE("a finding is a filter with its side and range", "[outcomes]") {
  OutcomesWindow window;
  window.press("add filter");
  window.type("filter/finding", "modified thomas, thigh");
  window.key("filter/finding", WXK_RETURN);
  window.choose("filter/side", "R");
  window.type("filter/from", "1");
  window.press("apply filter");
  CHECK(window.label("filter finding 0") == "Finding: Thomas right from 1 ▾");
  Analysis asked;
  asked.findings = {{"exam_thomas_mod_angle_deg", Side::right, "", {1, {}}}};
  const OutcomeResult answer = window.answer(asked);
  if (answer.cases.empty()) CHECK(window.part("why nothing").IsShown());
  else CHECK(window.figures().sheet().rows[0].cells[0].text == std::to_string(answer.groups[0].indexed));
  window.press("filter finding 0");
  window.type("filter/from", "a few");
  window.press("apply filter");
  CHECK(window.note_under("filter/from").starts_with("✗"));
}

TEST_CASE("a numeric finding on the treated side can be the measure", "[outcomes]") {
  OutcomesWindow window;
  window.press("filter measure");
  window.type("filter/measure", "modified thomas, thigh");
  window.key("filter/measure", WXK_RETURN);
  CHECK(window.part("filter/measure_side").IsShown());
  window.press("apply filter");
  CHECK(window.label("filter measure") == "Measure: Thomas, the treated side ▾");
  Analysis asked;
  asked.measure = "exam_thomas_mod_angle_deg";
  const OutcomeResult answer = window.answer(asked);
  REQUIRE(answer.groups[0].with_baseline > 0);
  CHECK(window.figures().sheet().rows[0].cells[1].text == std::to_string(answer.groups[0].with_baseline));
  window.press("filter measure");
  window.type("filter/measure", "happiness");
  window.key("filter/measure", WXK_ESCAPE);
  window.press("apply filter");
  CHECK(window.note_under("filter/measure").starts_with("✗"));
}

TEST_CASE("the window chosen changes table and rules, and says when it has not passed", "[outcomes]") {
  OutcomesWindow window;
  window.press("window 1mo");
  CHECK(window.figures().sheet().title == "≥ 50 % better at 1 month");
  CHECK(window.note("rules in words").find("1 month: day 16 to 44, nearest to day 30") != std::string::npos);
  CHECK(window.note("rules in words").find("not proof of effect") != std::string::npos);
}

TEST_CASE("what was stored meanwhile is in the answer when the page is read again", "[outcomes]") {
  OutcomesWindow window;
  const std::string before = window.figures().sheet().rows[0].cells[0].text;
  {
    const auto store = window.door->open(window.file, Access::read_write);
    store->write(window.session, [&](Writing& writing) {
      Visit visit;
      visit.patient = PatientId{1};
      visit.date = window.clock.today();
      visit.kind = "procedure";
      Treatment treatment;
      treatment.code = "tx_rfa";
      treatment.side = Side::left;
      treatment.date = visit.date;
      treatment.is_index = true;
      treatment.same_target_key = "tx_rfa/medial_branch/L3-L5/L";
      visit.treatments = {treatment};
      writing.visits().add(visit);
    });
  }
  CHECK(window.figures().sheet().rows[0].cells[0].text == before);
  window.menu(MenuEntry::refresh);
  CHECK(window.figures().sheet().rows[0].cells[0].text == std::to_string(std::stoi(before) + 1));
}

TEST_CASE("readers hear each filter with its value, and each number with group, heading and meaning", "[outcomes]") {
  OutcomesWindow window;
  window.filter_treatment("rfa");
  CHECK(name_read_for(window.part("filter treatment")) == "Treatment: RFA");
  CHECK_FALSE(name_read_for(window.figures()).empty());
  window.go_to_figure(0, OutcomeFigure::responders_of_all);
  for (int column = 0; column < static_cast<int>(window.figures().sheet().columns.size()); ++column) {
    window.figures().go_to(0, column);
    CHECK(window.figures().spoken().find(". ") != std::string::npos);  // what the figure means follows its number
  }
  window.go_to_figure(0, OutcomeFigure::responders_of_all);
  const std::string said = window.figures().spoken();
  CHECK(said.find("all, Responders / all (NRI): ") == 0);
  CHECK(said.size() > 60);
  window.key("figures", WXK_RIGHT);
  CHECK(window.figures().spoken() != said);
  auto& chart = window.part<OutcomeCanvas>("Mean course");
  window.key("Mean course", WXK_RIGHT);
  CHECK(chart.pointed().find("mean") != std::string::npos);
}

}  // namespace
}  // namespace psoas::ui
