#include "ui/visit/finding_section.h"

#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace words = wording::visit;

namespace {

enum Column { name_column, right_column, left_column, last_column, qualifier_column, column_count };

constexpr int row_of_an_only_entry = 0;

std::string_view side_name(Side side) {
  switch (side) {
    case Side::right: return "right";
    case Side::left: return "left";
    default: return "";
  }
}

std::string name_with_unit(const FindingDefinition& definition) {
  const FieldDefinition& main = definition.main_field();
  return definition.label + (main.unit.empty() ? "" : " (" + main.unit + ")");
}

std::string reader_name(const FindingDefinition& definition, const FieldDefinition& field, Side side) {
  std::string name = name_with_unit(definition);
  if (&field != &definition.main_field()) name += ", " + field.label;
  if (side != Side::none) name += ", " + std::string(side_name(side));
  return name;
}

// What helps to read the finding stands with its field.
FieldDefinition with_reading(const FindingDefinition& definition) {
  FieldDefinition field = definition.main_field();
  if (!definition.how_to_read.empty())
    field.help = definition.how_to_read + (field.help.empty() ? "" : "  ·  " + field.help);
  if (!definition.normal.empty()) field.help += "  ·  normal " + definition.normal;
  return field;
}

}  // namespace

FindingSection::FindingSection(wxWindow* parent, VisitForm& form, DraftFields& fields)
    : VisitSection(parent, "findings"),
      x_form(form),
      x_fields(fields),
      x_grid(new wxGridBagSizer(spacing::tight(), spacing::field())),
      x_adder(new FindField(this, "add finding", words::add_finding)) {
  add_head();
  for (const std::string& code : form.findings())
    if (const FindingDefinition* definition = form.catalogue().finding(code)) add_row(*definition);
  std::vector<Candidate> candidates;
  for (const FindingDefinition& definition : form.catalogue().findings())
    if (!definition.retired_on && !definition.fields.empty())
      candidates.push_back({definition.code, definition.label, definition.main_field().unit, definition.keywords});
  x_adder->choose_among(std::move(candidates));
  x_adder->say_when_none(words::no_such_finding);
  x_adder->on_taken([this](const Candidate& candidate) { add(candidate.code); });
  x_adder->SetMinSize({spacing::width_of(*this, 34), -1});
  put_adder_last();
  SetSizer(x_grid);
}

void FindingSection::add_head() {
  const char* titles[column_count] = {"", words::right, words::left, words::last_right_left, ""};
  for (int column = 0; column < column_count; ++column)
    if (*titles[column]) x_grid->Add(muted_text(this, titles[column]), {0, column});
  x_next_row = 1;
}

void FindingSection::add_row(const FindingDefinition& definition) {
  const int row = x_next_row++;
  wxStaticText* name = plain_text(this, name_with_unit(definition));
  if (!definition.how_to_read.empty()) name->SetToolTip(to_wx(definition.how_to_read));
  x_grid->Add(name, {row, name_column}, {1, 1}, wxALIGN_CENTRE_VERTICAL);
  const std::vector<Side> sides = VisitForm::sides_of(definition);
  if (sides.size() == 1) {
    x_grid->Add(value_field(definition, sides[0]), {row, right_column}, {1, 2}, wxALIGN_CENTRE_VERTICAL);
  } else {
    x_grid->Add(value_field(definition, Side::right), {row, right_column}, {1, 1}, wxALIGN_CENTRE_VERTICAL);
    x_grid->Add(value_field(definition, Side::left), {row, left_column}, {1, 1}, wxALIGN_CENTRE_VERTICAL);
  }
  x_grid->Add(muted_text(this, x_form.last_finding(definition)), {row, last_column}, {1, 1}, wxALIGN_CENTRE_VERTICAL);
  auto* beside = new wxBoxSizer(wxHORIZONTAL);
  beside->Add(qualifier_fields(definition), wxSizerFlags().CentreVertical());
  auto* note = new FieldNote(this);
  x_fields.note("finding/" + definition.code, note);
  beside->Add(note, wxSizerFlags().CentreVertical());
  x_grid->Add(beside, {row, qualifier_column}, {1, 1}, wxALIGN_CENTRE_VERTICAL);
}

wxWindow* FindingSection::value_field(const FindingDefinition& definition, Side side) {
  const std::string path = finding_path(definition.code, side, row_of_an_only_entry, definition.main_field().code);
  return x_fields.field(this, path, with_reading(definition), reader_name(definition, definition.main_field(), side));
}

wxSizer* FindingSection::qualifier_fields(const FindingDefinition& definition) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  for (const FieldDefinition& field : definition.fields) {
    if (&field == &definition.main_field()) continue;
    if (field.shared_by_sides) {
      add_qualifier(row, definition, field, Side::none);
      continue;
    }
    for (Side side : VisitForm::sides_of(definition)) add_qualifier(row, definition, field, side);
  }
  return row;
}

void FindingSection::add_qualifier(wxSizer* row, const FindingDefinition& definition, const FieldDefinition& field,
                                   Side side) {
  // Of a pair only the first bears the name: "familiar pain R [ ] L [ ]".
  const std::string mark{side == Side::none ? "" : code_of(side)};
  const bool second = side != Side::none && side != VisitForm::sides_of(definition).front();
  row->Add(muted_text(this, second         ? mark
                            : mark.empty() ? field.label
                                           : field.label + " " + mark),
           wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::tight()));
  const std::string path = finding_path(definition.code, side, row_of_an_only_entry, field.code);
  row->Add(x_fields.field(this, path, field, reader_name(definition, field, side)),
           wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field()));
}

void FindingSection::put_adder_last() {
  x_grid->Detach(x_adder);
  x_grid->Add(x_adder, {x_next_row, name_column}, {1, left_column + 1}, wxEXPAND | wxTOP, spacing::tight());
  const wxWindowList& children = GetChildren();
  if (!children.empty() && children.GetLast()->GetData() != x_adder)
    x_adder->MoveAfterInTabOrder(children.GetLast()->GetData());
}

std::string FindingSection::heading() const {
  const std::string& set = x_form.finding_set_label();
  return set.empty() ? wording::visit::findings : wording::visit::findings_set(set);
}

wxWindow* FindingSection::first_field(const FindingDefinition& definition) const {
  const Side side = VisitForm::sides_of(definition).front();
  return x_fields.control(finding_path(definition.code, side, row_of_an_only_entry, definition.main_field().code));
}

void FindingSection::add(const std::string& code) {
  const FindingDefinition* definition = x_form.catalogue().finding(code);
  if (!definition) return;
  if (x_form.add_finding(code)) {
    x_grid->Detach(x_adder);
    add_row(*definition);
    put_adder_last();
    lay_out_again(*x_adder);
  }
  if (wxWindow* field = first_field(*definition)) field->SetFocus();
}

}  // namespace psoas::ui
