#include "ui/entrance/log_in_page.h"

#include <wx/timer.h>

#include "domain/base/text.h"
#include "domain/demo/demo_accounts.h"
#include "ui/entrance/attempt.h"
#include "ui/entrance/entrance_page.h"
#include "ui/entrance/password_field.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/entrance_sentences.h"
#include "ui/wording/entrance_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::entrance;

constexpr int second_ms = 1000;

class LogInPage : public EntrancePage {
 public:
  LogInPage(wxWindow* parent, const ScreenContext& context, const LogInRequest& request, const LogInHears& hears)
      : EntrancePage(parent, context, "log in", request.locked ? words::locked_heading : words::log_in_heading),
        x_request(request),
        x_hears(hears) {
    add_text(request.locked ? words::locked_by(request.locked->actor) : words::log_in_to(request.file));
    if (request.demo) add_demo_accounts();
    x_name = new ShortField(card(), "account name", 34);
    x_name_field.emplace(card(), words::account_name, x_name);
    add(x_name_field->over());
    x_password = new PasswordField(card(), "password");
    x_password->on_enter([this] { log_in(); });
    x_password_field.emplace(card(), words::password, x_password);
    add(x_password_field->over());
    x_button = make_button(words::log_in, "log in now", [this] { log_in(); });
    auto* recovery =
        make_button(words::use_recovery_code, "use recovery code", [this] { x_hears.use_recovery_code(); });
    add_foot({x_button, recovery});
    if (request.locked) x_name->put(request.locked->actor);
    x_wait.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { count_down(); });
    Bind(wxEVT_CHAR_HOOK, &LogInPage::key, this);
  }

  void arrive() override {
    if (x_physician) x_physician->SetFocus();
    else if (x_name->typed().empty()) x_name->SetFocus();
    else x_password->SetFocus();
  }

 private:
  void add_demo_accounts() {
    add_text(words::demo_accounts);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    for (const DemoAccount& account : demo_accounts) {
      const std::string name = "demo " + std::string(account.name);
      auto* button = make_button(words::demo_account(account.full_name, account.role), name.c_str(),
                                 [this, &account] { log_in_as(account.name, account.password); });
      if (account.role == Role::physician) x_physician = button;
      row->Add(button, wxSizerFlags().Border(wxRIGHT, spacing::gap()));
    }
    add(row);
  }

  // Enter logs in: with nothing typed in a demo clinic the physician, in the field of the name whoever is named.
  void key(wxKeyEvent& event) {
    const bool enter = event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER;
    if (!enter || event.GetModifiers() != wxMOD_NONE) return event.Skip();
    const bool nothing_typed = x_name->typed().empty() && x_password->typed().empty();
    const bool on_other_button = FindFocus() != x_physician && dynamic_cast<wxButton*>(FindFocus());
    if (nothing_typed && x_physician && !on_other_button)
      return log_in_as(demo_accounts[1].name, demo_accounts[1].password);
    if (FindFocus() == x_name && x_password->typed().empty()) return x_password->SetFocus();
    if (FindFocus() == x_name) return log_in();
    event.Skip();
  }

  void log_in() {
    const std::string name(trimmed(x_name->typed()));
    if (name.empty()) {
      refuse(words::name_missing);
      return x_name->SetFocus();
    }
    log_in_as(name, x_password->typed());
  }

  void log_in_as(std::string_view name, std::string_view password) {
    if (x_asking || x_seconds > 0) return;
    x_asking = true;
    x_button->Disable();
    refuse({});
    const bool goes_on = x_request.locked && is_the_locked(name);
    const auto work = [name = std::string(name), password = std::string(password), request = x_request,
                       goes_on](Entrance& entrance) {
      if (!goes_on) return entrance.log_in(name, password, request.workstation, LogInAt::window);
      entrance.unlock(*request.locked, password);
      return *request.locked;
    };
    attempt(
        x_context.task, this, work, [this, goes_on](const Session& session) { x_hears.entered(session, goes_on); },
        [this](const LogInError& error) { refused(error); },
        [this](const StoreError&) {
          ready();
          return false;
        });
  }

  bool is_the_locked(std::string_view name) const { return to_wx(name).CmpNoCase(to_wx(x_request.locked->actor)) == 0; }

  void ready() {
    x_asking = false;
    x_button->Enable(x_seconds == 0);
  }

  void refused(const LogInError& error) {
    x_seconds = error.refusal() == LogInRefusal::wait ? error.seconds() : 0;
    if (x_seconds > 0) x_wait.Start(second_ms);
    x_password->wipe();
    ready();
    refuse(wording::sentence(error));
    x_password->SetFocus();
  }

  void count_down() {
    if (--x_seconds > 0) return refuse(wording::sentence(LogInError(LogInRefusal::wait, x_seconds)));
    x_wait.Stop();
    ready();
    refuse({});
  }

  LogInRequest x_request;
  LogInHears x_hears;
  ShortField* x_name;
  PasswordField* x_password;
  std::optional<LabelledField> x_name_field;
  std::optional<LabelledField> x_password_field;
  wxButton* x_button;
  wxButton* x_physician = nullptr;
  bool x_asking = false;
  int x_seconds = 0;  // to wait
  wxTimer x_wait;
};

}  // namespace

Screen* make_log_in_page(wxWindow* parent, const ScreenContext& context, const LogInRequest& request,
                         const LogInHears& hears) {
  return new LogInPage(parent, context, request, hears);
}

}  // namespace psoas::ui
