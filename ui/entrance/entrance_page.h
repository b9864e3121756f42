#pragma once

// What the pages before the clinic's own have in common: a card in the middle with a heading, fields, a line for what
// was refused, and buttons. They scroll where the window is small.

#include <wx/button.h>
#include <wx/scrolwin.h>

#include <functional>
#include <string>
#include <string_view>

#include "ui/widget/card.h"
#include "ui/widget/field.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

class EntrancePage : public Screen {
 public:
  EntrancePage(wxWindow* parent, const ScreenContext& context, const wxString& name, std::string_view heading);

  std::string title() const override { return x_heading; }
  bool waits_behind() const override { return false; }

 protected:
  // Fields are made as children of the card and stand in its sizer, one below the other.
  Card* card() const { return x_card; }
  void add(wxSizer* part);
  void add(wxWindow* part);
  void add_text(std::string_view text);
  wxButton* make_button(std::string_view label, const char* name, std::function<void()> act);
  // The refusals' line, then the buttons in a row; the first is the one most wanted.
  void add_foot(std::initializer_list<wxButton*> buttons);

  // In the line above the buttons; "" clears it.
  void refuse(std::string_view sentence);
  // The page became higher or lower.
  void fit();

  // Characters to a line of running text.
  static constexpr int line_characters = 62;

 private:
  std::string x_heading;
  wxScrolledWindow* x_scrolled;
  Card* x_card;
  wxStaticText* x_refusal = nullptr;
};

}  // namespace psoas::ui
