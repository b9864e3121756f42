#include <wx/checkbox.h>
#include <wx/stattext.h>

#include <fstream>

#include "tests/ui/window_driver.h"
#include "ui/widget/choice_field.h"

namespace psoas::ui {
namespace {

// As a person ticks it.
void tick(WindowDriver& window, const std::string& box) {
  auto& check = window.part<wxCheckBox>(box);
  check.SetValue(!check.GetValue());
  wxCommandEvent ticked(wxEVT_CHECKBOX, check.GetId());
  ticked.SetEventObject(&check);
  check.ProcessWindowEvent(ticked);
}

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

TEST_CASE("a quarter leaves sealed when asked, and opens again by its passphrase alone", "[reports]") {
  WindowDriver window;
  window.open_window(window.clinic());
  window.menu(MenuEntry::reports);
  CHECK_FALSE(window.part("quarter passphrase").IsShown());
  tick(window, "sealed");
  CHECK(window.part("quarter passphrase").IsShown());
  CHECK_FALSE(window.part("issue quarter").IsEnabled());
  window.dialogs.next_file = window.folder / "quarter.xlsx";
  window.type("quarter passphrase", "seven wet herons sing");
  window.type("quarter passphrase again", "seven wet herons sink");
  window.press("export quarter");
  CHECK(window.note_under("quarter passphrase again").find("not the same") != std::string::npos);
  window.type("quarter passphrase again", "seven wet herons sing");
  window.press("export quarter");
  window.settle();
  const auto sealed = window.folder / "quarter.xlsx.psoas-sealed";
  REQUIRE(std::filesystem::exists(sealed));
  CHECK_FALSE(std::filesystem::exists(window.folder / "quarter.xlsx"));
  CHECK(window.frame().messages().sentence().find("another way than the file") != std::string::npos);
  CHECK(window.text("quarter passphrase").empty());

  window.menu(MenuEntry::open_sealed);
  window.type("sealed file", sealed.string());
  window.type("sealed passphrase", "seven wet herons sink");
  window.press("open sealed file");
  window.settle();
  CHECK_FALSE(std::filesystem::exists(window.folder / "quarter.xlsx"));
  CHECK(window.part<wxStaticText>("refusal").GetLabelText().Contains("does not open this file"));
  window.type("sealed passphrase", "seven wet herons sing");
  window.press("open sealed file");
  window.settle();
  CHECK(std::filesystem::file_size(window.folder / "quarter.xlsx") > 2000);
}

TEST_CASE("a sealed quarter never takes the place of a file that is there", "[reports]") {
  WindowDriver window;
  window.open_window(window.clinic());
  window.menu(MenuEntry::reports);
  tick(window, "sealed");
  window.dialogs.next_file = window.folder / "quarter.xlsx";
  std::ofstream(window.folder / "quarter.xlsx.psoas-sealed") << "kept";
  window.type("quarter passphrase", "seven wet herons sing");
  window.type("quarter passphrase again", "seven wet herons sing");
  window.press("export quarter");
  window.settle();
  CHECK(std::filesystem::file_size(window.folder / "quarter.xlsx.psoas-sealed") == 4);
  CHECK_FALSE(window.frame().messages().sentence().empty());
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
