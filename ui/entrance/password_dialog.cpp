#include "ui/entrance/password_dialog.h"

#include "ui/entrance/attempt.h"
#include "ui/entrance/password_field.h"
#include "ui/widget/waiting_dialog.h"
#include "ui/wording/entrance_sentences.h"
#include "ui/wording/entrance_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::entrance;

class PasswordDialog : public WaitingDialog {
 public:
  PasswordDialog(wxWindow* over, Task& task, const Session& session, const std::string& why,
                 std::function<void(bool)> answer)
      : WaitingDialog(over, words::password_again_heading, why, "password dialog"),
        x_task(task),
        x_session(session),
        x_answer(std::move(answer)) {
    x_password = new PasswordField(this, "password once more");
    x_password->on_enter([this] { go_on(); });
    x_field.emplace(this, words::password_of(session.actor), x_password);
    add(x_field->over());
    open(*x_password, "give password", "give no password");
  }

 private:
  void go_on() override {
    if (!go_on_button().IsEnabled()) return;
    go_on_button().Disable();
    x_field->settle();
    const auto work = [session = x_session, password = x_password->typed()](Entrance& entrance) {
      entrance.give_password(session, password);
      return true;
    };
    attempt(
        x_task, this, work, [this](bool) { answered(true); }, [this](const LogInError& error) { refused(error); },
        [this](const StoreError&) {
          answered(false);
          return false;
        });
  }

  void give_up() override { answered(false); }

  void refused(const LogInError& error) {
    go_on_button().Enable();
    x_password->wipe();
    x_field->refuse(error.refusal() == LogInRefusal::wrong ? words::not_your_password : wording::sentence(error));
    fit();
    x_password->SetFocus();
  }

  void answered(bool given) {
    end([answer = x_answer, given] { answer(given); });
  }

  Task& x_task;
  Session x_session;
  std::function<void(bool)> x_answer;
  PasswordField* x_password;
  std::optional<LabelledField> x_field;
};

}  // namespace

void ask_for_password(wxWindow* over, Task& task, const Session& session, const std::string& why,
                      std::function<void(bool given)> answer) {
  new PasswordDialog(over, task, session, why, std::move(answer));
}

}  // namespace psoas::ui
