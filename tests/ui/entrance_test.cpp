// Logging in, the lock, and what asks for the password again.

#include <wx/clipbrd.h>
#include <wx/frame.h>
#include <wx/stattext.h>

#include <iterator>
#include <sstream>

#include "tests/support/accounts.h"
#include "tests/ui/window_driver.h"
#include "ui/entrance/clipboard_guard.h"
#include "ui/entrance/idle_watch.h"
#include "ui/entrance/password_dialog.h"
#include "ui/widget/accessible.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

using tests::account;

constexpr const char* adams_password = tests::good;
constexpr const char* hale_password = tests::better;
constexpr const char* hale_own_password = "nine yellow harbour boats";

// A clinic with one patient and two accounts: Adams, who may do everything, and Hale, whose password Adams chose.
struct GuardedWindow : WindowDriver {
  std::filesystem::path file = clinic(
      [](Writing& writing) { writing.patients().add(invented_patient("DEMO-0001", "Rivera", "Ana", "1971-08-02")); });
  RecoverySecret code{};

  GuardedWindow() {
    const auto store = door->open(file, Access::read_write);
    const Entered entered = store->entrance().make_first(account("Adams", all_roles), adams_password, "desk-1");
    code = entered.recovery;
    store->entrance().add_account(entered.session, account("Hale", Role::physician), hale_password);
  }

  void log_in(const std::string& name, const std::string& password) {
    type("account name", name);
    type("password", password);
    key("password", WXK_RETURN);
  }
  void log_in_as_adams() {
    open_window(file);
    log_in("adams", adams_password);
  }
  void open_rivera() {
    type("search", "rivera");
    key("search", WXK_RETURN);
  }
  std::string title() { return from_wx(frame().GetTitle()); }
  std::string status(int field) { return from_wx(frame().GetStatusBar()->GetStatusText(field)); }
  std::string refusal() { return from_wx(part<wxStaticText>("refusal").GetLabelText()); }
  bool in_sight(const std::string& name) { return has(name) && part(name).IsShownOnScreen(); }
};

TEST_CASE("a clinic with accounts shows nothing before name and password are typed, and Enter logs in", "[entrance]") {
  GuardedWindow window;
  window.open_window(window.file);
  CHECK(window.in_sight("log in"));
  CHECK_FALSE(window.part("navigation").IsShown());
  CHECK_FALSE(window.part("search").IsEnabled());
  CHECK(window.status(0).empty());
  CHECK(window.status(1) == "Nobody is logged in");
  window.log_in("adams", adams_password);
  CHECK_FALSE(window.has("log in"));
  CHECK(window.part("navigation").IsShown());
  CHECK(window.status(0) == "Harbour Pain Clinic");
  CHECK(window.status(1).find("Adams") != std::string::npos);
  window.open_rivera();
  CHECK(window.title() == "PsoasTrack · Rivera, Ana · DEMO-0001");
}

TEST_CASE("a wrong password is refused with a sentence, empties the field and lets nobody in", "[entrance]") {
  GuardedWindow window;
  window.open_window(window.file);
  window.log_in("adams", "not the password at all");
  CHECK(window.refusal().find("Name and password do not belong together.") != std::string::npos);
  CHECK(window.text("password").empty());
  CHECK(window.in_sight("log in"));
  window.log_in("adams", adams_password);
  CHECK_FALSE(window.has("log in"));
}

TEST_CASE("after three failures the seconds to wait count down on the page", "[entrance]") {
  GuardedWindow window;
  window.open_window(window.file);
  for (int attempt = 0; attempt < 4; ++attempt) window.log_in("adams", "not the password at all");
  CHECK(window.refusal().find("Try again in 1 second.") != std::string::npos);
  CHECK_FALSE(window.part("log in now").IsEnabled());
  REQUIRE(let_events_happen_until([&] { return window.part("log in now").IsEnabled(); }));
  CHECK_FALSE(window.part("refusal").IsShown());
}

