#include "ui/visit/visit_fields.h"

#include <wx/checkbox.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <set>
#include <utility>

#include "domain/base/number.h"
#include "ui/widget/accessible.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/choices_field.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/options.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/sentences.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace words = wording::visit;

namespace {

constexpr int short_code = 2;
constexpr int note_lines = 4;

bool is_typed_by_code(const FieldDefinition& definition) {
  return std::all_of(definition.choices.begin(), definition.choices.end(),
                     [](const Choice& choice) { return choice.code.size() <= short_code; });
}

std::string range_text(const FieldDefinition& definition) {
  if (!definition.hard.low || !definition.hard.high) return {};
  return to_text(*definition.hard.low) + " to " + to_text(*definition.hard.high) +
         (definition.unit.empty() ? "" : " " + definition.unit);
}

std::string levels_text(const FieldDefinition& definition) {
  std::string text;
  for (const Choice& choice : definition.choices) {
    if (!text.empty()) text += " · ";
    text += choice.code;
    const std::string& meaning = choice.help.empty() ? choice.label : choice.help;
    if (!meaning.empty() && meaning != choice.code) text += " " + meaning;
  }
  return text;
}

}  // namespace

std::string help_for(const FieldDefinition& definition) {
  std::string help = definition.help;
  const auto append = [&](const std::string& more) {
    if (more.empty()) return;
    if (!help.empty()) help += "  ·  ";
    help += more;
  };
  if (definition.kind == ValueKind::number) append(range_text(definition));
  if (definition.kind == ValueKind::choice && is_typed_by_code(definition)) append(levels_text(definition));
  return help;
}

VisitFields::VisitFields(VisitDraft& draft, const Clock& clock, std::function<void(const std::string&)> changed,
                         std::function<void(const std::string&)> focused)
    : x_draft(draft), x_clock(clock), x_changed(std::move(changed)), x_focused(std::move(focused)) {}

void VisitFields::put(const std::string& path, std::string text) {
  if (x_draft.text(path) == text) return;
  x_draft.put(path, std::move(text));
  std::erase(x_draft.confirmed, path);
  x_changed(path);
}

void VisitFields::bind(wxWindow* control, const std::string& path, const std::string& help) {
  x_places[path] = {control, help};
  if (!help.empty()) {
    control->SetToolTip(to_wx(help));
    describe_for_readers(*control, help);
  }
  control->Bind(wxEVT_SET_FOCUS, [this, help](wxFocusEvent& event) {
    x_focused(help);
    event.Skip();
  });
}

wxWindow* VisitFields::number(wxWindow* parent, const std::string& path, const std::string& label, int characters,
                              const std::string& help) {
  auto* control = new NumberField(parent, path, characters);
  control->put(x_draft.text(path));
  name_for_readers(*control, label);
  control->Bind(wxEVT_TEXT, [this, control, path](wxCommandEvent&) { put(path, control->typed()); });
  bind(control, path, help);
  return control;
}

wxWindow* VisitFields::text(wxWindow* parent, const std::string& path, const std::string& label, int characters) {
  return number(parent, path, label, characters, "");
}

wxWindow* VisitFields::lines(wxWindow* parent, const std::string& path, const std::string& label) {
  auto* control = new wxTextCtrl(parent, wxID_ANY, to_wx(x_draft.text(path)), wxDefaultPosition, wxDefaultSize,
                                 wxTE_MULTILINE, wxDefaultValidator, to_wx(path));
  control->SetMinSize({-1, note_lines * parent->GetCharHeight() + spacing::field()});
  name_for_readers(*control, label);
  // Tab leaves the note, as it leaves every field; Ctrl+Tab writes one.
  control->Bind(wxEVT_KEY_DOWN, [control](wxKeyEvent& event) {
    const bool leaves = event.GetKeyCode() == WXK_TAB && !event.ControlDown() && !event.AltDown();
    if (leaves)
      control->Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
    else event.Skip();
  });
  control->Bind(wxEVT_TEXT, [this, control, path](wxCommandEvent&) { put(path, from_wx(control->GetValue())); });
  bind(control, path, "");
  return control;
}

wxWindow* VisitFields::day(wxWindow* parent, const std::string& path, const std::string& label) {
  auto* control = new DateField(parent, path, x_clock);
  control->put(x_draft.text(path));
  name_for_readers(*control, label);
  control->Bind(wxEVT_TEXT, [this, control, path](wxCommandEvent&) { put(path, control->typed()); });
  bind(control, path, words::date_help);
  return control;
}

