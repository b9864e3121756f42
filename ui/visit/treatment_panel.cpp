#include "ui/visit/treatment_panel.h"

#include <wx/button.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "domain/treatment/treatment_check.h"
#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace words = wording::visit;

namespace {

std::vector<Option> side_options(Laterality laterality) {
  std::vector<Option> options{{"", ""}, {"R", "right"}, {"L", "left"}};
  if (laterality != Laterality::left_right) {
    options.push_back({"B", "both sides"});
    options.push_back({"M", "midline"});
  }
  return options;
}

const std::vector<Option>& status_options() {
  static const std::vector<Option> options{
      {"", "done"}, {"planned", "planned"}, {"aborted", "aborted"}, {"cancelled", "cancelled"}};
  return options;
}

}  // namespace

TreatmentPanel::TreatmentPanel(wxWindow* parent, VisitForm& form, DraftFields& fields, int number)
    : wxPanel(parent),
      x_form(form),
      x_fields(fields),
      x_number(number),
      x_definition(form.catalogue().treatment(form.draft().text(treatment_path(number, "code")))) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  if (x_definition) {
    add_head(column);
    add_fields(column);
    for (const GroupDefinition& group : x_definition->groups) add_group(column, group);
    show_what_matters();
  }
  SetSizer(column);
}

std::string TreatmentPanel::caption_of(const FieldDefinition& definition) const {
  std::string caption = definition.label;
  if (!definition.unit.empty() && definition.kind == ValueKind::number) caption += " (" + definition.unit + ")";
  if (definition.required) caption += " *";
  return caption;
}

wxSizer* TreatmentPanel::labelled(wxWindow* control, const std::string& caption, const std::string& path) {
  auto* place = new wxBoxSizer(wxVERTICAL);
  auto* label = muted_text(this, caption);
  label->MoveBeforeInTabOrder(control);
  auto* note = new FieldNote(this);
  x_fields.note(path, note);
  place->Add(label, wxSizerFlags().Border(wxBOTTOM, spacing::hair()));
  place->Add(control);
  place->Add(note);
  if (!x_first) x_first = control;
  return place;
}

void TreatmentPanel::add_head(wxSizer* column) {
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS & ~wxEXTEND_LAST_ON_EACH_LINE);
  const auto spaced = wxSizerFlags().Border(wxRIGHT | wxBOTTOM, spacing::field());
  const auto add = [&](wxWindow* control, const std::string& caption, std::string_view part) {
    row->Add(labelled(control, caption, treatment_path(x_number, part)), spaced);
  };
  const auto name = [&](const std::string& caption) { return x_definition->short_name() + ", " + caption; };
  if (x_definition->laterality != Laterality::none) {
    const bool needed =
        x_definition->laterality == Laterality::required || x_definition->laterality == Laterality::left_right;
    add(x_fields.choice(this, treatment_path(x_number, "side"), name("side"), side_options(x_definition->laterality)),
        needed ? words::side_needed : words::side, "side");
  }
  add(x_fields.choice(this, treatment_path(x_number, "status"), name("status"), status_options()), words::status,
      "status");
  add(x_fields.day(this, treatment_path(x_number, "date"), name(x_definition->has_end_date ? "start" : "date")),
      x_definition->has_end_date ? words::day_begun : words::day_given, "date");
  if (x_definition->has_end_date)
    add(x_fields.day(this, treatment_path(x_number, "end_date"), name("end")), words::day_ended, "end_date");
  add(x_fields.text(this, treatment_path(x_number, "performer"), name("performed by"), 14), words::performer,
      "performer");
  if (x_definition->mark != TreatmentMark::medication)
    add(x_fields.tick(this, treatment_path(x_number, "index"), words::counts_as_day_0), words::outcome, "index");
  column->Add(row, wxSizerFlags().Expand());
}

