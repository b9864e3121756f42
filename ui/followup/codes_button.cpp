#include "ui/followup/codes_button.h"

#include <wx/menu.h>

#include <algorithm>

#include "ui/widget/accessible.h"
#include "ui/widget/field.h"
#include "ui/widget/text.h"
#include "ui/wording/follow_up_words.h"

namespace psoas::ui {

namespace words = wording::follow_up;

CodesButton::CodesButton(wxWindow* parent, std::string_view name, std::vector<Option> options,
                         std::function<void()> changed)
    : wxButton(parent, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxBU_LEFT, wxDefaultValidator, to_wx(name)),
      x_options(std::move(options)),
      x_changed(std::move(changed)) {
  Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { open_menu(); });
  show();
}

void CodesButton::put(std::vector<std::string> codes) {
  x_codes = std::move(codes);
  show();
}

void CodesButton::toggle(const std::string& code) {
  const auto found = std::find(x_codes.begin(), x_codes.end(), code);
  if (found != x_codes.end()) x_codes.erase(found);
  else x_codes.push_back(code);
  std::vector<std::string> ordered;
  for (const Option& option : x_options)
    if (std::find(x_codes.begin(), x_codes.end(), option.code) != x_codes.end()) ordered.push_back(option.code);
  put(std::move(ordered));
  x_changed();
}

void CodesButton::open_menu() {
  wxMenu menu;
  for (std::size_t i = 0; i < x_options.size(); ++i) {
    const int id = wxID_HIGHEST + 1 + static_cast<int>(i);
    menu.AppendCheckItem(id, to_label(x_options[i].label))
        ->Check(std::find(x_codes.begin(), x_codes.end(), x_options[i].code) != x_codes.end());
  }
  menu.Bind(wxEVT_MENU, [this](wxCommandEvent& event) {
    toggle(x_options[static_cast<std::size_t>(event.GetId() - wxID_HIGHEST - 1)].code);
  });
  PopupMenu(&menu, 0, GetSize().y);
}

void CodesButton::show() {
  std::string text;
  for (const std::string& code : x_codes)
    for (const Option& option : x_options)
      if (option.code == code) text += (text.empty() ? "" : ", ") + option.label;
  SetLabel(to_label((text.empty() ? std::string(words::choose) : text) + " ▾"));
  describe_for_readers(*this, text);
  lay_out_again(*this);
}

}  // namespace psoas::ui
