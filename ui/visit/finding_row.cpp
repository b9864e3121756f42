#include "ui/visit/finding_row.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/textctrl.h>
#include <wx/wrapsizer.h>

#include <algorithm>

#include "domain/base/number.h"
#include "domain/visit/finding_check.h"
#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/measure_words.h"

namespace psoas::ui {

namespace words = wording::measure;

namespace {

constexpr int name_characters = 27;
constexpr int value_characters = 17;
constexpr int only_row = 0;

std::string side_word(Side side) {
  switch (side) {
    case Side::right: return words::right;
    case Side::left: return words::left;
    default: return "";
  }
}

std::string name_with_unit(const FindingDefinition& definition) {
  const FieldDefinition& main = definition.main_field();
  return definition.label + (main.unit.empty() ? "" : " (" + main.unit + ")");
}

// What helps to read the finding stands with its field.
FieldDefinition with_reading(const FindingDefinition& definition) {
  FieldDefinition field = definition.main_field();
  if (!definition.how_to_read.empty())
    field.help = definition.how_to_read + (field.help.empty() ? "" : "  ·  " + field.help);
  if (!definition.normal.empty()) field.help += "  ·  " + words::normal(definition.normal);
  return field;
}

wxSizer* wrapping() { return new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS & ~wxEXTEND_LAST_ON_EACH_LINE); }

}  // namespace

FindingColumns finding_columns(const wxWindow& window) {
  return {spacing::width_of(window, name_characters), spacing::width_of(window, value_characters)};
}

FindingRow::FindingRow(wxWindow* parent, VisitForm& form, VisitFields& fields, const FindingDefinition& definition)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL,
              to_wx("finding row " + definition.code)),
      x_form(form),
      x_fields(fields),
      x_definition(definition) {
  for (const FieldDefinition& field : definition.fields)
    x_own_study |= field.of_study && form.any_typed(definition.code, field.code);
  build();
}

std::string FindingRow::path(Side side, int row, std::string_view field) const {
  return finding_path(x_definition.code, side, row, field);
}

std::string FindingRow::reader_name(const FieldDefinition& field, Side side, int row) const {
  std::string name = name_with_unit(x_definition);
  if (side != Side::none) name += ", " + side_word(side);
  if (x_definition.repeats) name += ", row " + std::to_string(row + 1);
  if (&field != &x_definition.main_field()) name += ", " + field.label;
  return name;
}

void FindingRow::build() {
  x_column = new wxBoxSizer(wxVERTICAL);
  if (x_definition.derived != Derivation::none && !x_form.any_typed(x_definition.code)) add_computed();
  else if (x_definition.repeats) add_repeating();
  else add_single();
  auto* note = new FieldNote(this);
  x_fields.note("finding/" + x_definition.code, note);
  x_column->Add(note, wxSizerFlags().Border(wxLEFT, spacing::section()));
  SetSizer(x_column);
  show_what_matters();
  show_computed();
}

wxSizer* FindingRow::line() {
  wxSizer* row = wrapping();
  wxStaticText* name = plain_text(this, name_with_unit(x_definition));
  const int width = finding_columns(*this).name;
  name->Wrap(width);
  name->SetMinSize({width, -1});
  if (!x_definition.how_to_read.empty()) name->SetToolTip(to_wx(x_definition.how_to_read));
  row->Add(name, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field()));
  x_column->Add(row, wxSizerFlags().Expand());
  return row;
}

void FindingRow::add_single() {
  const auto middle = wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field());
  wxSizer* row = line();
  const std::vector<Side> sides = VisitForm::sides_of(x_definition);
  const int width = finding_columns(*this).value;
  for (const Side side : sides) {
    auto* cell = new wxBoxSizer(wxHORIZONTAL);
    cell->SetMinSize({width * (sides.size() == 1 ? 2 : 1) + (sides.size() == 1 ? spacing::field() : 0), -1});
    wxWindow* field = value_field(side, only_row);
    cell->Add(with_words(field, side, only_row), wxSizerFlags().CentreVertical());
    row->Add(cell, middle);
  }
  row->Add(muted_text(this, x_form.last_finding(x_definition)), middle);
  if (x_definition.side_difference != SideDifference::none) {
    x_computed = muted_text(this, "");
    row->Add(x_computed, wxSizerFlags().CentreVertical());
  }
  wxSizer* below = wrapping();
  for (const Side side : sides) add_qualifiers(below, side, only_row, side == sides.front());
  add_study(below);
  x_column->Add(below, wxSizerFlags().Expand().Border(wxLEFT, spacing::section()));
}

void FindingRow::add_computed() {
  wxSizer* row = line();
  x_computed = plain_text(this, "");
  row->Add(x_computed, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field()));
  row->Add(muted_text(this, x_form.last_finding(x_definition)), wxSizerFlags().CentreVertical());
}