TEST_CASE("a password that somebody else chose is changed before anything else", "[entrance]") {
  GuardedWindow window;
  window.open_window(window.file);
  window.log_in("hale", hale_password);
  REQUIRE(window.in_sight("change password"));
  CHECK_FALSE(window.part("navigation").IsShown());
  window.type("old password", hale_password);
  window.type("new password", "too short");
  window.press("change password now");
  CHECK(window.note_under("new password").find("at least 15 characters") != std::string::npos);
  window.type("new password", hale_own_password);
  window.type("new password again", hale_password);
  window.press("change password now");
  CHECK(window.note_under("new password again").substr(0, 3) == "✗");
  window.type("new password again", hale_own_password);
  window.press("change password now");
  CHECK(window.part("navigation").IsShown());
  window.close_window();
  window.open_window(window.file);
  window.log_in("hale", hale_own_password);
  CHECK(window.part("navigation").IsShown());
}

TEST_CASE("who changes the password somebody else chose is shown what the account allows", "[entrance]") {
  GuardedWindow window;
  window.open_window(window.file);
  window.log_in("hale", hale_password);
  window.type("old password", hale_password);
  window.type("new password", hale_own_password);
  window.type("new password again", hale_own_password);
  window.press("change password now");
  window.open_rivera();
  CHECK(window.title() == "PsoasTrack · Rivera, Ana · DEMO-0001");
}

TEST_CASE("an account that is disabled elsewhere is out at its next step, and the log-in page says so", "[entrance]") {
  GuardedWindow window;
  {
    const auto store = window.door->open(window.file, Access::read_write);
    const Session hale = store->entrance().log_in("hale", hale_password, "desk-1");
    store->entrance().change_password(hale, hale_password, hale_own_password);
  }
  window.open_window(window.file);
  window.log_in("hale", hale_own_password);
  REQUIRE(window.part("navigation").IsShown());
  {
    const auto store = window.door->open(window.file, Access::read_write);
    const Session adams = store->entrance().log_in("adams", adams_password, "desk-2");
    Account hale = store->entrance().accounts(adams).back();
    hale.disabled = true;
    store->entrance().change_account(adams, hale, "left");
  }
  window.open_rivera();
  REQUIRE(let_events_happen_until([&] { return window.in_sight("log in"); }));
  CHECK(window.frame().messages().sentence().find("the account is disabled") != std::string::npos);
  CHECK_FALSE(window.part("navigation").IsShown());
  window.log_in("hale", hale_own_password);
  CHECK(window.refusal().find("This account is disabled.") != std::string::npos);
}

TEST_CASE("a window over a clinic that gets its first account elsewhere asks for a log-in from then on", "[entrance]") {
  WindowDriver window;
  const auto file = window.clinic(
      [](Writing& writing) { writing.patients().add(invented_patient("DEMO-0001", "Rivera", "Ana", "1971-08-02")); });
  window.open_window(file);
  {
    const auto store = window.door->open(file, Access::read_write);
    store->entrance().make_first(account("Adams", all_roles), adams_password, "desk-2");
  }
  window.type("search", "rivera");
  window.key("search", WXK_RETURN);
  REQUIRE(let_events_happen_until([&] { return window.has("log in"); }));
  CHECK_FALSE(window.part("navigation").IsShown());
  window.type("account name", "adams");
  window.type("password", adams_password);
  window.key("password", WXK_RETURN);
  CHECK(window.part("navigation").IsShown());
}

TEST_CASE("the recovery code names a mistyped group, then gives a new password and shows the next code", "[entrance]") {
  GuardedWindow window;
  window.open_window(window.file);
  window.press("use recovery code");
  std::string wrong = recovery_code_text(window.code);
  wrong[7] = wrong[7] == '7' ? '8' : '7';
  window.type("recovery code", wrong);
  window.type("administrator", "adams");
  window.type("new password", hale_own_password);
  window.type("new password again", hale_own_password);
  window.press("use the code");
  CHECK(window.note_under("recovery code").find("Group 2 of the recovery code is mistyped") != std::string::npos);
  window.type("recovery code", recovery_code_text(window.code));
  window.press("use the code");
  REQUIRE(window.in_sight("new recovery code"));
  const std::string shown = from_wx(window.part<wxStaticText>("code").GetLabelText());
  CHECK(shown.find(recovery_group(window.code, 1)) == std::string::npos);
}

