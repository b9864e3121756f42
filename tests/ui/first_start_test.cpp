#include <fstream>

#include "tests/ui/window_driver.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

TEST_CASE("a first start offers the ways in and no page of a clinic", "[first_start]") {
  WindowDriver window;
  window.open_window();
  CHECK(window.has("Create a clinic"));
  CHECK(window.has("Open a clinic"));
  CHECK_FALSE(window.part("navigation").IsShown());
  CHECK_FALSE(window.part("search").IsEnabled());
}

TEST_CASE("a clinic is created, opened, and there at the next start", "[first_start]") {
  WindowDriver window;
  window.open_window();
  window.press("Create a clinic");
  window.type("clinic name", "Harbour Pain Clinic");
  window.dialogs.next_file = window.folder / "harbour.psoas";
  window.press("create");
  CHECK(std::filesystem::exists(window.folder / "harbour.psoas"));
  CHECK(window.frame().GetStatusBar()->GetStatusText(0) == "Harbour Pain Clinic");
  window.close_window();
  window.open_window();
  CHECK(window.part("navigation").IsShown());
  CHECK(window.frame().GetStatusBar()->GetStatusText(2).StartsWith("File: harbour.psoas · "));
}

TEST_CASE("a clinic without a name is refused at the field", "[first_start]") {
  WindowDriver window;
  window.open_window();
  window.press("Create a clinic");
  window.dialogs.next_file = window.folder / "harbour.psoas";
  window.press("create");
  CHECK(window.note_under("clinic name").substr(0, 3) == "✗");
  CHECK_FALSE(std::filesystem::exists(window.folder / "harbour.psoas"));
}

TEST_CASE("a file that is none of ours is refused with a sentence and the welcome page stays", "[first_start]") {
  WindowDriver window;
  const auto file = window.folder / "notes.psoas";
  std::ofstream(file) << "a shopping list";
  window.open_window(file);
  CHECK_FALSE(window.frame().messages().sentence().empty());
  CHECK(window.has("Create a clinic"));
}

}  // namespace
}  // namespace psoas::ui
