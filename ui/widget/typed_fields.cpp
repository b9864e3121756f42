#include "ui/widget/typed_fields.h"

#include <wx/textctrl.h>

#include <utility>

#include "ui/widget/accessible.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {

TypedFields::TypedFields(wxWindow* parent, std::string prefix, const Clock& clock,
                         std::function<void(const std::string&)> changed)
    : x_parent(parent), x_prefix(std::move(prefix)), x_clock(clock), x_changed(std::move(changed)) {}

wxSizer* TypedFields::add(const std::string& field, const std::string& label, wxWindow* control, std::string_view hint,
                          std::function<std::string()> typed, std::function<void(const std::string&)> put) {
  Place& place = x_places.emplace_back(
      Place{field, LabelledField(x_parent, label, control, hint), std::move(typed), std::move(put)});
  return place.labelled.over();
}

wxSizer* TypedFields::text(const std::string& field, const std::string& label, int characters, std::string_view hint) {
  auto* control = new ShortField(x_parent, x_prefix + "/" + field, characters);
  control->Bind(wxEVT_TEXT, [this, field](wxCommandEvent&) { x_changed(field); });
  return add(
      field, label, control, hint, [control] { return control->typed(); },
      [control](const std::string& text) { control->put(text); });
}

wxSizer* TypedFields::lines(const std::string& field, const std::string& label, int characters) {
  constexpr int lines = 3;
  auto* control = new wxTextCtrl(x_parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE,
                                 wxDefaultValidator, to_wx(x_prefix + "/" + field));
  control->SetMinSize({spacing::width_of(*control, characters), lines * control->GetCharHeight() + spacing::field()});
  control->Bind(wxEVT_KEY_DOWN, [control](wxKeyEvent& event) {
    const bool leaves = event.GetKeyCode() == WXK_TAB && !event.ControlDown() && !event.AltDown();
    if (leaves)
      control->Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
    else event.Skip();
  });
  control->Bind(wxEVT_TEXT, [this, field](wxCommandEvent&) { x_changed(field); });
  return add(
      field, label, control, {}, [control] { return from_wx(control->GetValue()); },
      [control](const std::string& text) { control->ChangeValue(to_wx(text)); });
}

wxSizer* TypedFields::day(const std::string& field, const std::string& label) {
  auto* control = new DateField(x_parent, x_prefix + "/" + field, x_clock);
  control->Bind(wxEVT_TEXT, [this, field](wxCommandEvent&) { x_changed(field); });
  return add(
      field, label, control, {}, [control] { return control->typed(); },
      [control](const std::string& text) { control->put(text); });
}

wxSizer* TypedFields::choice(const std::string& field, const std::string& label, std::vector<Option> options) {
  auto* control = new ChoiceField(x_parent, x_prefix + "/" + field, std::move(options));
  control->Bind(wxEVT_CHOICE, [this, field](wxCommandEvent&) { x_changed(field); });
  return add(
      field, label, control, {}, [control] { return control->code(); },
      [control](const std::string& code) { control->put(code); });
}

wxSizer* TypedFields::tick(const std::string& field, const std::string& label) {
  auto* control = new wxCheckBox(x_parent, wxID_ANY, to_label(label), wxDefaultPosition, wxDefaultSize, 0,
                                 wxDefaultValidator, to_wx(x_prefix + "/" + field));
  control->Bind(wxEVT_CHECKBOX, [this, field](wxCommandEvent&) { x_changed(field); });
  wxSizer* place = add(
      field, "", control, {}, [control] { return std::string(control->GetValue() ? "yes" : ""); },
      [control](const std::string& text) { control->SetValue(!text.empty()); });
  name_for_readers(*control, label);
  return place;
}

wxSizer* TypedFields::own(const std::string& field, const std::string& label, wxWindow* control,
                          std::function<std::string()> typed, std::function<void(const std::string&)> put) {
  return add(field, label, control, {}, std::move(typed), std::move(put));
}

const TypedFields::Place* TypedFields::place(std::string_view field) const {
  for (const Place& place : x_places)
    if (place.field == field) return &place;
  return nullptr;
}

std::string TypedFields::typed(std::string_view field) const {
  const Place* found = place(field);
  return found ? found->typed() : std::string();
}

void TypedFields::put(std::string_view field, const std::string& text) {
  if (const Place* found = place(field)) found->put(text);
}

wxWindow* TypedFields::control(std::string_view field) const {
  const Place* found = place(field);
  return found ? found->labelled.control() : nullptr;
}

std::map<std::string, std::string> TypedFields::all() const {
  std::map<std::string, std::string> texts;
  for (const Place& place : x_places)
    if (std::string text = place.typed(); !text.empty()) texts.emplace(place.field, std::move(text));
  return texts;
}

Problems TypedFields::show(const Problems& problems) {
  Problems homeless;
  for (const Problem& problem : problems)
    if (!place(problem.field)) homeless.push_back(problem);
  for (const Place& place : x_places) {
    const Problem* first = nullptr;
    for (const Problem& problem : problems)
      if (!first && problem.field == place.field) first = &problem;
    if (!first) place.labelled.settle();
    else if (first->severity == Severity::refuse) place.labelled.refuse(wording::under_field(*first));
    else place.labelled.warn(wording::under_field(*first));
  }
  return homeless;
}

void TypedFields::go_to_first(const Problems& problems) {
  for (const Place& place : x_places)
    for (const Problem& problem : problems)
      if (problem.field == place.field && place.labelled.control()->IsShownOnScreen()) {
        place.labelled.control()->SetFocus();
        return;
      }
}

}  // namespace psoas::ui