void FindingRow::add_repeating() {
  wxSizer* row = line();
  row->Add(muted_text(this, x_form.last_finding(x_definition)), wxSizerFlags().CentreVertical());
  for (const Side side : VisitForm::sides_of(x_definition))
    for (int number = 0; number < x_form.rows_of(x_definition, side); ++number) add_repeated(side, number);
  add_row_buttons();
}

void FindingRow::add_repeated(Side side, int row) {
  wxSizer* place = wrapping();
  const auto middle = wxSizerFlags().CentreVertical().Border(wxRIGHT | wxTOP, spacing::tight());
  if (side != Side::none) place->Add(plain_text(this, side_word(side)), middle);
  place->Add(with_words(value_field(side, row), side, row), middle);
  add_qualifiers(place, side, row, true);
  auto* remove_button = new wxButton(this, wxID_ANY, to_wx(words::remove), wxDefaultPosition, wxDefaultSize,
                                     wxBU_EXACTFIT, wxDefaultValidator, to_wx("remove " + path(side, row, "value")));
  name_for_readers(*remove_button, words::remove_row(x_definition.label, side_word(side), row));
  // Removing destroys the button that asks for it: done when its event is over.
  remove_button->Bind(wxEVT_BUTTON,
                      [this, side, row](wxCommandEvent&) { CallAfter([this, side, row] { remove(side, row); }); });
  place->Add(remove_button, middle);
  x_column->Add(place, wxSizerFlags().Expand().Border(wxLEFT, spacing::section()));
}

void FindingRow::add_row_buttons() {
  wxSizer* buttons = wrapping();
  for (const Side side : VisitForm::sides_of(x_definition)) {
    const char* label = side == Side::right ? words::add_right : side == Side::left ? words::add_left : words::add_row;
    auto* button =
        new wxButton(this, wxID_ANY, to_wx(label), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT, wxDefaultValidator,
                     to_wx("add " + x_definition.code + " " + std::string(code_of(side))));
    name_for_readers(*button, words::add_to(x_definition.label, side_word(side)));
    button->Bind(wxEVT_BUTTON, [this, side](wxCommandEvent&) { CallAfter([this, side] { append(side); }); });
    buttons->Add(button, wxSizerFlags().CentreVertical().Border(wxRIGHT | wxTOP, spacing::tight()));
    if (!x_first) x_first = button;
  }
  add_study(buttons);
  x_column->Add(buttons, wxSizerFlags().Expand().Border(wxLEFT, spacing::section()));
}

void FindingRow::append(Side side) {
  const int row = x_form.add_finding_row(x_definition, side);
  rebuild();
  if (wxWindow* field = x_fields.control(path(side, row, "value"))) field->SetFocus();
}

void FindingRow::remove(Side side, int row) {
  x_form.remove_finding_row(x_definition, side, row);
  rebuild();
  x_fields.tell_changed(path(side, row, "value"));
  if (x_first) x_first->SetFocus();
}

void FindingRow::rebuild() {
  x_fields.forget("finding/" + x_definition.code + "/");
  x_conditional.clear();
  x_first = nullptr;
  x_computed = nullptr;
  DestroyChildren();
  SetSizer(nullptr, true);
  build();
  lay_out_again(*this);
  Layout();
}

wxWindow* FindingRow::value_field(Side side, int row) {
  const FieldDefinition& main = x_definition.main_field();
  wxWindow* field =
      x_fields.field(this, path(side, row, main.code), with_reading(x_definition), reader_name(main, side, row));
  if (!x_first) x_first = field;
  return field;
}

// A tick for the word that may stand in place of the number.
wxSizer* FindingRow::with_words(wxWindow* number, Side side, int row) {
  auto* together = new wxBoxSizer(wxHORIZONTAL);
  together->Add(number, wxSizerFlags().CentreVertical());
  const FieldDefinition& main = x_definition.main_field();
  auto* entry = dynamic_cast<wxTextCtrl*>(number);
  if (main.kind != ValueKind::number || !entry) return together;
  for (const Choice& word : main.choices) {
    auto* tick = new wxCheckBox(this, wxID_ANY, to_label(word.label), wxDefaultPosition, wxDefaultSize, 0,
                                wxDefaultValidator, to_wx(path(side, row, word.code)));
    name_for_readers(*tick, reader_name(main, side, row) + ", " + word.label);
    const auto stands = [entry, word] {
      const std::string typed = from_wx(entry->GetValue());
      return typed == word.code || typed == word.label;
    };
    tick->SetValue(stands());
    tick->Bind(wxEVT_CHECKBOX, [entry, tick, word](wxCommandEvent&) {
      entry->SetValue(tick->GetValue() ? to_wx(word.label) : wxString());
    });
    entry->Bind(wxEVT_TEXT, [tick, stands](wxCommandEvent& event) {
      tick->SetValue(stands());
      event.Skip();
    });
    together->Add(tick, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::gap()));
  }
  return together;
}

