#pragma once

// A small form that opens in a page: Enter does what it is for, Esc closes it. What it asks is its owner's business.

#include <wx/button.h>

#include <functional>
#include <string>

#include "ui/widget/card.h"

namespace psoas::ui {

class SmallForm : public Card {
 public:
  // `closed` is called when the form has closed, whether or not something was done.
  SmallForm(wxWindow* parent, const char* name, std::function<void()> closed);

  void close();

 protected:
  // Builds the card anew, shows it and puts the cursor into the field it starts in.
  void open();
  // Fills the empty card; gives the field one starts in.
  virtual wxWindow* build() = 0;
  virtual void submit() = 0;
  // True when the focused control needs Enter or Esc itself.
  virtual bool keeps_key(const wxKeyEvent&) const { return false; }

  void add_heading(const std::string& text);
  wxButton* button(wxSizer& row, const char* label, const char* name, std::function<void()> act);

 private:
  std::function<void()> x_closed;
};

}  // namespace psoas::ui
