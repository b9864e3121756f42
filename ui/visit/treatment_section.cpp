#include "ui/visit/treatment_section.h"

#include <wx/button.h>

#include <charconv>
#include <utility>

#include "ui/adverse_event/adverse_event_form.h"
#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/adverse_event_words.h"
#include "ui/wording/treatment_words.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace treatment_words = wording::treatment;
namespace words = wording::visit;

namespace {

const std::string favourite_start = "favourite/";

// The number in "treatment/N/…", -1 for other paths.
int number_in(std::string_view path) {
  constexpr std::string_view start = "treatment/";
  int number = -1;
  if (path.starts_with(start)) std::from_chars(path.data() + start.size(), path.data() + path.size(), number);
  return number;
}

}  // namespace

TreatmentSection::TreatmentSection(wxWindow* parent, const ScreenContext& context, VisitForm& form, VisitFields& fields,
                                   std::function<void()> changed)
    : VisitSection(parent, "treatments"),
      x_context(context),
      x_form(form),
      x_fields(fields),
      x_today(context.clock.today()),
      x_changed(std::move(changed)),
      x_lines(new wxBoxSizer(wxVERTICAL)),
      x_adder(new FindField(this, "add treatment", words::add_treatment)),
      x_warnings(form, fields, x_today) {
  x_more = new wxButton(this, wxID_ANY, to_wx(treatment_words::favourites), wxDefaultPosition, wxDefaultSize,
                        wxBU_EXACTFIT, wxDefaultValidator, "show favourites");
  x_favourites = new FavouriteList(this, context, form, [this] { offer(); });
  x_favourites->Hide();
  x_more->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    x_favourites->Show(!x_favourites->IsShown());
    x_favourites->show_again();
  });
  auto* adding = new wxBoxSizer(wxHORIZONTAL);
  adding->Add(x_adder, wxSizerFlags().CentreVertical());
  adding->Add(x_more, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::gap()));
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(x_lines, wxSizerFlags().Expand());
  column->Add(adding, wxSizerFlags().Border(wxTOP, spacing::tight()));
  column->Add(x_favourites, wxSizerFlags().Expand().Border(wxTOP, spacing::gap()));
  x_adder->SetMinSize({spacing::width_of(*this, 56), -1});
  offer();
  x_adder->say_when_none(words::no_such_treatment);
  x_adder->on_taken([this](const Candidate& candidate) { add(candidate.code); });
  for (int number : form.treatments()) add_line(number);
  SetSizer(column);
}

void TreatmentSection::offer() {
  std::vector<Candidate> candidates;
  for (const Favourite& favourite : x_form.favourites()) {
    const TreatmentDefinition& definition = *x_form.catalogue().treatment(favourite.treatment);
    candidates.push_back({favourite_start + std::to_string(favourite.id.number), favourite.name,
                          treatment_words::favourite_detail(definition.label), definition.label});
  }
  for (const TreatmentDefinition& definition : x_form.catalogue().treatments())
    if (!definition.retired_on)
      candidates.push_back({definition.code, definition.label, definition.short_label, definition.keywords});
  x_adder->choose_among(std::move(candidates));
}

int TreatmentSection::add_to_form(const std::string& code) {
  for (const Favourite& favourite : x_form.favourites())
    if (code == favourite_start + std::to_string(favourite.id.number)) return x_form.add_favourite(favourite);
  return x_form.add_treatment(code);
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
  line.summary = plain_text(line.row, "");
  line.edit = new wxButton(line.row, wxID_ANY, words::edit, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
  auto* remove_button = new wxButton(line.row, wxID_ANY, words::remove, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT,
                                     wxDefaultValidator, to_wx(treatment_path(number, "remove")));
  auto* event = new wxButton(line.row, wxID_ANY, to_wx(wording::adverse_event::after_treatment), wxDefaultPosition,
                             wxDefaultSize, wxBU_EXACTFIT, wxDefaultValidator, to_wx(treatment_path(number, "event")));
  name_for_readers(*event, label + ", adverse event");
  const bool stored = !x_form.draft().text(treatment_path(number, "entry")).empty();
  event->Enable(stored && !x_context.read_only);
  if (!stored) event->SetToolTip(to_wx(wording::adverse_event::save_visit_first));
  event->Bind(wxEVT_BUTTON, [this, number](wxCommandEvent&) { ask_for_event(number); });
  name_for_readers(*line.edit, "Edit " + label);
  name_for_readers(*remove_button, "Remove " + label);
  line.edit->Bind(wxEVT_BUTTON, [this, number](wxCommandEvent&) { toggle(number); });
  // Removing destroys the button that asks for it: done when its event is over.
  remove_button->Bind(wxEVT_BUTTON, [this, number](wxCommandEvent&) { CallAfter([this, number] { remove(number); }); });
  line.repeat = muted_text(line.row, "");
  auto* said = new wxBoxSizer(wxVERTICAL);
  said->Add(line.summary, wxSizerFlags().Expand());
  said->Add(line.repeat, wxSizerFlags().Expand());
  row->Add(name, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::section()));
  row->Add(said, wxSizerFlags(1).CentreVertical());
  row->Add(event, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::gap()));
  row->Add(line.edit, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::gap()));
  row->Add(remove_button, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::gap()));
  line.row->SetSizer(row);
  x_lines->Add(line.row, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::tight()));
  line.warnings = x_warnings.place(this, number);
  x_lines->Add(line.warnings, wxSizerFlags().Expand().Border(wxLEFT, spacing::margin()));
  describe(number);
}

