#include "ui/widget/choices_field.h"

#include <wx/menu.h>

#include <algorithm>
#include <utility>

#include "domain/base/text.h"
#include "ui/widget/accessible.h"
#include "ui/widget/field.h"
#include "ui/widget/text.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace words = wording::visit;

namespace {
constexpr std::size_t most_characters = 40;
}

ChoicesField::ChoicesField(wxWindow* parent, std::string_view name, std::vector<Option> options)
    : wxButton(parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxBU_LEFT | wxBU_EXACTFIT, wxDefaultValidator,
               to_wx(name)),
      x_options(std::move(options)) {
  std::erase_if(x_options, [](const Option& option) { return option.code.empty(); });
  x_chosen.resize(x_options.size());
  Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { open(); });
  show_chosen();
}

std::string ChoicesField::codes() const {
  std::string codes;
  for (std::size_t i = 0; i < x_options.size(); ++i) {
    if (!x_chosen[i]) continue;
    if (!codes.empty()) codes += ", ";
    codes += x_options[i].code;
  }
  return codes;
}

void ChoicesField::put(std::string_view codes) {
  const std::vector<std::string> wanted = split(codes, ',');
  for (std::size_t i = 0; i < x_options.size(); ++i)
    x_chosen[i] = std::find(wanted.begin(), wanted.end(), x_options[i].code) != wanted.end();
  show_chosen();
}

void ChoicesField::toggle(std::string_view code) {
  for (std::size_t i = 0; i < x_options.size(); ++i)
    if (x_options[i].code == code) x_chosen[i] = !x_chosen[i];
  show_chosen();
  if (x_changed) x_changed();
}

void ChoicesField::open() {
  wxMenu menu;
  for (std::size_t i = 0; i < x_options.size(); ++i) {
    wxMenuItem* item = menu.AppendCheckItem(wxID_ANY, to_label(x_options[i].label));
    item->Check(x_chosen[i]);
    menu.Bind(
        wxEVT_MENU, [this, i](wxCommandEvent&) { toggle(x_options[i].code); }, item->GetId());
  }
  PopupMenu(&menu, {0, GetSize().y});
}

void ChoicesField::show_chosen() {
  std::string shown;
  for (std::size_t i = 0; i < x_options.size(); ++i) {
    if (!x_chosen[i]) continue;
    if (!shown.empty()) shown += ", ";
    shown += x_options[i].label;
  }
  SetToolTip(to_wx(shown));
  describe_for_readers(*this, shown);
  wxString label = to_wx(shown.empty() ? words::choose : shown);
  if (label.length() > most_characters) label = label.Left(most_characters) + wxString::FromUTF8("…");
  label.Replace("&", "&&");
  SetLabel(label);
  InvalidateBestSize();
  lay_out_again(*this);
}

}  // namespace psoas::ui
