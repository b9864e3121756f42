// What an account sees and may do; accounts, permissions and emergency accesses in Administration.

#include <wx/checkbox.h>
#include <wx/notebook.h>

#include "tests/support/accounts.h"
#include "tests/ui/window_driver.h"
#include "ui/widget/table.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

using tests::account;
using tests::better;
using tests::good;

constexpr const char* own = "nine yellow harbour boats";

// A clinic with one patient, an administrator who is nothing else, and one person of staff.
struct AccountsWindow : WindowDriver {
  std::filesystem::path file = clinic(
      [](Writing& writing) { writing.patients().add(invented_patient("DEMO-0001", "Rivera", "Ana", "1971-08-02")); });

  AccountsWindow() {
    const auto store = door->open(file, Access::read_write);
    const Entered entered = store->entrance().make_first(account("Adams", Role::administrator), good, "desk-1");
    store->entrance().add_account(entered.session, account("Osei", Role::staff), better);
    const Session osei = store->entrance().log_in("Osei", better, "desk-1");
    store->entrance().change_password(osei, better, own);
  }

  void log_in(const std::string& name, const std::string& password) {
    open_window(file);
    type("account name", name);
    type("password", password);
    key("password", WXK_RETURN);
  }
  void show_section(const char* label) {
    menu(MenuEntry::administration);
    show_tab("administration sections", label);
  }
  void choose_row(const char* name, int row) {
    auto& table = part<Table>(name);
    table.choose(row);
    wxDataViewEvent chosen(wxEVT_DATAVIEW_SELECTION_CHANGED, &table, table.GetSelection());
    table.ProcessWindowEvent(chosen);
    settle();
  }
  bool in_menu(MenuEntry entry) { return frame().GetMenuBar()->FindItem(id_of(entry)) != nullptr; }
  bool in_sight(const std::string& name) { return has(name) && part(name).IsShownOnScreen(); }
};

TEST_CASE("an administrator alone begins with outcomes and is shown no page of charts", "[accounts]") {
  AccountsWindow window;
  window.log_in("adams", good);
  CHECK(window.in_sight("outcomes"));
  CHECK(window.frame().messages().sentence().empty());
  CHECK_FALSE(window.in_menu(MenuEntry::today));
  CHECK_FALSE(window.in_menu(MenuEntry::follow_ups));
  CHECK_FALSE(window.in_menu(MenuEntry::new_patient));
  CHECK_FALSE(window.in_menu(MenuEntry::new_visit));
  CHECK_FALSE(window.part("page Today").IsShown());
  CHECK(window.part("page Administration").IsShown());
}

TEST_CASE("staff begin with patients and have no page of administration", "[accounts]") {
  AccountsWindow window;
  window.log_in("osei", own);
  CHECK(window.in_menu(MenuEntry::new_visit));
  CHECK_FALSE(window.in_menu(MenuEntry::administration));
  CHECK_FALSE(window.part("page Administration").IsShown());
}

TEST_CASE("a chart that an account does not open asks for a reason and is read under a banner", "[accounts]") {
  AccountsWindow window;
  window.log_in("adams", good);
  window.type("search", "rivera");
  window.key("search", WXK_RETURN);
  REQUIRE(window.in_sight("emergency access"));
  window.type("emergency reason", "no");
  window.press("open chart");
  CHECK(window.note_under("emergency reason").substr(0, 3) == "✗");
  window.type("emergency reason", "asked for by the coroner");
  window.press("open chart");
  CHECK(window.in_sight("patient page"));
  CHECK(window.frame().alarm().sentence().find("30 minutes left") != std::string::npos);
  CHECK_FALSE(window.in_menu(MenuEntry::edit_patient));
  window.show_section("Accounts");
  CHECK(window.frame().alarm().sentence().empty());
  REQUIRE(window.rows("emergency accesses").size() == 1);
  CHECK(window.rows("emergency accesses")[0].find("asked for by the coroner") != std::string::npos);
  window.choose_row("emergency accesses", 0);
  window.press("emergency reviewed");
  CHECK(window.rows("emergency accesses").empty());
}

TEST_CASE("an administrator adds an account, which is refused a name that is taken and a weak password", "[accounts]") {
  AccountsWindow window;
  window.log_in("adams", good);
  window.show_section("Accounts");
  CHECK(window.rows("accounts").size() == 2);
  window.press("add account");
  window.press("save account");
  CHECK(window.note_under("new account name").substr(0, 3) == "✗");
  window.type("new account name", "osei");
  window.type("account full name", "Dr Mercy Hale");
  window.part<wxCheckBox>("role physician").SetValue(true);
  window.type("new password", "short");
  window.press("save account");
  CHECK(window.note_under("new password").substr(0, 3) == "✗");
  window.type("new password", better);
  window.type("new password again", better);
  window.press("save account");
  CHECK(window.note_under("new account name").find("There is an account of this name") != std::string::npos);
  window.type("new account name", "hale");
  window.press("save account");
  const auto rows = window.rows("accounts");
  REQUIRE(rows.size() == 3);
  CHECK(std::any_of(rows.begin(), rows.end(), [](const std::string& row) {
    return row.find("hale | Dr Mercy Hale | physician") != std::string::npos;
  }));
}

TEST_CASE("the last administrator is not disabled, others are", "[accounts]") {
  AccountsWindow window;
  window.log_in("adams", good);
  window.show_section("Accounts");
  for (const int row : {0, 1}) {
    window.choose_row("accounts", row);
    const bool administrator = window.rows("accounts")[static_cast<std::size_t>(row)].starts_with("Adams");
    window.press("disable account");
    window.type("account reason", "left the clinic");
    window.press("save account");
    if (administrator) {
      CHECK(window.frame().messages().sentence().find("the last administrator") != std::string::npos);
      window.press("cancel account");
    }
  }
  int disabled = 0;
  for (const std::string& row : window.rows("accounts")) disabled += row.ends_with("disabled");
  CHECK(disabled == 1);
}

TEST_CASE("what a clinic grants beyond the program's table holds, and what the program keeps is fixed", "[accounts]") {
  AccountsWindow window;
  window.log_in("adams", good);
  window.show_section("Permissions");
  CHECK_FALSE(window.part("manage_accounts staff").IsEnabled());
  CHECK_FALSE(window.part("log_visits staff").IsEnabled());
  CHECK(window.part<wxCheckBox>("log_visits staff").GetValue());
  window.part<wxCheckBox>("change_rules staff").SetValue(true);
  window.press("save permissions");
  CHECK(window.note_under("permissions reason").substr(0, 3) == "✗");
  window.type("permissions reason", "Osei keeps the rules");
  window.press("save permissions");
  window.close_window();
  window.log_in("osei", own);
  CHECK(window.in_menu(MenuEntry::administration));
}

}  // namespace
}  // namespace psoas::ui
