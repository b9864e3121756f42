#include "ui/entrance/password_field.h"

#include "domain/access/account.h"
#include "ui/widget/accessible.h"
#include "ui/widget/control_size.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/entrance_sentences.h"
#include "ui/wording/entrance_words.h"

namespace psoas::ui {

namespace words = wording::entrance;

namespace {

constexpr int characters = 34;

}  // namespace

PasswordField::PasswordField(wxWindow* parent, std::string_view name)
    : wxTextCtrl(parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_PASSWORD | wxTE_PROCESS_ENTER,
                 wxDefaultValidator, to_wx(name)) {
  SetMinSize(wxSize(spacing::width_of(*this, characters), -1));
  SetInitialSize(GetMinSize());
  name_for_readers(*this, name);
}

wxSize PasswordField::DoGetBestSize() const { return entry_size(*this, wxTextCtrl::DoGetBestSize()); }

std::string PasswordField::typed() const { return from_wx(GetValue()); }

void PasswordField::wipe() { ChangeValue({}); }

void PasswordField::on_enter(std::function<void()> act) {
  Bind(wxEVT_TEXT_ENTER, [act = std::move(act)](wxCommandEvent&) { act(); });
}

NewPassword::NewPassword(wxWindow* parent)
    : x_first(new PasswordField(parent, "new password")), x_again(new PasswordField(parent, "new password again")) {
  x_first_field.emplace(parent, words::new_password, x_first, words::password_hint);
  x_first_field->keep_hint_to_control();
  x_again_field.emplace(parent, words::new_password_again, x_again);
}

std::optional<std::string> NewPassword::checked(const std::vector<std::string>& names) {
  x_first_field->settle();
  x_again_field->settle();
  std::string typed = x_first->typed();
  if (const Problems problems = check_password(typed, names); !problems.empty()) {
    refuse(wording::password_sentence(problems.front()));
    return std::nullopt;
  }
  if (typed != x_again->typed()) {
    x_again_field->refuse(words::passwords_differ);
    x_again->SetFocus();
    x_again->SelectAll();
    return std::nullopt;
  }
  return typed;
}

void NewPassword::refuse(std::string_view sentence) {
  x_first_field->refuse(sentence);
  x_first->SetFocus();
  x_first->SelectAll();
}

void NewPassword::wipe() {
  x_first->wipe();
  x_again->wipe();
}

}  // namespace psoas::ui
