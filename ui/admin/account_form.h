#pragma once

#include <wx/checkbox.h>

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "domain/store/entrance.h"
#include "ui/entrance/password_field.h"
#include "ui/widget/card.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"

namespace psoas::ui {

// One thing being done to an account: fields, Save and Cancel.
class AccountForm : public Card {
 public:
  enum class Doing { adding, changing, setting_password, disabling };

  struct Hears {
    std::function<void(const Account&, const std::string& password, const std::string& reason)> save;
    std::function<void()> cancel;
  };

  AccountForm(wxWindow* parent, Doing doing, const Account& account, Hears hears);

  Doing doing() const { return x_doing; }
  const Account& account() const { return x_account; }

  void focus_first();
  void refuse_name(std::string_view sentence);
  void refuse_password(std::string_view sentence) { x_password->refuse(sentence); }

 private:
  std::string heading() const;
  template <class Part>
  void add(Part* part);
  void add_who();
  void add_password();
  void add_reason();
  wxCheckBox* box(const char* label, const char* name, bool on);
  bool read_who(Account& account);
  void save();

  Doing x_doing;
  Account x_account;
  Hears x_hears;
  ShortField* x_name = nullptr;
  ShortField* x_full_name = nullptr;
  std::array<wxCheckBox*, every_role.size()> x_roles{};
  FieldNote* x_roles_note = nullptr;
  wxCheckBox* x_service = nullptr;
  ShortField* x_reason = nullptr;
  std::optional<LabelledField> x_name_field;
  std::optional<LabelledField> x_full_name_field;
  std::optional<LabelledField> x_reason_field;
  std::optional<NewPassword> x_password;
};

}  // namespace psoas::ui
