#include "ui/widget/action_button.h"

#include <utility>

#include "ui/widget/text.h"

namespace psoas::ui {

wxButton* action_button(wxWindow* parent, std::string_view label, const char* name, std::function<void()> act) {
  auto* button =
      new wxButton(parent, wxID_ANY, to_wx(label), wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator, name);
  button->Bind(wxEVT_BUTTON, [act = std::move(act)](wxCommandEvent&) { act(); });
  return button;
}

}  // namespace psoas::ui
