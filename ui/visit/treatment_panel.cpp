#include "ui/visit/treatment_panel.h"

#include <wx/wrapsizer.h>

#include <algorithm>

#include "domain/treatment/treatment_check.h"
#include "ui/widget/accessible.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/look.h"
#include "ui/widget/options.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/treatment_words.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace visit_words = wording::visit;
namespace words = wording::treatment;

namespace {

const std::vector<Option>& status_options() {
  static const std::vector<Option> options{{"", visit_words::status_done},
                                           {"planned", visit_words::status_planned},
                                           {"aborted", visit_words::status_aborted},
                                           {"cancelled", visit_words::status_cancelled}};
  return options;
}

}  // namespace

TreatmentPanel::TreatmentPanel(wxWindow* parent, VisitForm& form, VisitFields& fields, int number, Date today,
                               std::function<void(const std::string&)> keep_favourite)
    : wxPanel(parent),
      x_form(form),
      x_fields(fields),
      x_number(number),
      x_today(today),
      x_definition(form.catalogue().treatment(form.draft().text(treatment_path(number, "code")))),
      x_keep(std::move(keep_favourite)) {
  Bind(wxEVT_CHAR_HOOK, &TreatmentPanel::key, this);
  build();
}

void TreatmentPanel::build() {
  auto* column = new wxBoxSizer(wxVERTICAL);
  if (x_definition) {
    add_head(column);
    add_links(column);
    add_fields(column);
    x_figures = muted_text(this, "");
    column->Add(x_figures, wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
    if (x_keep) add_favourite_name(column);
    show_what_matters();
    say_figures();
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
    add(x_fields.choice(this, treatment_path(x_number, "side"), name("side"),
                        side_options("", x_definition->laterality)),
        needed ? visit_words::side_needed : visit_words::side, "side");
  }
  add(x_fields.choice(this, treatment_path(x_number, "status"), name("status"), status_options()), visit_words::status,
      "status");
  add(x_fields.day(this, treatment_path(x_number, "date"), name(x_definition->has_end_date ? "start" : "date")),
      x_definition->has_end_date ? visit_words::day_begun : visit_words::day_given, "date");
  if (x_definition->has_end_date)
    add(x_fields.day(this, treatment_path(x_number, "end_date"), name("end")), visit_words::day_ended, "end_date");
  add(x_fields.text(this, treatment_path(x_number, "performer"), name("performed by"), 14), visit_words::performer,
      "performer");
  std::vector<Option> conditions{{"", ""}};
  for (const ConditionDefinition* condition : x_form.indications(x_today))
    conditions.push_back({condition->code, condition->label});
  add(x_fields.choice(this, treatment_path(x_number, "indication"), name("indication"), std::move(conditions)),
      visit_words::indication, "indication");
  if (x_definition->mark != TreatmentMark::medication)
    add(x_fields.tick(this, treatment_path(x_number, "index"), visit_words::counts_as_day_0), visit_words::outcome,
        "index");
  column->Add(row, wxSizerFlags().Expand());
}

void TreatmentPanel::add_links(wxSizer* column) {
  for (const LinkRole role : x_definition->link_roles()) {
    FieldDefinition field;
    field.kind = ValueKind::choices;
    field.label = words::rests_on(role);
    for (const VisitForm::LinkChoice& choice : x_form.link_choices(x_number, role, x_today))
      field.choices.push_back({std::to_string(choice.id.number), choice.line, {}, {}});
    const std::string path = treatment_path(x_number, "link/" + std::string(code_of(role)));
    if (field.choices.empty()) {
      if (role == LinkRole::consultation) continue;  // most treatments have none, which is nothing to be told of
      column->Add(muted_text(this, field.label + ": " + words::nothing_to_rest_on),
                  wxSizerFlags().Border(wxBOTTOM, spacing::field()));
      continue;
    }
    wxWindow* control = x_fields.field(this, path, field, x_definition->short_name() + ", " + field.label);
    column->Add(labelled(control, field.label, path), wxSizerFlags().Border(wxBOTTOM, spacing::field()));
  }
}

void TreatmentPanel::add_favourite_name(wxSizer* column) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  auto* label = muted_text(this, words::favourite_name);
  auto* name = new ShortField(this, treatment_path(x_number, "favourite"), 24);
  label_for_readers(*name, *label);
  auto* keep = new wxButton(this, wxID_ANY, words::keep_favourite, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT,
                            wxDefaultValidator, to_wx(treatment_path(x_number, "keep favourite")));
  keep->Bind(wxEVT_BUTTON, [this, name](wxCommandEvent&) { x_keep(name->typed()); });
  row->Add(label, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::tight()));
  row->Add(name, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::tight()));
  row->Add(keep, wxSizerFlags().CentreVertical());
  column->Add(row, wxSizerFlags().Border(wxBOTTOM, spacing::field()));
}

