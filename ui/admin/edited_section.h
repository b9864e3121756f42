#pragma once

#include <functional>
#include <string>

#include "ui/admin/admin_section.h"

namespace psoas::ui {

// A section of fields over what is stored: asks before what was typed is lost, and saves on Ctrl+S.
class EditedSection : public AdminSection {
 public:
  // `not_saved` is said when what was typed would be lost.
  EditedSection(wxWindow* parent, const ScreenContext& context, const wxString& name, std::string not_saved);

  bool may_leave(std::function<void()> go_on) override;
  bool can(Command command) const override;
  bool perform(Command command) override;

 protected:
  // Whether the fields differ from what is stored.
  virtual bool touched() const = 0;
  // Shows what is stored.
  virtual void restore() = 0;
  virtual void save() = 0;

  bool touched_since_read() const { return x_read && touched(); }

  bool x_read = false;  // what is stored was read

 private:
  std::string x_not_saved;
};

}  // namespace psoas::ui
