#include "ui/visit/treatment_section.h"

#include <wx/button.h>

#include <charconv>
#include <utility>

#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace words = wording::visit;

namespace {

// The number in "treatment/N/…", -1 for other paths.
int number_in(std::string_view path) {
  constexpr std::string_view start = "treatment/";
  int number = -1;
  if (path.starts_with(start)) std::from_chars(path.data() + start.size(), path.data() + path.size(), number);
  return number;
}

}  // namespace

TreatmentSection::TreatmentSection(wxWindow* parent, VisitForm& form, DraftFields& fields, Date today,
                                   std::function<void()> changed)
    : VisitSection(parent, "treatments"),
      x_form(form),
      x_fields(fields),
      x_today(today),
      x_changed(std::move(changed)),
      x_lines(new wxBoxSizer(wxVERTICAL)),
      x_adder(new FindField(this, "add treatment", words::add_treatment)) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(x_lines, wxSizerFlags().Expand());
  column->Add(x_adder, wxSizerFlags().Border(wxTOP, spacing::tight()));
  x_adder->SetMinSize({spacing::width_of(*this, 56), -1});
  std::vector<Candidate> candidates;
  for (const TreatmentDefinition& definition : form.catalogue().treatments())
    if (!definition.retired_on)
      candidates.push_back({definition.code, definition.label, definition.short_label, definition.keywords});
  x_adder->choose_among(std::move(candidates));
  x_adder->say_when_none(words::no_such_treatment);
  x_adder->on_taken([this](const Candidate& candidate) { add(candidate.code); });
  for (int number : form.treatments()) add_line(number);
  SetSizer(column);
}

void TreatmentSection::add_line(int number) {
  const std::string code = x_form.draft().text(treatment_path(number, "code"));
  const TreatmentDefinition* definition = x_form.catalogue().treatment(code);
  const std::string label = definition ? definition->label : code;
  Line& line = x_by_number[number];
  line.row = new wxPanel(this);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  wxStaticText* name = plain_text(line.row, label);
  name->SetFont(name->GetFont().Bold());
  line.summary = plain_text(line.row, x_form.describe_treatment(number, x_today));
  line.edit = new wxButton(line.row, wxID_ANY, words::edit, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
  auto* remove_button =
      new wxButton(line.row, wxID_ANY, words::remove, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
  name_for_readers(*line.edit, "Edit " + label);
  name_for_readers(*remove_button, "Remove " + label);
  line.edit->Bind(wxEVT_BUTTON, [this, number](wxCommandEvent&) { toggle(number); });
  // Removing destroys the button that asks for it: done when its event is over.
  remove_button->Bind(wxEVT_BUTTON, [this, number](wxCommandEvent&) { CallAfter([this, number] { remove(number); }); });
  row->Add(name, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::section()));
  row->Add(line.summary, wxSizerFlags(1).CentreVertical());
  row->Add(line.edit, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::gap()));
  row->Add(remove_button, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::gap()));
  line.row->SetSizer(row);
  x_lines->Add(line.row, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::tight()));
}

void TreatmentSection::open(int number) {
  Line& line = x_by_number.at(number);
  if (!line.panel) {
    line.panel = new TreatmentPanel(this, x_form, x_fields, number);
    line.panel->MoveAfterInTabOrder(line.row);
    std::size_t place = 0;
    while (x_lines->GetItem(place)->GetWindow() != line.row) ++place;
    x_lines->Insert(place + 1, line.panel, wxSizerFlags().Expand().Border(wxLEFT | wxBOTTOM, spacing::margin()));
  }
  line.panel->Show();
  line.edit->SetLabel(words::close);
  lay_out_again(*line.row);
}

void TreatmentSection::toggle(int number) {
  Line& line = x_by_number.at(number);
  if (!line.panel || !line.panel->IsShown()) {
    open(number);
    if (line.panel->first_field()) line.panel->first_field()->SetFocus();
    return;
  }
  line.panel->Hide();
  line.edit->SetLabel(words::edit);
  lay_out_again(*line.row);
}

void TreatmentSection::put_adder_last() {
  const wxWindowList& children = GetChildren();
  if (children.GetLast()->GetData() != x_adder) x_adder->MoveAfterInTabOrder(children.GetLast()->GetData());
}

void TreatmentSection::add(const std::string& code) {
  const int number = x_form.add_treatment(code);
  add_line(number);
  put_adder_last();
  open(number);
  if (wxWindow* field = x_by_number.at(number).panel->first_field()) field->SetFocus();
  x_changed();
}

void TreatmentSection::remove(int number) {
  const Line line = x_by_number.at(number);
  x_fields.forget(treatment_path(number, ""));
  x_form.remove_treatment(number);
  x_by_number.erase(number);
  if (line.panel) line.panel->Destroy();
  line.row->Destroy();
  lay_out_again(*x_adder);
  x_adder->SetFocus();
  x_changed();
}

std::string TreatmentSection::heading() const { return wording::visit::treatments; }

void TreatmentSection::changed(std::string_view path) {
  const auto found = x_by_number.find(number_in(path));
  if (found == x_by_number.end()) return;
  put_text(*found->second.summary, x_form.describe_treatment(found->first, x_today));
  if (found->second.panel) found->second.panel->changed(path);
}

void TreatmentSection::open_those_with(const Problems& problems) {
  for (const Problem& problem : problems)
    if (x_by_number.contains(number_in(problem.field))) open(number_in(problem.field));
}

}  // namespace psoas::ui
