#include "tests/ui/window_driver.h"
#include "ui/widget/choice_field.h"

namespace psoas::ui {
namespace {

TEST_CASE("the last full quarter is offered, written and its folder opened", "[reports]") {
  WindowDriver window;  // on 2026-10-05
  window.open_window(window.clinic());
  window.menu(MenuEntry::reports);
  CHECK(window.part<ChoiceField>("quarter").code() == "2026Q3");
  const auto file = window.folder / "quarter.xlsx";
  window.dialogs.next_file = file;
  window.press("export quarter");
  CHECK(std::filesystem::file_size(file) > 2000);
  CHECK(window.frame().messages().sentence().find("quarter.xlsx") != std::string::npos);
  window.frame().messages().act();
  CHECK(window.dialogs.opened_folder == window.folder);
}

TEST_CASE("a workbook that cannot be written is said, with nothing left behind", "[reports]") {
  WindowDriver window;
  window.open_window(window.clinic());
  window.menu(MenuEntry::reports);
  window.dialogs.next_file = window.folder / "no such folder" / "quarter.xlsx";
  window.press("export quarter");
  CHECK_FALSE(window.frame().messages().sentence().empty());
  CHECK_FALSE(std::filesystem::exists(*window.dialogs.next_file));
}

}  // namespace
}  // namespace psoas::ui