void TreatmentPanel::add_fields(wxSizer* column) {
  wxSizer* line = nullptr;
  for (const FieldDefinition& definition : x_definition->fields) {
    if (!definition.group.empty()) {
      line = nullptr;
      if (!x_groups.contains(definition.group)) add_group(column, *x_definition->group(definition.group));
      continue;
    }
    if (!line) {
      line = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS & ~wxEXTEND_LAST_ON_EACH_LINE);
      column->Add(line, wxSizerFlags().Expand());
    }
    const std::string path = treatment_path(x_number, "", 0, definition.code);
    wxWindow* control = x_fields.field(this, path, definition, x_definition->short_name() + ", " + definition.label);
    wxSizer* place = labelled(control, caption_of(definition), path);
    line->Add(place, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, spacing::field()));
    if (!definition.hint_when.empty()) x_conditional.push_back({&definition, 0, place});
  }
}

void TreatmentPanel::add_group(wxSizer* column, const GroupDefinition& definition) {
  Group& group = x_groups[definition.code];
  group.definition = &definition;
  auto* heading = muted_text(this, definition.label);
  heading->SetFont(heading->GetFont().Bold());
  column->Add(heading, wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
  group.lines = new wxBoxSizer(wxVERTICAL);
  column->Add(group.lines, wxSizerFlags().Expand());
  const int shown = std::max({1, definition.least_rows, x_form.rows_typed(x_number, definition.code)});
  for (int row = 0; row < shown; ++row) add_group_row(group, row);
  group.more =
      new wxButton(this, wxID_ANY, to_label(words::add_row(definition.label)), wxDefaultPosition, wxDefaultSize,
                   wxBU_EXACTFIT, wxDefaultValidator, to_wx(treatment_path(x_number, definition.code) + "/add"));
  name_for_readers(*group.more, words::add_row(definition.label));
  group.more->Bind(wxEVT_BUTTON, [this, &group](wxCommandEvent&) { add_row(group); });
  group.more->Enable(shown < definition.most_rows);
  column->Add(group.more, wxSizerFlags().Border(wxBOTTOM, spacing::field()));
}

void TreatmentPanel::add_group_row(Group& group, int row) {
  const GroupDefinition& definition = *group.definition;
  auto* line = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS & ~wxEXTEND_LAST_ON_EACH_LINE);
  for (const FieldDefinition& field : x_definition->fields) {
    if (field.group != definition.code) continue;
    const std::string path = treatment_path(x_number, definition.code, row, field.code);
    const std::string name = definition.label + " " + std::to_string(row + 1) + ", " + field.label;
    wxWindow* control = x_fields.field(this, path, field, name);
    wxSizer* place = labelled(control, caption_of(field), path);
    line->Add(place, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, spacing::field()));
    if (!field.hint_when.empty()) x_conditional.push_back({&field, row, place});
    x_row_of[control] = {definition.code, row};
  }
  auto* less = new wxButton(this, wxID_ANY, words::remove_this, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT,
                            wxDefaultValidator, to_wx(treatment_path(x_number, definition.code, row, "remove")));
  name_for_readers(*less, words::remove_row(definition.label, row));
  less->SetToolTip(words::row_keys);
  x_row_of[less] = {definition.code, row};
  // Removing destroys the button that asks for it: done when its event is over.
  less->Bind(wxEVT_BUTTON, [this, code = definition.code, row](wxCommandEvent&) {
    CallAfter([this, code, row] { remove_row(code, row); });
  });
  line->Add(less, wxSizerFlags().CentreVertical().Border(wxBOTTOM, spacing::field()));
  group.lines->Add(line, wxSizerFlags().Expand());
  group.rows = row + 1;
  show_what_matters();
}