TEST_CASE("the page with a new code goes on once two of its groups are typed back", "[entrance]") {
  WindowDriver window;
  window.open_window();
  window.press("Create a clinic");
  window.type("clinic name", "Harbour Pain Clinic");
  window.type("administrator", "adams");
  window.type("full name", "Robin Adams");
  window.type("new password", adams_password);
  window.type("new password again", adams_password);
  window.dialogs.next_file = window.folder / "harbour.psoas";
  window.press("create");
  const std::string shown = from_wx(window.part<wxStaticText>("code").GetLabelText());
  window.type("group 1", "ABCDE");
  window.press("code is kept");
  CHECK(window.note_under("group 1").substr(0, 3) == "✗");
  CHECK_FALSE(window.part("navigation").IsShown());
  std::istringstream code(shown);
  const std::vector<std::string> groups{std::istream_iterator<std::string>(code), {}};
  REQUIRE(groups.size() == recovery_groups);
  for (const std::string field : {"group 1", "group 2"}) {
    const std::string asked = name_read_for(window.part(field));
    const auto digit = asked.find_first_of("12345678");
    REQUIRE(digit != std::string::npos);
    window.type(field, groups[static_cast<std::size_t>(asked[digit] - '1')]);
  }
  window.press("code is kept");
  CHECK(window.part("navigation").IsShown());
  CHECK(from_wx(window.frame().GetStatusBar()->GetStatusText(0)) == "Harbour Pain Clinic");
  window.close_window();
  window.open_window(window.folder / "harbour.psoas");
  CHECK(window.has("log in"));
}

TEST_CASE("a clinic without accounts says that it is open to everybody and lets them be set up", "[entrance]") {
  WindowDriver window;
  window.open_window(window.clinic());
  CHECK(window.frame().messages().sentence() == "Everybody who can open this file can read and change it.");
  window.frame().messages().act();
  window.settle();
  window.type("administrator", "adams");
  window.type("full name", "Robin Adams");
  window.type("new password", adams_password);
  window.type("new password again", adams_password);
  window.press("set up accounts now");
  CHECK(window.has("new recovery code"));
  window.close_window();
  window.open_window(window.folder / "clinic.psoas");
  CHECK(window.has("log in"));
}

// A task over the guarded file, with Adams logged in, and a window to ask over.
struct AskingWindow : GuardedWindow {
  wxFrame* over =
      new wxFrame(nullptr, wxID_ANY, "asking", wxDefaultPosition, wxDefaultSize, wxDEFAULT_FRAME_STYLE, "asking");
  Task task{[](const std::exception& error) { FAIL(error.what()); }};
  Session adams;
  std::optional<bool> given;

  AskingWindow() {
    over->Show();
    const auto opener = [this](Progress&) { return door->open(file, Access::read_write); };
    task.open(over, "Opening", opener, opener, [](const Store&) {});
    task.run(
        over, [](Store& store) { return store.entrance().log_in("adams", adams_password, "desk-1"); },
        [this](const Session& entered) { adams = entered; });
    wait();
    ask_for_password(over, task, adams, "Voiding asks for your password.", [this](bool answer) { given = answer; });
    wait();
  }
  ~AskingWindow() { over->Destroy(); }
  void wait() {
    let_events_happen();
    REQUIRE(let_events_happen_until([this] { return !task.busy(); }));
    let_events_happen();
  }
  wxWindow* named(const char* name) { return wxWindow::FindWindowByName(name, over); }
  void answer_with(const char* password) {
    auto* field = dynamic_cast<wxTextCtrl*>(named("password once more"));
    REQUIRE(field);
    field->SetValue(password);
    wxCommandEvent enter(wxEVT_TEXT_ENTER, field->GetId());
    enter.SetEventObject(field);
    field->ProcessWindowEvent(enter);
    wait();
  }
};

TEST_CASE("the password asked for once more is refused until it is the right one", "[entrance]") {
  AskingWindow window;
  window.answer_with("not the password at all");
  CHECK_FALSE(window.given);
  REQUIRE(window.named("password dialog"));
  window.answer_with(adams_password);
  CHECK(window.given == true);
  CHECK_FALSE(window.named("password dialog"));
}

