// Backups in Administration: set up, made, tried out, brought back; and what the window does of itself.

#include <SQLiteCpp/SQLiteCpp.h>
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

std::filesystem::path clinic_of_two(WindowDriver& window) {
  return window.clinic([](Writing& writing) {
    for (const std::string mrn : {"1", "2"})
      writing.patients().add(invented_patient(mrn, "Quill", "Zeb", "1971-08-02"));
  });
}

// One with an account, logged in, and a folder for its backups.
struct GuardedBackupWindow : BackupWindow {
  fs::path file = clinic_of_two(*this);

  GuardedBackupWindow() {
    Account adams;
    adams.name = adams.full_name = "Adams";
    adams.roles = all_roles;
    door->open(file, Access::read_write)->entrance().make_first(adams, passphrase, "desk-1");
    open_window(file);
    log_in();
  }

  void log_in() {
    type("account name", "adams");
    type("password", passphrase);
    key("password", WXK_RETURN);
  }
  void set_up_in(const fs::path& chosen) {
    open_section(*this);
    type("backup folder", chosen.string());
    press("save backup plan");
  }
  void lock(bool going_to_sleep = false) {
    frame().lock(going_to_sleep);
    settle();
  }
};

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

TEST_CASE("a record that was changed outside stands in red once a backup has found it", "[backup]") {
  BackupWindow window;
  const fs::path file = clinic_of_two(window);
  window.open_window(file);
  open_section(window);
  set_up(window);
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("UPDATE clinic SET name = 'Elsewhere'");
  CHECK(window.frame().alarm().sentence().find("outside") == std::string::npos);
  window.press("back up now");
  window.settle();
  CHECK(files_in(backups(window)) == 1);
  CHECK(window.frame().messages().sentence().find("hanged outside") != std::string::npos);
}

TEST_CASE("a backup that the window makes by itself shows in red what it found", "[backup]") {
  BackupWindow window;
  const fs::path file = clinic_of_two(window);
  window.open_window(file);
  open_section(window);
  set_up(window);
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE).exec("UPDATE patient SET note = 'never said' WHERE id = 1");
  window.frame().backups().look();
  window.settle();
  CHECK(files_in(backups(window)) == 1);
  CHECK(window.frame().alarm().sentence().find("hanged outside") != std::string::npos);
}

