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

// Fills in who administers the clinic.
void type_administrator(WindowDriver& window) {
  window.type("administrator", "adams");
  window.type("full name", "Robin Adams");
  window.type("new password", "seven blue harbour cranes");
  window.type("new password again", "seven blue harbour cranes");
}

TEST_CASE("a clinic is created with its administrator, and asks for the password at the next start", "[first_start]") {
  WindowDriver window;
  window.open_window();
  window.press("Create a clinic");
  window.type("clinic name", "Harbour Pain Clinic");
  type_administrator(window);
  window.dialogs.next_file = window.folder / "harbour.psoas";
  window.press("create");
  CHECK(std::filesystem::exists(window.folder / "harbour.psoas"));
  CHECK(window.has("new recovery code"));
  window.close_window();
  window.open_window();
  CHECK(window.has("log in"));
  CHECK(window.frame().GetStatusBar()->GetStatusText(2).StartsWith("File: harbour.psoas · "));
}

TEST_CASE("a password that does not do makes no clinic", "[first_start]") {
  WindowDriver window;
  window.open_window();
  window.press("Create a clinic");
  window.type("clinic name", "Harbour Pain Clinic");
  type_administrator(window);
  window.type("new password", "password");
  window.dialogs.next_file = window.folder / "harbour.psoas";
  window.press("create");
  CHECK(window.note_under("new password").substr(0, 3) == "✗");
  CHECK_FALSE(std::filesystem::exists(window.folder / "harbour.psoas"));
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