TEST_CASE("who gives no password is heard as well", "[entrance]") {
  AskingWindow window;
  wxWindow* cancel = window.named("give no password");
  REQUIRE(cancel);
  wxCommandEvent pressed(wxEVT_BUTTON, wxID_CANCEL);
  pressed.SetEventObject(cancel);
  cancel->ProcessWindowEvent(pressed);
  window.wait();
  CHECK(window.given == false);
}

TEST_CASE("logging out leads to the log-in page, and the next person starts afresh", "[entrance]") {
  GuardedWindow window;
  window.log_in_as_adams();
  window.open_rivera();
  window.menu(MenuEntry::log_out);
  CHECK(window.in_sight("log in"));
  CHECK_FALSE(window.has("patient page"));
  CHECK(window.text("account name").empty());
}

TEST_CASE("locking takes patient, title, search and status out of sight, and the password brings them back", "[lock]") {
  GuardedWindow window;
  window.log_in_as_adams();
  window.open_rivera();
  window.menu(MenuEntry::lock);
  CHECK(window.frame().locked());
  CHECK_FALSE(window.in_sight("patient page"));
  CHECK(window.title().find("Rivera") == std::string::npos);
  CHECK(window.text("search").empty());
  CHECK_FALSE(window.part("search").IsEnabled());
  CHECK(window.status(0) == "Locked");
  CHECK(window.text("account name") == "Adams");
  window.type("password", "not the password at all");
  window.key("password", WXK_RETURN);
  CHECK(window.frame().locked());
  window.type("password", adams_password);
  window.key("password", WXK_RETURN);
  CHECK_FALSE(window.frame().locked());
  CHECK(window.in_sight("patient page"));
  CHECK(window.title() == "PsoasTrack · Rivera, Ana · DEMO-0001");
}

TEST_CASE("nothing can be read or stored for a locked session, whatever asks", "[lock]") {
  GuardedWindow window;
  window.log_in_as_adams();
  window.open_rivera();
  window.menu(MenuEntry::lock);
  for (const MenuEntry entry : {MenuEntry::patients, MenuEntry::new_patient, MenuEntry::find_patient,
                                MenuEntry::refresh, MenuEntry::new_visit, MenuEntry::open_clinic, MenuEntry::back})
    CHECK_FALSE(window.frame().GetMenuBar()->IsEnabled(id_of(entry)));
}

TEST_CASE("a visit being typed is there again after the lock, for its owner as it was", "[lock]") {
  GuardedWindow window;
  window.log_in_as_adams();
  window.open_rivera();
  window.menu(MenuEntry::new_visit);
  window.type("note", "better since Monday");
  window.menu(MenuEntry::lock);
  window.type("password", adams_password);
  window.key("password", WXK_RETURN);
  CHECK(window.in_sight("visit editor"));
  CHECK(window.text("note") == "better since Monday");
}

TEST_CASE("somebody else who logs in over the lock finds no screens, and the typed visit as a draft", "[lock]") {
  GuardedWindow window;
  window.log_in_as_adams();
  window.open_rivera();
  window.menu(MenuEntry::new_visit);
  window.type("note", "better since Monday");
  window.menu(MenuEntry::lock);
  window.log_in("hale", hale_password);
  REQUIRE(window.in_sight("change password"));
  CHECK_FALSE(window.has("visit editor"));
  window.close_window();
  const auto store = window.door->open(window.file, Access::read_write);
  const Session adams = store->entrance().log_in("adams", adams_password, "desk-1");
  const auto drafts = store->read(adams, [](Reading& reading) { return reading.visits().drafts(); });
  REQUIRE(drafts.size() == 1);
}

TEST_CASE("the window locks by itself once nobody has touched it for as long as this computer is set to", "[lock]") {
  GuardedWindow window;
  std::chrono::milliseconds time = std::chrono::hours{5};
  window.open_window(window.file);
  window.frame().idle_watch().use_time([&] { return time; });
  window.log_in("adams", adams_password);
  time += std::chrono::minutes{9};
  window.frame().idle_watch().look();
  CHECK_FALSE(window.frame().locked());
  time += std::chrono::minutes{2};
  window.frame().idle_watch().look();
  CHECK(window.frame().locked());
}

