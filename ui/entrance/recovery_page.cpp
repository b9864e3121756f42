#include "ui/entrance/recovery_page.h"

#include "domain/base/text.h"
#include "ui/entrance/attempt.h"
#include "ui/entrance/entrance_page.h"
#include "ui/entrance/password_field.h"
#include "ui/widget/entry_field.h"
#include "ui/wording/entrance_sentences.h"
#include "ui/wording/entrance_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::entrance;

class RecoveryPage : public EntrancePage {
 public:
  RecoveryPage(wxWindow* parent, const ScreenContext& context, std::string workstation,
               std::function<void(const Entered&)> entered, std::function<void()> cancel)
      : EntrancePage(parent, context, "recovery", words::recovery_heading),
        x_workstation(std::move(workstation)),
        x_entered(std::move(entered)) {
    add_text(words::recovery_text);
    x_code = new ShortField(card(), "recovery code", 52);
    x_code_field.emplace(card(), words::recovery_code, x_code, words::recovery_code_hint);
    add(x_code_field->over());
    x_name = new ShortField(card(), "administrator", 34);
    x_name_field.emplace(card(), words::administrator_name, x_name);
    add(x_name_field->over());
    x_password.emplace(card());
    add(x_password->first().over());
    add(x_password->again().over());
    x_password->last_control().on_enter([this] { use(); });
    x_button = make_button(words::recover, "use the code", [this] { use(); });
    add_foot({x_button, make_button(words::cancel, "cancel", std::move(cancel))});
  }

  void arrive() override { x_code->SetFocus(); }

 private:
  void use() {
    refuse({});
    x_code_field->settle();
    x_name_field->settle();
    const auto code = recovery_secret_of(x_code->typed());
    if (const auto* wrong = std::get_if<WrongRecoveryCode>(&code)) {
      x_code_field->refuse(wording::sentence(*wrong));
      return fit_and_go_to(x_code);
    }
    const std::string name(trimmed(x_name->typed()));
    if (name.empty()) {
      x_name_field->refuse(words::name_missing);
      return fit_and_go_to(x_name);
    }
    const auto password = x_password->checked({name});
    fit();
    if (!password) return;
    x_button->Disable();
    const auto work = [secret = std::get<RecoverySecret>(code), name, password = *password,
                       workstation = x_workstation](Entrance& entrance) {
      return entrance.use_recovery_code(secret, name, password, workstation);
    };
    attempt(
        x_context.task, this, work, [this](const Entered& entered) { x_entered(entered); },
        [this](const LogInError& error) { refused(error); },
        [this](const StoreError&) {
          x_button->Enable();
          return false;
        });
  }

  void refused(const LogInError& error) {
    x_button->Enable();
    if (error.refusal() == LogInRefusal::weak) x_password->refuse(wording::sentence(error));
    else if (error.refusal() == LogInRefusal::wrong) refuse(words::no_such_administrator);
    else refuse(wording::sentence(error));
    fit();
  }

  void fit_and_go_to(wxWindow* field) {
    fit();
    field->SetFocus();
  }

  std::string x_workstation;
  std::function<void(const Entered&)> x_entered;
  ShortField* x_code;
  ShortField* x_name;
  std::optional<LabelledField> x_code_field;
  std::optional<LabelledField> x_name_field;
  std::optional<NewPassword> x_password;
  wxButton* x_button;
};

}  // namespace

Screen* make_recovery_page(wxWindow* parent, const ScreenContext& context, const std::string& workstation,
                           std::function<void(const Entered&)> entered, std::function<void()> cancel) {
  return new RecoveryPage(parent, context, workstation, std::move(entered), std::move(cancel));
}

}  // namespace psoas::ui
