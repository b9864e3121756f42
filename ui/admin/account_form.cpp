#include "ui/admin/account_form.h"

#include <wx/sizer.h>

#include <utility>

#include "domain/base/text.h"
#include "ui/widget/action_button.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/account_words.h"
#include "ui/wording/admin_words.h"
#include "ui/wording/entrance_sentences.h"

namespace psoas::ui {

namespace words = wording::accounts;

AccountForm::AccountForm(wxWindow* parent, Doing doing, const Account& account, Hears hears)
    : Card(parent), x_doing(doing), x_account(account), x_hears(std::move(hears)) {
  SetName("account form");
  add(section_heading(this, heading()));
  if (doing == Doing::adding || doing == Doing::changing) add_who();
  if (doing == Doing::adding || doing == Doing::setting_password) add_password();
  if (doing == Doing::changing || doing == Doing::disabling) add_reason();
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  auto* save_button = action_button(this, words::save, "save account", [this] { save(); });
  mark_primary(*save_button);
  row->Add(save_button, wxSizerFlags().Border(wxRIGHT, spacing::gap()));
  row->Add(action_button(this, words::cancel, "cancel account", [this] { x_hears.cancel(); }));
  content().Add(row);
}

void AccountForm::focus_first() {
  if (x_name) return x_name->SetFocus();
  if (x_password) return x_password->first().control()->SetFocus();
  x_reason->SetFocus();
}

void AccountForm::refuse_name(std::string_view sentence) {
  x_name_field->refuse(sentence);
  x_name->SetFocus();
}

std::string AccountForm::heading() const {
  switch (x_doing) {
    case Doing::adding: break;
    case Doing::changing: return words::change_heading(x_account.name);
    case Doing::setting_password: return words::password_heading(x_account.name);
    case Doing::disabling: return words::disable_heading(x_account.name, x_account.disabled);
  }
  return words::add_heading;
}

template <class Part>
void AccountForm::add(Part* part) {
  content().Add(part, wxSizerFlags().Border(wxBOTTOM, spacing::field()));
}

void AccountForm::add_who() {
  x_name = new ShortField(this, "new account name", 30);
  x_name->put(x_account.name);
  x_name_field.emplace(this, words::name, x_name, words::name_hint);
  add(x_name_field->over());
  x_full_name = new ShortField(this, "account full name", 40);
  x_full_name->put(x_account.full_name);
  x_full_name_field.emplace(this, words::full_name, x_full_name);
  add(x_full_name_field->over());
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  const std::array<const char*, 3> labels{words::staff, words::physician, words::administrator};
  for (std::size_t place = 0; place < every_role.size(); ++place) {
    const std::string name = "role " + std::string(code_of(every_role[place]));
    x_roles[place] = box(labels[place], name.c_str(), x_account.roles.has(every_role[place]));
    row->Add(x_roles[place], wxSizerFlags().Border(wxRIGHT, spacing::margin()));
  }
  content().Add(plain_text(this, words::roles), wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
  content().Add(row);
  x_roles_note = new FieldNote(this);
  add(x_roles_note);
  x_service = box(words::service, "service account", x_account.service);
  add(x_service);
}

void AccountForm::add_password() {
  x_password.emplace(this);
  add(x_password->first().over());
  add(x_password->again().over());
  x_password->last_control().on_enter([this] { save(); });
  add(muted_text(this, words::must_change));
}

void AccountForm::add_reason() {
  x_reason = new ShortField(this, "account reason", 50);
  x_reason_field.emplace(this, words::reason, x_reason, words::reason_hint);
  add(x_reason_field->over());
}

wxCheckBox* AccountForm::box(const char* label, const char* name, bool on) {
  auto* made = new wxCheckBox(this, wxID_ANY, to_wx(label), wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator,
                              to_wx(name));
  made->SetValue(on);
  return made;
}

// The account as typed; false once what is wrong stands under its field.
bool AccountForm::read_who(Account& account) {
  account.name = trimmed(x_name->typed());
  account.full_name = trimmed(x_full_name->typed());
  account.service = x_service->GetValue();
  account.roles = Roles();
  for (std::size_t place = 0; place < every_role.size(); ++place)
    if (x_roles[place]->GetValue()) account.roles = account.roles.with(every_role[place]);
  x_name_field->settle();
  x_full_name_field->settle();
  x_roles_note->settle(*x_roles[0]);
  const Problems problems = check(account);
  for (const Problem& problem : problems) {
    if (problem.field == "name") x_name_field->refuse(wording::password_sentence(problem));
    else if (problem.field == "full_name") x_full_name_field->refuse(wording::password_sentence(problem));
    else x_roles_note->refuse(*x_roles[0], words::roles_missing);
  }
  return problems.empty();
}

void AccountForm::save() {
  Account account = x_account;
  if (x_name && !read_who(account)) return;
  std::string password;
  if (x_password) {
    const auto typed = x_password->checked({account.name, account.full_name});
    if (!typed) return;
    password = *typed;
  }
  std::string reason;
  if (x_reason) {
    const Checked<std::string> typed = check_text(x_reason->typed(), {500, false, true}, "reason");
    if (!typed) {
      x_reason_field->refuse(wording::admin::under_field(typed.problems().front()));
      return x_reason->SetFocus();
    }
    reason = typed.value();
  }
  if (x_doing == Doing::disabling) account.disabled = !account.disabled;
  x_hears.save(account, password, reason);
}

}  // namespace psoas::ui