TEST_CASE("whoever may try a backup out is reminded once a month", "[backup]") {
  BackupWindow window;
  const fs::path file = clinic_of_two(window);
  window.open_window(file);
  open_section(window);
  set_up(window);
  window.press("back up now");
  window.settle();
  const auto said_at_opening = [&](int days) {
    window.close_by_person();
    window.clock.set(window.clock.now() + std::chrono::hours{24 * days});
    window.open_window(file);
    window.settle();
    return window.frame().messages().sentence();
  };
  CHECK(said_at_opening(1).find("tried out") == std::string::npos);
  CHECK(said_at_opening(30).find("tried out") != std::string::npos);
  CHECK(said_at_opening(1).find("tried out") == std::string::npos);
  CHECK(said_at_opening(30).find("tried out") != std::string::npos);
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
  GuardedBackupWindow window;
  window.set_up_in(backups(window));
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

TEST_CASE("locking makes a backup while the keys are there, and the locked window closes without asking", "[backup]") {
  GuardedBackupWindow window;
  window.set_up_in(backups(window));
  window.lock();
  REQUIRE(window.frame().locked());
  CHECK(files_in(backups(window)) == 1);
  window.close_by_person();
  CHECK(files_in(backups(window)) == 1);
}

TEST_CASE("after a lock that made a backup only the password leads back to where the person was", "[backup]") {
  GuardedBackupWindow window;
  window.set_up_in(backups(window));
  window.lock();
  window.type("password", "not the password at all");
  window.key("password", WXK_RETURN);
  CHECK(window.frame().locked());
  window.type("password", passphrase);
  window.key("password", WXK_RETURN);
  CHECK_FALSE(window.frame().locked());
  CHECK(window.has("administration"));
}

TEST_CASE("a locked window of which no backup could be made says so at closing", "[backup]") {
  GuardedBackupWindow window;
  window.set_up_in("/proc/self/task");  // there, and no file can be made in it
  window.lock();
  window.frame().Close();
  REQUIRE(let_events_happen_until([] { return wxWindow::FindWindowByName("closing") != nullptr; }));
  auto* text = dynamic_cast<wxStaticText*>(wxWindow::FindWindowByName("closing text"));
  REQUIRE(text);
  CHECK(text->GetLabelText().Contains("may be in no backup"));
  CHECK(text->GetLabelText().Contains("/proc/self/task"));
  press_in("closing", "stay");
  CHECK(window.frame().locked());
}

TEST_CASE("a computer that goes to sleep makes no backup, and closing the locked window says what is in none",
          "[backup]") {
  GuardedBackupWindow window;
  window.set_up_in(backups(window));
  window.press("back up now");
  window.settle();
  window.set_up_in(window.folder);  // a change of the record
  window.set_up_in(backups(window));
  window.lock(true);
  CHECK(files_in(backups(window)) == 1);
  window.frame().Close();
  REQUIRE(let_events_happen_until([] { return wxWindow::FindWindowByName("closing") != nullptr; }));
  auto* text = dynamic_cast<wxStaticText*>(wxWindow::FindWindowByName("closing text"));
  REQUIRE(text);
  CHECK(text->GetLabelText().Contains("since the backup of 2026-10-05 09:00"));
  press_in("closing", "stay");
}

TEST_CASE("logging out makes a backup first", "[backup]") {
  GuardedBackupWindow window;
  window.set_up_in(backups(window));
  window.menu(MenuEntry::log_out);
  REQUIRE(let_events_happen_until([&] { return window.has("log in"); }));
  CHECK(files_in(backups(window)) == 1);
}

TEST_CASE("logging out without a backup that cannot be made is the person's choice", "[backup]") {
  GuardedBackupWindow window;
  window.set_up_in("/proc/self/task");
  window.menu(MenuEntry::log_out);
  REQUIRE(let_events_happen_until([] { return wxWindow::FindWindowByName("closing") != nullptr; }));
  CHECK_FALSE(window.has("log in"));
  press_in("closing", "close without a backup");
  REQUIRE(let_events_happen_until([&] { return window.has("log in"); }));
}

TEST_CASE("opening another clinic backs this one up first", "[backup]") {
  BackupWindow window;
  window.open_window(clinic_of_two(window));
  open_section(window);
  set_up(window);
  const fs::path other = window.folder / "other.psoas";
  ClinicSettings settings;
  settings.name = "Lakeside Pain Clinic";
  window.door->create(other, settings, window.session);
  window.dialogs.next_file = other;
  window.menu(MenuEntry::open_clinic);
  REQUIRE(
      let_events_happen_until([&] { return window.frame().GetStatusBar()->GetStatusText(0).Contains("Lakeside"); }));
  CHECK(files_in(backups(window)) == 1);
}

TEST_CASE("the first log-in after an update says once that a sealed copy was made, and where", "[backup]") {
  BackupWindow window;
  const fs::path file = window.folder / "clinic.psoas";
  fs::copy_file(fs::path(TEST_DATA) / "files" / "version-13.psoas", file);
  const auto log_in = [&] {
    window.open_window(file);
    window.type("account name", "hale");
    window.type("password", "seven wet herons sing");
    window.key("password", WXK_RETURN);
    window.settle();
  };
  log_in();
  CHECK(window.frame().messages().sentence().find("clinic.version-13-2026-10-05-090000Z") != std::string::npos);
  window.close_window();
  log_in();
  CHECK(window.frame().messages().sentence().find("version-13") == std::string::npos);
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