TEST_CASE("the minutes until the lock are chosen in the menu and kept for this computer", "[lock]") {
  GuardedWindow window;
  std::chrono::milliseconds time = std::chrono::hours{5};
  window.open_window(window.file);
  window.frame().idle_watch().use_time([&] { return time; });
  window.log_in("adams", adams_password);
  wxCommandEvent two(wxEVT_MENU, id_of_lock_after(2));
  window.frame().ProcessWindowEvent(two);
  CHECK(idle_minutes() == 2);
  time += std::chrono::minutes{3};
  window.frame().idle_watch().look();
  CHECK(window.frame().locked());
}

TEST_CASE("a clinic without accounts cannot be locked: nobody has a password", "[lock]") {
  WindowDriver window;
  window.open_window(window.clinic());
  CHECK_FALSE(window.frame().GetMenuBar()->IsEnabled(id_of(MenuEntry::lock)));
  window.frame().lock();
  CHECK_FALSE(window.frame().locked());
}

TEST_CASE("an account of a program is refused by the window with a sentence", "[entrance]") {
  GuardedWindow window;
  {
    const auto store = window.door->open(window.file, Access::read_write);
    const Session adams = store->entrance().log_in("adams", adams_password, "desk-1");
    Account program = account("nightly", Role::administrator);
    program.service = true;
    store->entrance().add_account(adams, program, hale_password);
  }
  window.open_window(window.file);
  window.log_in("nightly", hale_password);
  CHECK(window.refusal().find("for programs and opens no window") != std::string::npos);
  CHECK_FALSE(window.part("navigation").IsShown());
}

TEST_CASE("a page with a new recovery code is taken away when nobody touches it, and shown again after the password",
          "[lock]") {
  GuardedWindow window;
  std::chrono::milliseconds time = std::chrono::hours{5};
  window.open_window(window.file);
  window.frame().idle_watch().use_time([&] { return time; });
  window.press("use recovery code");
  window.type("recovery code", recovery_code_text(window.code));
  window.type("administrator", "adams");
  window.type("new password", hale_own_password);
  window.type("new password again", hale_own_password);
  window.press("use the code");
  REQUIRE(window.in_sight("new recovery code"));
  time += std::chrono::minutes{11};
  window.frame().idle_watch().look();
  window.settle();
  CHECK(window.frame().locked());
  CHECK_FALSE(window.has("code"));
  window.log_in("adams", hale_own_password);
  CHECK(window.in_sight("new recovery code"));
  CHECK_FALSE(window.part("navigation").IsShown());
}

TEST_CASE("what was typed on the page of the recovery code goes when nobody touches it", "[lock]") {
  GuardedWindow window;
  std::chrono::milliseconds time = std::chrono::hours{5};
  window.open_window(window.file);
  window.frame().idle_watch().use_time([&] { return time; });
  window.press("use recovery code");
  window.type("recovery code", recovery_code_text(window.code));
  time += std::chrono::minutes{11};
  window.frame().idle_watch().look();
  window.settle();
  CHECK(window.in_sight("log in"));
  CHECK_FALSE(window.has("recovery code"));
}

TEST_CASE("what was copied out of the program leaves the clipboard, what others put there stays", "[lock]") {
  WindowDriver window;
  window.open_window(window.clinic());
  ClipboardGuard guard(std::chrono::milliseconds{50});
  auto& search = window.part<wxTextCtrl>("search");
  const auto held = [] {
    wxTextDataObject text;
    const wxClipboardLocker open;
    return wxTheClipboard->GetData(text) ? from_wx(text.GetText()) : std::string();
  };
  search.ChangeValue("Rivera");
  search.SelectAll();
  search.Copy();
  CHECK(held() == "Rivera");
  REQUIRE(let_events_happen_until([&] { return held().empty(); }));
  search.SelectAll();
  search.Copy();
  {
    const wxClipboardLocker open;
    wxTheClipboard->SetData(new wxTextDataObject("a shopping list"));
  }
  guard.clear();
  CHECK(held() == "a shopping list");
}

}  // namespace
}  // namespace psoas::ui