void TreatmentSection::describe(int number) {
  Line& line = x_by_number.at(number);
  put_text(*line.summary, x_form.describe_treatment(number, x_today));
  const std::string repeat = x_form.repeat_of_treatment(number, x_today);
  if (from_wx(line.repeat->GetLabelText()) == repeat && line.repeat->IsShown() != repeat.empty()) return;
  put_text(*line.repeat, repeat);
  line.repeat->Show(!repeat.empty());
  lay_out_again(*line.row);
}

// The treatments as they are stored: an event can be linked to several.
void TreatmentSection::ask_for_event(int number) {
  if (x_by_number.at(number).event) return;
  x_context.task.run(
      this,
      [session = x_context.session, patient = x_form.patient().id](Store& store) {
        return store.read(session, [&](Reading& reading) { return reading.series().treatments(patient); });
      },
      [this, number](std::vector<TreatmentRecord> treatments) { open_event(number, std::move(treatments)); });
}

void TreatmentSection::open_event(int number, std::vector<TreatmentRecord> treatments) {
  const auto found = x_by_number.find(number);
  if (found == x_by_number.end() || found->second.event) return;
  const std::string entry = x_form.draft().text(treatment_path(number, "entry"));
  TreatmentId id;
  std::from_chars(entry.data(), entry.data() + entry.size(), id.number);
  auto* form = new AdverseEventForm(this, x_context, x_form.patient(), std::move(treatments),
                                    new_adverse_event(x_form.patient().id, x_today, {id}),
                                    [this, number] { CallAfter([this, number] { close_event(number); }); });
  found->second.event = form;
  form->MoveAfterInTabOrder(found->second.row);
  std::size_t place = 0;
  while (x_lines->GetItem(place)->GetWindow() != found->second.row) ++place;
  x_lines->Insert(place + 1, form, wxSizerFlags().Expand().Border(wxLEFT | wxBOTTOM, spacing::margin()));
  lay_out_again(*found->second.row);
  form->start();
}

void TreatmentSection::close_event(int number) {
  const auto found = x_by_number.find(number);
  if (found == x_by_number.end() || !found->second.event) return;
  found->second.event->Destroy();
  found->second.event = nullptr;
  lay_out_again(*found->second.row);
  found->second.edit->SetFocus();
}

void TreatmentSection::open(int number) {
  Line& line = x_by_number.at(number);
  if (!line.panel) {
    line.panel = new TreatmentPanel(this, x_form, x_fields, number, x_today,
                                    [this, number](const std::string& name) { x_favourites->keep(number, name); });
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
  for (wxWindow* last : {static_cast<wxWindow*>(x_adder), x_more, static_cast<wxWindow*>(x_favourites)})
    if (wxWindow* before = GetChildren().GetLast()->GetData(); before != last) last->MoveAfterInTabOrder(before);
}

bool TreatmentSection::take_save() {
  for (const auto& [number, line] : x_by_number) {
    if (!line.event) continue;
    line.event->save();
    return true;
  }
  return false;
}

void TreatmentSection::add(const std::string& code) {
  const int number = add_to_form(code);
  add_line(number);
  put_adder_last();
  open(number);
  if (wxWindow* field = x_by_number.at(number).panel->first_field()) field->SetFocus();
  CallAfter([this, number] {
    const auto line = x_by_number.find(number);
    if (line != x_by_number.end()) scroll_to_top_of_page(*line->second.row);
  });
  x_changed();
}

void TreatmentSection::remove(int number) {
  const Line line = x_by_number.at(number);
  x_fields.forget(treatment_path(number, ""));
  x_form.remove_treatment(number);
  x_by_number.erase(number);
  if (line.panel) line.panel->Destroy();
  if (line.event) line.event->Destroy();
  x_warnings.forget(number);
  line.warnings->Destroy();
  line.row->Destroy();
  lay_out_again(*x_adder);
  x_adder->SetFocus();
  x_changed();
}

std::string TreatmentSection::heading() const { return wording::visit::treatments; }

void TreatmentSection::changed(std::string_view path) {
  if (path == "clinician") {
    offer();
    if (x_favourites->IsShown()) x_favourites->show_again();
  }
  if (path == "date")
    for (const auto& [number, line] : x_by_number) describe(number);
  x_warnings.changed(path);
  const auto found = x_by_number.find(number_in(path));
  if (found == x_by_number.end()) return;
  describe(found->first);
  if (found->second.panel) found->second.panel->changed(path);
}

void TreatmentSection::open_those_with(const Problems& problems) {
  // A warning's reason stands in sight already.
  for (const Problem& problem : problems)
    if (x_by_number.contains(number_in(problem.field)) && problem.field.find("/warning/") == std::string::npos)
      open(number_in(problem.field));
}

}  // namespace psoas::ui
