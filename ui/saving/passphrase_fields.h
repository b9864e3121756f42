#pragma once

// The passphrase that seals what leaves the clinic, typed twice; and the name of what it seals.

#include <wx/sizer.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "domain/store/door.h"
#include "ui/entrance/password_field.h"
#include "ui/widget/file_door.h"

namespace psoas::ui {

// By that door.
SealWith sealing(StoreDoor& door);

// Where a file is to be saved; nothing when the person thought better of it.
using AskWhereToSave = std::function<std::optional<std::filesystem::path>(wxWindow* over, const std::string& kinds,
                                                                          const std::string& suggested_name)>;

// A workbook's place, with the ending of sealed files when it is to be one.
std::optional<std::filesystem::path> ask_for_workbook(wxWindow* over, const AskWhereToSave& ask,
                                                      const std::string& suggested_name, bool sealed);

class PassphraseFields {
 public:
  // The controls are called "`name` passphrase" and "`name` passphrase again". Out of sight to begin with.
  PassphraseFields(wxWindow* parent, wxSizer& content, const std::string& name);

  void show(bool in_sight);
  void on_enter(std::function<void()> act) { x_again->on_enter(std::move(act)); }
  PasswordField& first() { return *x_first; }

  // Nothing when what was typed does not do, which then stands under its field.
  std::optional<std::string> checked();
  void wipe();

 private:
  wxSizer& x_content;
  wxSizer* x_row;
  PasswordField* x_first;
  PasswordField* x_again;
  std::optional<LabelledField> x_first_field;
  std::optional<LabelledField> x_again_field;
};

}  // namespace psoas::ui