void TreatmentPanel::add_row(Group& group) {
  if (group.rows >= group.definition->most_rows) return;
  const wxWindowList& children = GetChildren();
  const std::size_t before = children.GetCount();
  add_group_row(group, group.rows);
  // Tab follows the eye: the new controls come before the button.
  std::vector<wxWindow*> added;
  for (std::size_t i = before; i < children.GetCount(); ++i) added.push_back(children.Item(i)->GetData());
  for (wxWindow* child : added) child->MoveBeforeInTabOrder(group.more);
  group.more->Enable(group.rows < group.definition->most_rows);
  lay_out_again(*group.more);
  focus_row(group.definition->code, group.rows - 1);
}

void TreatmentPanel::remove_row(const std::string& code, int row) {
  const Group& group = x_groups.at(code);
  const int left = std::max({1, group.definition->least_rows, group.rows - 1});
  x_form.remove_treatment_row(x_number, code, row);
  x_fields.forget(treatment_path(x_number, ""));
  x_conditional.clear();
  x_groups.clear();
  x_row_of.clear();
  x_first = nullptr;
  DestroyChildren();
  build();
  Group& rebuilt = x_groups.at(code);
  while (rebuilt.rows < left) add_row(rebuilt);
  lay_out_again(*x_first);
  focus_row(code, std::min(row, rebuilt.rows - 1));
  x_fields.tell_changed(treatment_path(x_number, code));
}

void TreatmentPanel::focus_row(const std::string& group, int row) {
  for (const FieldDefinition& field : x_definition->fields) {
    if (field.group != group) continue;
    if (wxWindow* control = x_fields.control(treatment_path(x_number, group, row, field.code))) control->SetFocus();
    return;
  }
}

std::optional<TreatmentPanel::RowAt> TreatmentPanel::row_at(wxWindow* window) {
  for (; window && window != this; window = window->GetParent()) {
    if (const auto found = x_row_of.find(window); found != x_row_of.end())
      return RowAt{&x_groups.at(found->second.first), found->second.second};
    for (auto& [code, group] : x_groups)
      if (window == group.more) return RowAt{&group, group.rows - 1};
  }
  return std::nullopt;
}

void TreatmentPanel::key(wxKeyEvent& event) {
  auto* control = dynamic_cast<wxWindow*>(event.GetEventObject());
  const std::optional<RowAt> at = event.GetKeyCode() == WXK_F7 ? row_at(control ? control : FindFocus()) : std::nullopt;
  if (!at) {
    event.Skip();
    return;
  }
  if (!event.ShiftDown()) add_row(*at->group);
  else CallAfter([this, code = at->group->definition->code, row = at->row] { remove_row(code, row); });
}

void TreatmentPanel::say_figures() {
  if (!x_figures) return;
  put_text(*x_figures, x_form.figures_of_treatment(x_number, x_today));
  if (GetClientSize().x > spacing::width_of(*this, 40)) x_figures->Wrap(GetClientSize().x);
  x_figures->Show(!x_figures->GetLabel().empty());
}

void TreatmentPanel::show_what_matters() {
  for (const Conditional& conditional : x_conditional)
    conditional.place->ShowItems(matters(*conditional.definition, x_form.draft(), x_number, conditional.row));
}

void TreatmentPanel::changed(std::string_view path) {
  say_figures();
  const bool governs = std::any_of(x_conditional.begin(), x_conditional.end(), [&](const Conditional& conditional) {
    return path == governing_path(*conditional.definition, x_number, conditional.row);
  });
  if (governs) show_what_matters();
  lay_out_again(*x_first);
}

}  // namespace psoas::ui
