#include "ui/visit/finding_section.h"

#include <wx/wrapsizer.h>

#include <algorithm>

#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/wording/measure_words.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace words = wording::measure;

namespace {

constexpr int adder_characters = 34;

bool is_image(const FindingDefinition& definition) {
  return std::any_of(definition.fields.begin(), definition.fields.end(),
                     [](const FieldDefinition& field) { return field.of_study; });
}

// What every image finding says of its study; the fields are those of the first in the catalogue.
std::vector<FieldDefinition> study_fields(const Catalogue& catalogue) {
  std::vector<FieldDefinition> fields;
  for (const FindingDefinition& definition : catalogue.findings()) {
    for (const FieldDefinition& field : definition.fields)
      if (field.of_study) fields.push_back(field);
    if (!fields.empty()) break;
  }
  return fields;
}

}  // namespace

FindingSection::FindingSection(wxWindow* parent, VisitForm& form, VisitFields& fields)
    : VisitSection(parent, "findings"),
      x_form(form),
      x_fields(fields),
      x_rows(new wxBoxSizer(wxVERTICAL)),
      x_adder(new FindField(this, "add finding", wording::visit::add_finding)) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  add_head(column);
  add_study(column);
  column->Add(x_rows, wxSizerFlags().Expand());
  for (const std::string& code : form.findings())
    if (const FindingDefinition* definition = form.catalogue().finding(code)) add_row(*definition);
  std::vector<Candidate> candidates;
  for (const FindingDefinition& definition : form.catalogue().findings())
    if (!definition.retired_on && VisitForm::asked_among_findings(definition))
      candidates.push_back({definition.code, definition.label, definition.main_field().unit, definition.keywords});
  x_adder->choose_among(std::move(candidates));
  x_adder->say_when_none(wording::visit::no_such_finding);
  x_adder->on_taken([this](const Candidate& candidate) { add(candidate.code); });
  x_adder->SetMinSize({spacing::width_of(*this, adder_characters), -1});
  column->Add(x_adder, wxSizerFlags().Border(wxTOP, spacing::tight()));
  x_adder->MoveAfterInTabOrder(GetChildren().GetLast()->GetData());
  SetSizer(column);
  show_study();
}

// The set, and the heads of the columns below it.
void FindingSection::add_head(wxSizer* column) {
  auto* head = new wxBoxSizer(wxHORIZONTAL);
  std::vector<Option> sets{{"", words::no_set}};
  for (const FindingSet& set : x_form.catalogue().finding_sets())
    if (!set.retired_on || set.code == x_form.finding_set()) sets.push_back({set.code, set.label});
  auto* label = muted_text(this, words::finding_set);
  auto* choice = new ChoiceField(this, "finding set", std::move(sets));
  choice->put(x_form.finding_set());
  name_for_readers(*choice, words::finding_set);
  choice->Bind(wxEVT_CHOICE, [this, choice](wxCommandEvent&) { choose_set(choice->code()); });
  head->Add(label, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::gap()));
  head->Add(choice, wxSizerFlags().CentreVertical());
  column->Add(head, wxSizerFlags().Border(wxBOTTOM, spacing::gap()));

  const FindingColumns widths = finding_columns(*this);
  auto* titles = new wxBoxSizer(wxHORIZONTAL);
  titles->AddSpacer(widths.name + spacing::field());
  for (const char* title : {wording::visit::right, wording::visit::left}) {
    auto* text = muted_text(this, title);
    text->SetMinSize({widths.value, -1});
    titles->Add(text, wxSizerFlags().Border(wxRIGHT, spacing::field()));
  }
  titles->Add(muted_text(this, wording::visit::last_right_left));
  column->Add(titles, wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
}

void FindingSection::add_study(wxSizer* column) {
  x_study = new wxPanel(this);
  auto* line = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS & ~wxEXTEND_LAST_ON_EACH_LINE);
  line->Add(plain_text(x_study, words::study), wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field()));
  for (const FieldDefinition& field : study_fields(x_form.catalogue())) {
    auto* pair = new wxBoxSizer(wxHORIZONTAL);
    pair->Add(muted_text(x_study, field.label), wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::tight()));
    pair->Add(x_fields.field(x_study, study_path(field.code), field, words::study + (", " + field.label)),
              wxSizerFlags().CentreVertical());
    line->Add(pair, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field()));
  }
  auto* note = new FieldNote(x_study);
  x_fields.note("study", note);
  line->Add(note, wxSizerFlags().CentreVertical());
  x_study->SetSizer(line);
  column->Add(x_study, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()));
}

void FindingSection::show_study() {
  const bool wanted = std::any_of(x_in_order.begin(), x_in_order.end(),
                                  [](const FindingRow* row) { return is_image(row->definition()); });
  x_study->Show(wanted);
}

void FindingSection::add_row(const FindingDefinition& definition) {
  auto* row = new FindingRow(this, x_form, x_fields, definition);
  x_in_order.push_back(row);
  x_rows->Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::tight()));
}

// Rows that stay keep what was typed into them.
void FindingSection::choose_set(const std::string& code) {
  x_form.choose_finding_set(code);
  for (FindingRow* row : x_in_order) {
    x_fields.forget("finding/" + row->definition().code + "/");
    row->Destroy();
  }
  x_in_order.clear();
  x_rows->Clear();
  for (const std::string& finding : x_form.findings())
    if (const FindingDefinition* definition = x_form.catalogue().finding(finding)) add_row(*definition);
  x_adder->MoveAfterInTabOrder(GetChildren().GetLast()->GetData());
  show_study();
  Layout();
  lay_out_again(*this);
}

FindingRow* FindingSection::row_of(std::string_view code) const {
  for (FindingRow* row : x_in_order)
    if (row->definition().code == code) return row;
  return nullptr;
}

std::string FindingSection::heading() const { return words::findings; }

void FindingSection::changed(std::string_view path) {
  for (FindingRow* row : x_in_order) row->changed(path);
}

void FindingSection::add(const std::string& code) {
  const FindingDefinition* definition = x_form.catalogue().finding(code);
  if (!definition) return;
  if (x_form.add_finding(code)) {
    add_row(*definition);
    x_adder->MoveAfterInTabOrder(GetChildren().GetLast()->GetData());
    show_study();
    Layout();
    lay_out_again(*this);
  }
  const FindingRow* row = row_of(code);
  if (row && row->first_field()) row->first_field()->SetFocus();
}

}  // namespace psoas::ui
