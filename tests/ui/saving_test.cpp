// Where a report is saved, and how it leaves: sealed or not, with rows of patients or without.

#include <wx/checkbox.h>

#include <fstream>

#include "domain/demo/write_demo.h"
#include "domain/store/entrance.h"
#include "domain/store/sealed_exports.h"
#include "tests/support/accounts.h"
#include "tests/support/files.h"
#include "tests/ui/window_driver.h"
#include "ui/saving/save_dialog.h"

namespace psoas::ui {
namespace {

using tests::account;
using tests::bytes_of;
using tests::good;

const std::vector<FileFormat> formats{{"pdf", "PDF"}, {"xlsx", "Workbook"}, {"csv", "Table"}};

// The demo clinic's page Outcomes, with somebody of this role at the window.
struct Saving : WindowDriver {
  explicit Saving(Role role) {
    const auto file = clinic();
    {
      const auto store = door->open(file, Access::read_write);
      NoProgress progress;
      write_demo(*store, session, DemoClinic({.patients = 20, .years = 3}, *store->catalogue()), progress);
      const Session first = store->entrance().make_first(account("Adams", Role::administrator), good, "desk-1").session;
      if (role != Role::administrator) {
        const AccountId id = store->entrance().add_account(first, account("Person", role), good);
        (void)id;
      }
    }
    open_window(file);
    type("account name", role == Role::administrator ? "adams" : "person");
    type("password", good);
    key("password", WXK_RETURN);
    if (role != Role::administrator) choose_new_password();
    menu(MenuEntry::outcomes);
  }

  // A password that somebody else chose is changed first.
  void choose_new_password() {
    type("old password", good);
    type("new password", tests::better);
    type("new password again", tests::better);
    key("new password again", WXK_RETURN);
    settle();
  }

  void save_as(const std::string& name) {
    dialogs.next_file = folder / name;
    press("export answer");
    settle();
  }
  bool asks() { return wxWindow::FindWindowByName("leaving dialog") != nullptr; }
  void tick_rows() {
    auto& box = part<wxCheckBox>("patient rows");
    box.SetValue(true);
    wxCommandEvent ticked(wxEVT_CHECKBOX, box.GetId());
    ticked.SetEventObject(&box);
    box.ProcessWindowEvent(ticked);
  }
};

TEST_CASE("a name has the ending of the chosen format unless it has one of its own", "[saving]") {
  CHECK(with_ending("trend", formats, 0) == "trend.pdf");
  CHECK(with_ending("trend", formats, 1) == "trend.xlsx");
  CHECK(with_ending("trend.csv", formats, 1) == "trend.csv");
  CHECK(with_ending("Dr. Hale", formats, 0) == "Dr. Hale.pdf");
}

TEST_CASE("what is saved as sealed never gets a name in clear", "[saving]") {
  CHECK(with_ending("trend", formats, 3) == "trend.pdf.psoas-sealed");
  CHECK(with_ending("trend.xlsx", formats, 3) == "trend.xlsx.psoas-sealed");
  CHECK(with_ending("trend.csv.psoas-sealed", formats, 0) == "trend.csv.psoas-sealed");
  CHECK(with_ending("trend.psoas-sealed", formats, 1) == "trend.pdf.psoas-sealed");
}

TEST_CASE("staff save an answer without rows of patients and are not asked for them", "[saving]") {
  Saving window(Role::staff);
  window.save_as("answer.csv");
  CHECK_FALSE(window.asks());
  CHECK(bytes_of(window.folder / "answer.csv").find("DEMO-") == std::string::npos);
}

TEST_CASE("a physician's rows of patients leave for a reason", "[saving]") {
  Saving window(Role::physician);
  window.save_as("answer.csv");
  REQUIRE(window.asks());
  window.tick_rows();
  window.press("let it leave");
  CHECK(window.note_under("leaving reason").find("why") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(window.folder / "answer.csv"));
  window.type("leaving reason", "for the board");
  window.press("let it leave");
  window.settle();
  CHECK(bytes_of(window.folder / "answer.csv").find("DEMO-") != std::string::npos);
}

TEST_CASE("a sealed answer opens again by its passphrase alone", "[saving]") {
  Saving window(Role::staff);
  window.save_as("answer.pdf.psoas-sealed");
  REQUIRE(window.asks());
  window.type("leaving passphrase", "seven wet herons sing");
  window.type("leaving passphrase again", "seven wet herons sink");
  window.press("let it leave");
  CHECK(window.note_under("leaving passphrase again").find("not the same") != std::string::npos);
  window.type("leaving passphrase again", "seven wet herons sing");
  window.press("let it leave");
  window.settle();
  REQUIRE(std::filesystem::exists(window.folder / "answer.pdf.psoas-sealed"));
  NoProgress silent;
  sealed_exports_of(*window.door)
      .open_sealed(window.folder / "answer.pdf.psoas-sealed", window.folder / "again.pdf", "seven wet herons sing",
                   silent);
  CHECK(bytes_of(window.folder / "again.pdf").starts_with("%PDF"));
}

TEST_CASE("who gives up how a file leaves saves nothing", "[saving]") {
  Saving window(Role::physician);
  window.save_as("answer.csv");
  REQUIRE(window.asks());
  window.press("do not save");
  window.settle();
  CHECK_FALSE(std::filesystem::exists(window.folder / "answer.csv"));
}

TEST_CASE("an administrator sees figures and not who is behind them", "[saving]") {
  Saving window(Role::administrator);
  window.key("figures", WXK_RETURN);
  window.settle();
  CHECK_FALSE(window.part("members").IsShown());
  CHECK(window.frame().messages().sentence().find("may read charts") != std::string::npos);
}

}  // namespace
}  // namespace psoas::ui
