#pragma once

// The first administrator of a clinic: a part of the page that makes a clinic, and a page of its own for a clinic that
// has been open to everybody.

#include <functional>
#include <optional>
#include <string>

#include "domain/access/account.h"
#include "domain/store/entrance.h"
#include "ui/entrance/password_field.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

struct FirstAccount {
  Account account;
  std::string password;
};

class FirstAccountFields {
 public:
  explicit FirstAccountFields(wxWindow* parent);

  // Each stands below the one before.
  void add_to(wxSizer& column);
  void on_enter(std::function<void()> act);
  void focus();

  // Nothing once what is wrong stands under its field.
  std::optional<FirstAccount> checked(const std::string& clinic);
  void refuse(const LogInError& error);

 private:
  ShortField* x_name;
  ShortField* x_full_name;
  std::optional<LabelledField> x_name_field;
  std::optional<LabelledField> x_full_name_field;
  std::optional<NewPassword> x_password;
};

Screen* make_first_account_page(wxWindow* parent, const ScreenContext& context, const std::string& workstation,
                                std::function<void(const Entered&)> entered, std::function<void()> cancel);

}  // namespace psoas::ui
