#include "ui/outcome/small_form.h"

#include "ui/widget/action_button.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"

namespace psoas::ui {

SmallForm::SmallForm(wxWindow* parent, const char* name, std::function<void()> closed)
    : Card(parent), x_closed(std::move(closed)) {
  SetName(name);
  Hide();
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const bool on_button = dynamic_cast<wxButton*>(event.GetEventObject()) != nullptr;
    const bool enter = key == WXK_RETURN || key == WXK_NUMPAD_ENTER;
    if (keeps_key(event)) event.Skip();
    else if (key == WXK_ESCAPE) close();
    else if (enter && !on_button && event.GetModifiers() == wxMOD_NONE) submit();
    else event.Skip();
  });
}

void SmallForm::open() {
  DestroyChildren();
  content().Clear();
  wxWindow* first = build();
  Show();
  lay_out_again(*this);
  if (first) first->SetFocus();
}

void SmallForm::close() {
  if (!IsShown()) return;
  Hide();
  lay_out_again(*this);
  x_closed();
}

void SmallForm::add_heading(const std::string& text) {
  content().Add(section_heading(this, text), wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
}

wxButton* SmallForm::button(wxSizer& row, const char* label, const char* name, std::function<void()> act) {
  auto* button = action_button(this, label, name, std::move(act));
  row.Add(button, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::gap()));
  return button;
}

}  // namespace psoas::ui
