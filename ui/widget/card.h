#pragma once

// A panel with a rounded edge in the theme's colours; a page groups its content in cards.

#include <wx/panel.h>
#include <wx/sizer.h>

namespace psoas::ui {

class Card : public wxPanel {
 public:
  explicit Card(wxWindow* parent);

  // Where content goes; the card keeps its own margin round it.
  wxBoxSizer& content() { return *x_content; }

 private:
  void paint(wxPaintEvent& event);

  wxBoxSizer* x_content;
};

}  // namespace psoas::ui