void TreatmentPanel::add_fields(wxSizer* column) {
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS & ~wxEXTEND_LAST_ON_EACH_LINE);
  for (const FieldDefinition& definition : x_definition->fields) {
    if (!definition.group.empty()) continue;
    const std::string path = treatment_path(x_number, "", 0, definition.code);
    wxWindow* control = x_fields.field(this, path, definition, x_definition->short_name() + ", " + definition.label);
    wxSizer* place = labelled(control, caption_of(definition), path);
    row->Add(place, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, spacing::field()));
    if (!definition.hint_when.empty()) x_conditional.push_back({&definition, 0, place});
  }
  column->Add(row, wxSizerFlags().Expand());
}

int TreatmentPanel::rows_typed(const GroupDefinition& group) const {
  int rows = 0;
  const std::string prefix = treatment_path(x_number, group.code) + "/";
  const auto& typed = x_form.draft().typed;
  for (auto it = typed.lower_bound(prefix); it != typed.end() && it->first.starts_with(prefix); ++it) {
    int row = -1;
    std::from_chars(it->first.data() + prefix.size(), it->first.data() + it->first.size(), row);
    rows = std::max(rows, row + 1);
  }
  return rows;
}

void TreatmentPanel::add_group(wxSizer* column, const GroupDefinition& group) {
  auto* heading = muted_text(this, group.label);
  heading->SetFont(heading->GetFont().Bold());
  column->Add(heading, wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
  auto* rows = new wxBoxSizer(wxVERTICAL);
  column->Add(rows, wxSizerFlags().Expand());
  const int shown = std::max({1, group.least_rows, rows_typed(group)});
  for (int row = 0; row < shown; ++row) add_group_row(group, rows, row);
  auto* more = new wxButton(this, wxID_ANY, to_label(words::add_row_to(group.label)), wxDefaultPosition, wxDefaultSize,
                            wxBU_EXACTFIT);
  name_for_readers(*more, words::add_row_to(group.label));
  more->Bind(wxEVT_BUTTON, [this, group, rows, more](wxCommandEvent&) {
    const int row = x_rows[group.code];
    add_group_row(group, rows, row);
    more->MoveAfterInTabOrder(GetChildren().GetLast()->GetData());
    more->Enable(row + 1 < group.most_rows);
    lay_out_again(*more);
    for (const FieldDefinition& field : x_definition->fields) {
      if (field.group != group.code) continue;
      x_fields.control(treatment_path(x_number, group.code, row, field.code))->SetFocus();
      break;
    }
  });
  more->Enable(shown < group.most_rows);
  column->Add(more, wxSizerFlags().Border(wxBOTTOM, spacing::field()));
}

void TreatmentPanel::add_group_row(const GroupDefinition& group, wxSizer* rows, int row) {
  auto* line = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS & ~wxEXTEND_LAST_ON_EACH_LINE);
  for (const FieldDefinition& definition : x_definition->fields) {
    if (definition.group != group.code) continue;
    const std::string path = treatment_path(x_number, group.code, row, definition.code);
    const std::string name = group.label + " " + std::to_string(row + 1) + ", " + definition.label;
    wxWindow* control = x_fields.field(this, path, definition, name);
    wxSizer* place = labelled(control, caption_of(definition), path);
    line->Add(place, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, spacing::field()));
    if (!definition.hint_when.empty()) x_conditional.push_back({&definition, row, place});
  }
  rows->Add(line, wxSizerFlags().Expand());
  x_rows[group.code] = row + 1;
  show_what_matters();
}

void TreatmentPanel::show_what_matters() {
  for (const Conditional& conditional : x_conditional)
    conditional.place->ShowItems(matters(*conditional.definition, x_form.draft(), x_number, conditional.row));
}

void TreatmentPanel::changed(std::string_view path) {
  const bool governs = std::any_of(x_conditional.begin(), x_conditional.end(), [&](const Conditional& conditional) {
    return path == governing_path(*conditional.definition, x_number, conditional.row);
  });
  if (!governs) return;
  show_what_matters();
  lay_out_again(*x_first);
}

}  // namespace psoas::ui
