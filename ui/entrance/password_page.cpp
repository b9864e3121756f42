#include "ui/entrance/password_page.h"

#include "ui/entrance/attempt.h"
#include "ui/entrance/entrance_page.h"
#include "ui/entrance/password_field.h"
#include "ui/wording/entrance_sentences.h"
#include "ui/wording/entrance_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::entrance;

class PasswordPage : public EntrancePage {
 public:
  PasswordPage(wxWindow* parent, const ScreenContext& context, std::function<void()> done, std::function<void()> cancel)
      : EntrancePage(parent, context, "change password", words::change_heading), x_done(std::move(done)) {
    add_text(cancel ? words::change_text : words::must_change_text);
    x_old = new PasswordField(card(), "old password");
    x_old_field.emplace(card(), words::old_password, x_old);
    add(x_old_field->over());
    x_new.emplace(card());
    add(x_new->first().over());
    add(x_new->again().over());
    x_new->last_control().on_enter([this] { change(); });
    x_button = make_button(words::change_password, "change password now", [this] { change(); });
    if (cancel) add_foot({x_button, make_button(words::cancel, "cancel", std::move(cancel))});
    else add_foot({x_button});
  }

  void arrive() override { x_old->SetFocus(); }

 private:
  void change() {
    refuse({});
    const auto password = x_new->checked({x_context.session.actor, x_context.clinic.name});
    fit();
    if (!password) return;
    x_button->Disable();
    const auto work = [session = x_context.session, old = x_old->typed(), password = *password](Entrance& entrance) {
      entrance.change_password(session, old, password);
      return true;
    };
    attempt(
        x_context.task, this, work, [this](bool) { x_done(); },
        [this](const LogInError& error) {
          x_button->Enable();
          if (error.refusal() == LogInRefusal::weak) x_new->refuse(wording::sentence(error));
          else if (error.refusal() == LogInRefusal::wrong) refuse(words::old_password_wrong);
          else refuse(wording::sentence(error));
          fit();
        },
        [this](const StoreError&) {
          x_button->Enable();
          return false;
        });
  }

  std::function<void()> x_done;
  PasswordField* x_old;
  std::optional<LabelledField> x_old_field;
  std::optional<NewPassword> x_new;
  wxButton* x_button;
};

}  // namespace

Screen* make_password_page(wxWindow* parent, const ScreenContext& context, std::function<void()> done,
                           std::function<void()> cancel) {
  return new PasswordPage(parent, context, std::move(done), std::move(cancel));
}

}  // namespace psoas::ui
