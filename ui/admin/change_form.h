#pragma once

// One change of a clinic's own catalogue being typed: adding an entry, renaming one, composing a finding set. Gives
// all own entries as they are to be; storing them is the section's.

#include <wx/panel.h>

#include <functional>
#include <memory>
#include <string>

#include "domain/catalogue/entry_kind.h"

namespace psoas::ui {

class ChangeForm : public wxPanel {
 public:
  struct Request {
    EntryKind kind{};
    std::string code;  // of the entry to be renamed or composed anew; "" to add one
    std::shared_ptr<const Catalogue> catalogue;
    CatalogueContent own;
    Date today{};
  };

  struct Change {
    CatalogueContent content;
    std::string reason;
    std::string code;
    std::string done;  // the sentence that says what was done
  };

  struct Hears {
    std::function<void(Change)> change;
    std::function<void()> cancel;
    std::function<void(const std::string& sentence)> problem;
  };

  using wxPanel::wxPanel;
  virtual void save() = 0;
  virtual bool touched() const = 0;
  virtual void focus_first() = 0;
};

ChangeForm* make_change_form(wxWindow* parent, const ChangeForm::Request& request, ChangeForm::Hears hears);

}  // namespace psoas::ui
