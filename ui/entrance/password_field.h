#pragma once

// Fields whose text is not shown.

#include <wx/textctrl.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/widget/field.h"

namespace psoas::ui {

class PasswordField : public wxTextCtrl {
 public:
  PasswordField(wxWindow* parent, std::string_view name);

  std::string typed() const;
  // What was typed goes, without an event.
  void wipe();
  // Enter, in this field.
  void on_enter(std::function<void()> act);

 protected:
  wxSize DoGetBestSize() const override;
};

// A password somebody chooses: twice, with the rule under it.
class NewPassword {
 public:
  explicit NewPassword(wxWindow* parent);

  LabelledField& first() { return *x_first_field; }
  LabelledField& again() { return *x_again_field; }
  PasswordField& last_control() { return *x_again; }

  // What was typed when both are the same and the rule is kept; else what is wrong stands under the field. `names`
  // are known to everybody and must not make up the password.
  std::optional<std::string> checked(const std::vector<std::string>& names);
  void refuse(std::string_view sentence);
  void wipe();

 private:
  PasswordField* x_first;
  PasswordField* x_again;
  std::optional<LabelledField> x_first_field;
  std::optional<LabelledField> x_again_field;
};

}  // namespace psoas::ui