wxWindow* VisitFields::choice(wxWindow* parent, const std::string& path, const std::string& label,
                              std::vector<Option> options, const std::string& help) {
  auto* control = new ChoiceField(parent, path, std::move(options));
  control->put(x_draft.text(path));
  name_for_readers(*control, label);
  control->Bind(wxEVT_CHOICE, [this, control, path](wxCommandEvent&) { put(path, control->code()); });
  bind(control, path, help);
  return control;
}

wxWindow* VisitFields::tick(wxWindow* parent, const std::string& path, const std::string& label,
                            const std::string& ticked) {
  auto* control = new wxCheckBox(parent, wxID_ANY, to_label(label), wxDefaultPosition, wxDefaultSize, 0,
                                 wxDefaultValidator, to_wx(path));
  const std::string stands = x_draft.text(path);
  control->SetValue(!stands.empty() && stands != "0");
  name_for_readers(*control, label);
  control->Bind(wxEVT_CHECKBOX,
                [this, control, path, ticked](wxCommandEvent&) { put(path, control->GetValue() ? ticked : ""); });
  bind(control, path, "");
  return control;
}

wxWindow* VisitFields::field(wxWindow* parent, const std::string& path, const FieldDefinition& definition,
                             const std::string& label) {
  const std::string help = help_for(definition);
  switch (definition.kind) {
    case ValueKind::number: return number(parent, path, label, 5, help);
    case ValueKind::date: return day(parent, path, label);
    case ValueKind::text: return number(parent, path, label, 24, help);
    case ValueKind::choices: {
      auto* control = new ChoicesField(parent, path, options_of(definition, ""));
      control->put(x_draft.text(path));
      name_for_readers(*control, label);
      control->on_changed([this, control, path] { put(path, control->codes()); });
      bind(control, path, help);
      return control;
    }
    case ValueKind::choice:
      if (is_typed_by_code(definition)) return number(parent, path, label, 4, help);
      break;
    case ValueKind::presence: break;
  }
  return choice(parent, path, label, options_of(definition, ""), help);
}

void VisitFields::note(const std::string& path, FieldNote* note) { x_notes[path] = note; }

void VisitFields::forget(std::string_view prefix) {
  std::erase_if(x_places, [&](const auto& place) { return place.first.starts_with(prefix); });
  std::erase_if(x_notes,
                [&](const auto& place) { return place.first.starts_with(prefix) || place.first + "/" == prefix; });
}

wxWindow* VisitFields::control(std::string_view path) const {
  const auto found = x_places.find(path);
  return found == x_places.end() ? nullptr : found->second.control;
}

// The note of the path itself, else of the nearest path above it.
FieldNote* VisitFields::note_for(std::string_view path) const {
  for (;;) {
    if (const auto found = x_notes.find(path); found != x_notes.end()) return found->second;
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos) return nullptr;
    path = path.substr(0, slash);
  }
}

Problems VisitFields::show(const Problems& problems) {
  Problems homeless;
  std::set<FieldNote*> spoken;
  std::map<FieldNote*, std::vector<const Problem*>> by_note;
  for (const Problem& problem : problems) {
    FieldNote* note = note_for(problem.field);
    if (note) by_note[note].push_back(&problem);
    else homeless.push_back(problem);
  }
  std::set<wxWindow*> troubled;
  for (const auto& [note, here] : by_note) {
    const Problem& first = *here.front();
    wxWindow* control = this->control(first.field);
    wxWindow& target = control ? *control : *note;
    troubled.insert(&target);
    if (first.severity == Severity::refuse) note->refuse(target, wording::under_field(first));
    else note->warn(target, wording::under_field(first));
    spoken.insert(note);
  }
  for (const auto& [path, place] : x_places) {
    FieldNote* note = note_for(path);
    if (!note || troubled.contains(place.control)) continue;
    if (spoken.contains(note)) continue;
    note->settle(*place.control);
    if (!place.help.empty()) describe_for_readers(*place.control, place.help);
  }
  return homeless;
}

void VisitFields::go_to_first(const Problems& problems) {
  for (const Problem& problem : problems) {
    wxWindow* field = control(problem.field);
    if (!field || !field->IsShownOnScreen()) continue;
    field->SetFocus();
    return;
  }
}

}  // namespace psoas::ui
