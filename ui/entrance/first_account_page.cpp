#include "ui/entrance/first_account_page.h"

#include "domain/base/text.h"
#include "ui/entrance/attempt.h"
#include "ui/entrance/entrance_page.h"
#include "ui/widget/spacing.h"
#include "ui/wording/entrance_sentences.h"
#include "ui/wording/entrance_words.h"

namespace psoas::ui {

namespace words = wording::entrance;

FirstAccountFields::FirstAccountFields(wxWindow* parent)
    : x_name(new ShortField(parent, "administrator", 34)), x_full_name(new ShortField(parent, "full name", 34)) {
  x_name_field.emplace(parent, words::administrator_name, x_name, words::administrator_hint);
  x_full_name_field.emplace(parent, words::full_name, x_full_name);
  x_password.emplace(parent);
}

void FirstAccountFields::add_to(wxSizer& column) {
  const auto below = wxSizerFlags().Border(wxBOTTOM, spacing::field());
  column.Add(x_name_field->over(), below);
  column.Add(x_full_name_field->over(), below);
  column.Add(x_password->first().over(), below);
  column.Add(x_password->again().over(), below);
}

void FirstAccountFields::on_enter(std::function<void()> act) { x_password->last_control().on_enter(std::move(act)); }

void FirstAccountFields::focus() { x_name->SetFocus(); }

std::optional<FirstAccount> FirstAccountFields::checked(const std::string& clinic) {
  FirstAccount first;
  first.account.name = trimmed(x_name->typed());
  first.account.full_name = trimmed(x_full_name->typed());
  first.account.roles = Role::administrator;
  x_name_field->settle();
  x_full_name_field->settle();
  if (const Problems problems = check(first.account); !problems.empty()) {
    const bool full = problems.front().field == "full_name";
    (full ? *x_full_name_field : *x_name_field).refuse(wording::password_sentence(problems.front()));
    (full ? x_full_name : x_name)->SetFocus();
    return std::nullopt;
  }
  const auto password = x_password->checked({first.account.name, first.account.full_name, clinic});
  if (!password) return std::nullopt;
  first.password = *password;
  return first;
}

void FirstAccountFields::refuse(const LogInError& error) { x_password->refuse(wording::sentence(error)); }

namespace {

class FirstAccountPage : public EntrancePage {
 public:
  FirstAccountPage(wxWindow* parent, const ScreenContext& context, std::string workstation,
                   std::function<void(const Entered&)> entered, std::function<void()> cancel)
      : EntrancePage(parent, context, "first account", words::first_heading),
        x_workstation(std::move(workstation)),
        x_entered(std::move(entered)) {
    add_text(words::first_text);
    x_fields.emplace(card());
    x_fields->add_to(card()->content());
    x_fields->on_enter([this] { set_up(); });
    x_button = make_button(words::set_up, "set up accounts now", [this] { set_up(); });
    add_foot({x_button, make_button(words::cancel, "cancel", std::move(cancel))});
  }

  void arrive() override { x_fields->focus(); }

 private:
  void set_up() {
    const auto first = x_fields->checked(x_context.clinic.name);
    fit();
    if (!first) return;
    x_button->Disable();
    const auto work = [first = *first, workstation = x_workstation](Entrance& entrance) {
      return entrance.make_first(first.account, first.password, workstation);
    };
    attempt(
        x_context.task, this, work, [this](const Entered& entered) { x_entered(entered); },
        [this](const LogInError& error) {
          x_button->Enable();
          x_fields->refuse(error);
          fit();
        },
        [this](const StoreError&) {
          x_button->Enable();
          return false;
        });
  }

  std::string x_workstation;
  std::function<void(const Entered&)> x_entered;
  std::optional<FirstAccountFields> x_fields;
  wxButton* x_button;
};

}  // namespace

Screen* make_first_account_page(wxWindow* parent, const ScreenContext& context, const std::string& workstation,
                                std::function<void(const Entered&)> entered, std::function<void()> cancel) {
  return new FirstAccountPage(parent, context, workstation, std::move(entered), std::move(cancel));
}

}  // namespace psoas::ui
