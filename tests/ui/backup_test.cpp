// Backups in Administration: set up, made, tried out, brought back; and what the window does of itself.

#include <wx/stattext.h>

#include "domain/store/backups.h"
#include "domain/store/entrance.h"
#include "storage/sqlite/door.h"
#include "tests/ui/window_driver.h"
#include "ui/app/backup_minder.h"

namespace psoas::ui {
namespace {

namespace fs = std::filesystem;

constexpr const char* passphrase = "seven wet herons sing";

// A sealed file that asks for less work than this is refused, in tests too.
struct BackupWindow : WindowDriver {
  BackupWindow() {
    storage::DoorSettings settings;
    settings.work = storage::least_work;
    door = std::make_unique<storage::SqliteDoor>(clock, settings);
  }
};

void open_section(WindowDriver& window) {
  window.menu(MenuEntry::administration);
  window.show_tab("administration sections", "Backups");
}

fs::path backups(WindowDriver& window) {
  const fs::path folder = window.folder / "backups";
  fs::create_directories(folder);
  return folder;
}

void set_up(WindowDriver& window, const fs::path& folder) {
  window.type("backup folder", folder.string());
  window.type("backup passphrase", passphrase);
  window.type("backup passphrase again", passphrase);
  window.press("save backup plan");
}

void set_up(WindowDriver& window) { set_up(window, backups(window)); }

// A dialog's button; dialogs stand beside the window.
void press_in(const char* dialog, const char* button) {
  wxWindow* over = wxWindow::FindWindowByName(dialog);
  REQUIRE(over);
  wxWindow* found = wxWindow::FindWindowByName(button, over);
  REQUIRE(found);
  wxCommandEvent pressed(wxEVT_BUTTON, found->GetId());
  pressed.SetEventObject(found);
  found->ProcessWindowEvent(pressed);
  let_events_happen();
}

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

std::filesystem::path clinic_of_two(WindowDriver& window) {
  return window.clinic([](Writing& writing) {
    for (const std::string mrn : {"1", "2"})
      writing.patients().add(invented_patient(mrn, "Quill", "Zeb", "1971-08-02"));
  });
}

}  // namespace

TEST_CASE("backups are set up, made and listed in Administration", "[backup]") {
  BackupWindow window;
  window.open_window(clinic_of_two(window));
  open_section(window);
  CHECK_FALSE(window.part("back up now").IsEnabled());
  CHECK_FALSE(window.part("restore backup").IsEnabled());
  set_up(window);
  CHECK(window.rows("backups").empty());
  window.press("back up now");
  window.settle();
  REQUIRE(window.rows("backups").size() == 1);
  CHECK(window.rows("backups")[0].find("whole") != std::string::npos);
  CHECK(window.frame().messages().sentence().find("read back") != std::string::npos);
  CHECK(files_in(backups(window)) == 1);
}

TEST_CASE("a passphrase that is too short or typed twice in two ways is refused under its field", "[backup]") {
  BackupWindow window;
  window.open_window(clinic_of_two(window));
  open_section(window);
  window.type("backup passphrase", "short");
  window.press("save backup plan");
  CHECK(window.note_under("backup passphrase").find("15") != std::string::npos);
  window.type("backup passphrase", passphrase);
  window.type("backup passphrase again", "seven wet herons sink");
  window.press("save backup plan");
  CHECK(window.note_under("backup passphrase again").find("not the same") != std::string::npos);
}

TEST_CASE("a backup is tried out, and what came of it is shown and kept", "[backup]") {
  BackupWindow window;
  window.open_window(clinic_of_two(window));
  open_section(window);
  set_up(window);
  window.press("back up now");
  window.settle();
  window.press("try backup");
  CHECK(window.has("drill"));
  CHECK(window.frame().messages().sentence() == "It can be brought back.");
}

TEST_CASE("a backup is brought back over the file only after saying what that changes, and the file is kept",
          "[backup]") {
  BackupWindow window;
  const fs::path file = clinic_of_two(window);
  const fs::path kept = file.string() + ".replaced-2026-10-05-090000Z";
  window.open_window(file);
  open_section(window);
  set_up(window);
  window.press("back up now");
  window.settle();
  window.press("restore backup");
  REQUIRE(window.has("restore"));
  window.press("leave as it is");
  CHECK_FALSE(window.has("restore"));
  CHECK_FALSE(fs::exists(kept));
  window.press("restore backup");
  window.press("put in place");
  CHECK(window.frame().messages().sentence().find("Restored") != std::string::npos);
  CHECK(fs::exists(kept));
}

TEST_CASE("after a restore of a clinic with accounts everybody logs in again", "[backup]") {
  BackupWindow window;
  const fs::path file = clinic_of_two(window);
  Account adams;
  adams.name = adams.full_name = "Adams";
  adams.roles = all_roles;
  window.door->open(file, Access::read_write)->entrance().make_first(adams, passphrase, "desk-1");
  window.open_window(file);
  window.type("account name", "adams");
  window.type("password", passphrase);
  window.key("password", WXK_RETURN);
  open_section(window);
  window.type("backup folder", backups(window).string());
  window.press("save backup plan");
  window.press("back up now");
  window.settle();
  window.press("restore backup");
  window.press("put in place");
  CHECK(window.has("log in"));
  CHECK_FALSE(window.has("administration"));
  CHECK(window.frame().messages().sentence().find("Restored") != std::string::npos);
}

TEST_CASE("closing the window makes a backup of what was entered, and none when there is nothing new", "[backup]") {
  BackupWindow window;
  window.open_window(clinic_of_two(window));
  open_section(window);
  set_up(window);
  window.close_by_person();
  CHECK(files_in(backups(window)) == 1);
  window.open_window(window.folder / "clinic.psoas");
  window.close_by_person();
  CHECK(files_in(backups(window)) == 1);
}

TEST_CASE("a backup that cannot be made at closing says why, and lets the person stay or leave", "[backup]") {
  BackupWindow window;
  window.open_window(clinic_of_two(window));
  open_section(window);
  set_up(window, "/proc/self/task");  // there, and no file can be made in it
  window.frame().Close();
  REQUIRE(let_events_happen_until([] { return wxWindow::FindWindowByName("closing") != nullptr; }));
  auto* text = dynamic_cast<wxStaticText*>(wxWindow::FindWindowByName("closing text"));
  REQUIRE(text);
  CHECK(let_events_happen_until([text] { return text->GetLabelText().Contains("/proc/self/task"); }));
  press_in("closing", "stay");
  CHECK_FALSE(wxWindow::FindWindowByName("closing"));
  CHECK(window.frame().IsShown());
  window.frame().Close();
  REQUIRE(let_events_happen_until([] { return wxWindow::FindWindowByName("closing") != nullptr; }));
  const wxWeakRef<wxWindow> frame(&window.frame());
  press_in("closing", "close without a backup");
  REQUIRE(let_events_happen_until([&] { return !frame; }));
  window.forget_window();
}

TEST_CASE("the window says when the disk for backups is not connected, and closes all the same", "[backup]") {
  BackupWindow window;
  window.open_window(clinic_of_two(window));
  open_section(window);
  set_up(window);
  window.close_by_person();
  fs::remove_all(window.folder / "backups");
  window.open_window(window.folder / "clinic.psoas");
  CHECK(window.frame().messages().sentence().find("is not there") != std::string::npos);
  CHECK(window.frame().alarm().sentence().empty());
  window.close_by_person();
}

TEST_CASE("three days without a backup on another disk stand in red over every screen until one is made", "[backup]") {
  BackupWindow window;
  const fs::path file = clinic_of_two(window);
  window.open_window(file);
  CHECK(window.frame().alarm().sentence().empty());
  window.close_window();
  window.clock.set(window.clock.now() + date::days{4});
  window.open_window(file);
  CHECK(window.frame().alarm().sentence().find("no folder for them was chosen") != std::string::npos);
  window.menu(MenuEntry::follow_ups);
  CHECK(window.frame().alarm().IsShown());
}

TEST_CASE("after four hours of work a backup is made without being asked for", "[backup]") {
  BackupWindow window;
  window.open_window(clinic_of_two(window));
  open_section(window);
  set_up(window);
  window.press("back up now");
  window.settle();
  set_up(window);  // a change of the record
  window.frame().backups().look();
  window.settle();
  CHECK(files_in(backups(window)) == 1);
  window.clock.set(window.clock.now() + std::chrono::hours{4});
  window.frame().backups().look();
  window.settle();
  CHECK(files_in(backups(window)) == 2);
}

}  // namespace psoas::ui
