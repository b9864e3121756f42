#include <wx/frame.h>

#include <catch2/catch.hpp>

#include "tests/ui/window_driver.h"
#include "ui/widget/accessible.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/find_field.h"
#include "ui/widget/table.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

// A bare window with room for one widget.
struct Bare {
  Bare() {
    start_toolkit();
    frame = new wxFrame(nullptr, wxID_ANY, "fields");
    panel = new wxPanel(frame);
    frame->Show();
  }
  ~Bare() {
    frame->Destroy();
    let_events_happen();
  }
  static void key(wxWindow& target, int code) {
    for (const auto kind : {wxEVT_CHAR_HOOK, wxEVT_KEY_DOWN, wxEVT_CHAR}) {
      wxKeyEvent event(kind);
      event.SetEventObject(&target);
      event.m_keyCode = code;
      event.m_uniChar = code < WXK_START ? code : WXK_NONE;
      if (target.ProcessWindowEvent(event)) return;
    }
  }
  wxFrame* frame;
  wxPanel* panel;
};

const FixedClock clock_of_test(parse_moment("2026-03-01T09:00:00.000Z"));

TEST_CASE("a date field goes a day on and back, and to today", "[fields]") {
  Bare bare;
  auto* field = new DateField(bare.panel, "date", clock_of_test);
  field->put("2026-02-28");
  Bare::key(*field, '+');
  CHECK(field->typed() == "2026-03-01");
  Bare::key(*field, '-');
  CHECK(field->typed() == "2026-02-28");
  Bare::key(*field, WXK_DOWN);
  CHECK(field->typed() == "2026-02-27");
  Bare::key(*field, 't');
  CHECK(field->typed() == "2026-03-01");
}

TEST_CASE("a minus in a day still being typed is a hyphen", "[fields]") {
  Bare bare;
  auto* field = new DateField(bare.panel, "date", clock_of_test);
  field->put("2026");
  Bare::key(*field, '-');
  CHECK(field->typed() == "2026");  // left to the native control, not taken as a key of the field
}

TEST_CASE("typing a character goes from choice to choice that begins with it", "[fields]") {
  Bare bare;
  auto* field = new ChoiceField(bare.panel, "strength", {{"4-", "4−"}, {"4", "4"}, {"4+", "4+"}, {"5", "5"}});
  int heard = 0;
  field->Bind(wxEVT_CHOICE, [&heard](wxCommandEvent&) { ++heard; });
  Bare::key(*field, '4');
  CHECK(field->code() == "4-");
  Bare::key(*field, '4');
  CHECK(field->code() == "4");
  Bare::key(*field, '5');
  CHECK(field->code() == "5");
  Bare::key(*field, 'x');
  CHECK(field->code() == "5");
  CHECK(heard == 3);
}

TEST_CASE("a find field takes what arrows and Enter choose", "[fields]") {
  Bare bare;
  auto* field = new FindField(bare.panel, "finding", "add finding");
  field->choose_among({{"a", "Thomas test", "", ""}, {"b", "Trendelenburg", "", ""}, {"c", "Psoas", "", ""}});
  std::string taken;
  field->on_taken([&taken](const Candidate& candidate) { taken = candidate.code; });
  field->SetValue("t");
  REQUIRE(field->open());
  CHECK(field->offered().size() == 2);
  Bare::key(*field, WXK_DOWN);
  CHECK(field->take());
  CHECK(taken == "b");
  CHECK(field->GetValue().empty());
  CHECK_FALSE(field->open());
}

TEST_CASE("Escape puts the found ones away and keeps what was typed", "[fields]") {
  Bare bare;
  auto* field = new FindField(bare.panel, "finding", "add finding");
  field->choose_among({{"a", "Thomas test", "", ""}});
  field->SetValue("th");
  REQUIRE(field->open());
  Bare::key(*field, WXK_ESCAPE);
  CHECK_FALSE(field->open());
  CHECK(field->GetValue() == "th");
}

TEST_CASE("Down opens everything there is to choose from", "[fields]") {
  Bare bare;
  auto* field = new FindField(bare.panel, "finding", "add finding");
  field->choose_among({{"a", "Thomas test", "", ""}, {"b", "Psoas", "", ""}});
  Bare::key(*field, WXK_DOWN);
  CHECK(field->open());
  CHECK(field->offered().size() == 2);
}

TEST_CASE("a label names its control to screen readers", "[fields]") {
  Bare bare;
  auto* field = new NumberField(bare.panel, "nrs");
  const LabelledField labelled(bare.panel, "&Average, last 7 days", field, "0 to 10");
  CHECK(name_read_for(*field) == "Average, last 7 days");
}

TEST_CASE("a hint longer than its control goes on below it", "[fields]") {
  Bare bare;
  auto* control = new ShortField(bare.panel, "reason", 12);
  const LabelledField field(bare.panel, "Reason", control, "Kept in the audit trail with what stood there before.");
  const int one_line = field.note().GetBestSize().y;
  field.keep_hint_to_control();
  CHECK(field.note().GetBestSize().x <= control->GetEffectiveMinSize().x);
  CHECK(field.note().GetBestSize().y > one_line);
}

TEST_CASE("a problem stands under its field until it is settled", "[fields]") {
  Bare bare;
  auto* field = new NumberField(bare.panel, "nrs");
  const LabelledField labelled(bare.panel, "Average", field, "0 to 10");
  labelled.refuse("0 to 10, whole numbers");
  CHECK(labelled.note().shows_problem());
  CHECK(from_wx(labelled.note().GetLabelText()) == "✗ 0 to 10, whole numbers");
  labelled.settle();
  CHECK_FALSE(labelled.note().shows_problem());
  CHECK(from_wx(labelled.note().GetLabelText()) == "0 to 10");
}

TEST_CASE("a table asks for its cells and keeps the row chosen", "[fields]") {
  Bare bare;
  auto* table = new Table(bare.panel, "visits", {{"Visit", 12, false}, {"Avg", 5, true}});
  const auto cell = [](int row, int column) { return std::to_string(row * 10 + column); };
  table->show(5, cell);
  table->choose(3);
  table->show(6, cell);
  CHECK(table->chosen() == 3);
  CHECK(table->text(3, 1) == "31");
  table->show(2, cell);
  CHECK(table->rows() == 2);
}

}  // namespace
}  // namespace psoas::ui
