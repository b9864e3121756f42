#include "ui/widget/choice_field.h"

#include "ui/widget/accessible.h"
#include "ui/widget/inner_focus.h"
#include "ui/widget/text.h"

namespace psoas::ui {

ChoiceField::ChoiceField(wxWindow* parent, std::string_view name, std::vector<Option> options)
    : wxChoice(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr, 0, wxDefaultValidator, to_wx(name)) {
  name_for_readers(*this, name);
  offer(std::move(options));
  take_focus_of_inner_parts(*this);
  Bind(wxEVT_CHAR, &ChoiceField::key, this);
}

void ChoiceField::offer(std::vector<Option> options) {
  const std::string before = code();
  x_options = std::move(options);
  wxArrayString labels;
  for (const Option& option : x_options) labels.push_back(to_wx(option.label));
  Set(labels);
  put(before);
}

std::string ChoiceField::code() const {
  const int at = GetSelection();
  return at == wxNOT_FOUND ? std::string() : x_options[static_cast<size_t>(at)].code;
}

void ChoiceField::put(std::string_view code) {
  for (size_t at = 0; at < x_options.size(); ++at)
    if (x_options[at].code == code) return SetSelection(static_cast<int>(at));
  SetSelection(wxNOT_FOUND);
}

bool ChoiceField::begins_with(const Option& option, wxChar typed) const {
  const wxString wanted = wxString(typed).Lower();
  return to_wx(option.label).Lower().StartsWith(wanted) || to_wx(option.code).Lower().StartsWith(wanted);
}

void ChoiceField::key(wxKeyEvent& event) {
  const wxChar typed = event.GetUnicodeKey();
  if (typed > ' ' && !event.HasModifiers()) {
    const int count = static_cast<int>(x_options.size());
    for (int step = 1; step <= count; ++step) {
      const int at = (GetSelection() + step + count) % count;
      if (!begins_with(x_options[static_cast<size_t>(at)], typed)) continue;
      SetSelection(at);
      wxCommandEvent chosen(wxEVT_CHOICE, GetId());
      chosen.SetEventObject(this);
      chosen.SetInt(at);
      ProcessWindowEvent(chosen);
      return;
    }
  }
  event.Skip();
}

}  // namespace psoas::ui
