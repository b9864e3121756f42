// The clinic's rules for outcomes on the administration page, and quarters being issued on the page Reports.

#include <wx/notebook.h>

#include <fstream>

#include "domain/outcome/outcome_settings.h"
#include "domain/store/issued_quarters.h"
#include "tests/ui/window_driver.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/table.h"

namespace psoas::ui {
namespace {

struct RulesWindow : WindowDriver {
  RulesWindow() {
    open_window(clinic());
    menu(MenuEntry::administration);
    show_tab("administration sections", "Outcome rules");
  }
  std::string sentence() { return frame().messages().sentence(); }
};

}  // namespace

TEST_CASE("rules typed into the form are stored and shown again", "[rules]") {
  RulesWindow window;
  CHECK(window.part<NumberField>("baseline days").typed() == "30");
  window.part<NumberField>("substantial").put("60");
  window.press("save rules");
  CHECK(window.sentence().find("saved") != std::string::npos);
  CHECK(window.part<NumberField>("substantial").typed() == "60");
}

TEST_CASE("rules that are wrong are marked and not stored", "[rules]") {
  RulesWindow window;
  window.part<NumberField>("substantial").put("200");
  window.part<NumberField>("Window 2 first").put("40");
  window.press("save rules");
  CHECK(window.sentence().find("Nothing was saved") != std::string::npos);
}

TEST_CASE("rules go to a file and come back from it into the fields", "[rules]") {
  RulesWindow window;
  window.part<NumberField>("moderate").put("35");
  window.dialogs.next_file = window.folder / "rules.toml";
  window.press("rules to file");
  CHECK(std::filesystem::exists(window.folder / "rules.toml"));
  window.press("standard rules");
  CHECK(window.part<NumberField>("moderate").typed() == "30");
  window.press("rules from file");
  CHECK(window.part<NumberField>("moderate").typed() == "35");
}

TEST_CASE("a file of rules that is wrong is named and the fields stay", "[rules]") {
  RulesWindow window;
  std::ofstream(window.folder / "wrong.toml") << "[responder]\nmoderate = 0\n";
  window.dialogs.next_file = window.folder / "wrong.toml";
  window.press("rules from file");
  CHECK(window.sentence().find("line 2") != std::string::npos);
  CHECK(window.part<NumberField>("moderate").typed() == "30");
}

TEST_CASE("a quarter is issued on the page Reports and stands in its list", "[reports]") {
  WindowDriver window;  // on 2026-10-05
  window.open_window(window.clinic());
  window.menu(MenuEntry::reports);
  CHECK_FALSE(window.part<Table>("issued quarters").IsShown());
  window.dialogs.next_file = window.folder / "issued.xlsx";
  window.press("issue quarter");
  CHECK(window.frame().messages().sentence().find("is issued") != std::string::npos);
  CHECK(window.part<Table>("issued quarters").IsShown());
  CHECK(window.part<Table>("issued quarters").rows() == 1);
  CHECK(window.part<Table>("issued quarters").text(0, 0) == "2026Q3 (Jul–Sep 2026)");
  window.press("issue quarter");
  CHECK(window.frame().messages().sentence().find("give its reason") != std::string::npos);
  window.part<ShortField>("quarter reason").put("late visits");
  window.press("issue quarter");
  CHECK(window.part<Table>("issued quarters").rows() == 2);
}

}  // namespace psoas::ui