// Qualifiers of one row of one side; those both sides share with the first.
void FindingRow::add_qualifiers(wxSizer* place, Side side, int row, bool shared) {
  const bool sided = side != Side::none && !x_definition.repeats;
  const bool first_side = side == VisitForm::sides_of(x_definition).front();
  for (const FieldDefinition& field : x_definition.fields) {
    if (&field == &x_definition.main_field() || field.of_study) continue;
    if (field.retired && !x_form.any_typed(x_definition.code, field.code)) continue;
    if (field.shared_by_sides) {
      if (shared) add_qualifier(place, field, Side::none, row, field.label);
      continue;
    }
    // Of a pair only the first bears the whole name: "familiar pain R [ ] L [ ]".
    const std::string letter = sided ? " " + std::string(code_of(side)) : "";
    const bool alone = !field.hint_when.empty();
    add_qualifier(place, field, side, row, first_side || alone || !sided ? field.label + letter : letter.substr(1));
  }
}

void FindingRow::add_qualifier(wxSizer* place, const FieldDefinition& field, Side side, int row,
                               const std::string& caption) {
  auto* pair = new wxBoxSizer(wxHORIZONTAL);
  wxWindow* control = x_fields.field(this, path(side, row, field.code), field, reader_name(field, side, row));
  auto* label = muted_text(this, caption + (field.unit.empty() || field.unit == "0–10" ? "" : " (" + field.unit + ")"));
  label->MoveBeforeInTabOrder(control);
  pair->Add(label, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::tight()));
  pair->Add(control, wxSizerFlags().CentreVertical());
  place->Add(pair, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field()).Border(wxTOP, spacing::tight()));
  if (!field.hint_when.empty()) x_conditional.push_back({&field, side, row, pair});
}

// The study of this finding alone, where it is another than that of the visit's other images.
void FindingRow::add_study(wxSizer* place) {
  const auto is_study = [](const FieldDefinition& field) { return field.of_study; };
  if (std::none_of(x_definition.fields.begin(), x_definition.fields.end(), is_study)) return;
  if (x_own_study) {
    for (const FieldDefinition& field : x_definition.fields)
      if (field.of_study) add_qualifier(place, field, Side::none, only_row, field.label);
    return;
  }
  auto* button = new wxButton(this, wxID_ANY, to_wx(words::other_study), wxDefaultPosition, wxDefaultSize,
                              wxBU_EXACTFIT, wxDefaultValidator, to_wx("study of " + x_definition.code));
  name_for_readers(*button, words::other_study_of(x_definition.label));
  button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    CallAfter([this] {
      x_own_study = true;
      rebuild();
      for (const FieldDefinition& field : x_definition.fields)
        if (field.of_study) {
          x_fields.control(path(Side::none, only_row, field.code))->SetFocus();
          break;
        }
    });
  });
  place->Add(button, wxSizerFlags().CentreVertical().Border(wxTOP, spacing::tight()));
}

void FindingRow::show_what_matters() {
  for (const Conditional& conditional : x_conditional)
    conditional.place->ShowItems(
        matters(x_definition, *conditional.field, x_form.draft(), conditional.side, conditional.row));
}

void FindingRow::show_computed() {
  if (!x_computed) return;
  if (x_definition.derived == Derivation::none) {
    const std::optional<double> difference = x_form.side_difference(x_definition);
    const std::string unit = x_definition.side_difference == SideDifference::percent ? " %" : "";
    put_text(*x_computed, difference ? words::side_difference(to_text(*difference, unit.empty() ? 2 : 0) + unit) : "");
    return;
  }
  const std::optional<double> value = x_form.derived(x_definition);
  put_text(*x_computed, value ? words::computed(to_text(*value, 2)) : words::computed_later);
}

void FindingRow::changed(std::string_view typed) {
  if (x_computed && typed.starts_with("finding/")) show_computed();
  if (x_conditional.empty() || !typed.starts_with("finding/" + x_definition.code + "/")) return;
  std::vector<bool> before;
  std::vector<bool> after;
  for (const Conditional& conditional : x_conditional) before.push_back(conditional.place->AreAnyItemsShown());
  show_what_matters();
  for (const Conditional& conditional : x_conditional) after.push_back(conditional.place->AreAnyItemsShown());
  if (before == after) return;
  Layout();
  lay_out_again(*this);
}

}  // namespace psoas::ui
