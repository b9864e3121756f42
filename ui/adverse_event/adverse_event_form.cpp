#include "ui/adverse_event/adverse_event_form.h"

#include <wx/button.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <utility>

#include "domain/base/text.h"
#include "domain/store/adverse_events.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/adverse_event_words.h"

namespace psoas::ui {

namespace words = wording::adverse_event;

namespace {

constexpr int lines_of_treatments = 5;

std::vector<Option> grade_options() {
  std::vector<Option> options{{"", ""}};
  for (int grade = 1; grade <= 5; ++grade) options.push_back({std::to_string(grade), words::grade_line(grade)});
  return options;
}

std::vector<Option> causality_options() {
  std::vector<Option> options{{"", ""}};
  for (const Causality causality :
       {Causality::unrelated, Causality::unlikely, Causality::possible, Causality::probable, Causality::definite})
    options.push_back({std::string(code_of(causality)), std::string(code_of(causality))});
  return options;
}

std::vector<Option> outcome_options() {
  std::vector<Option> options;
  for (const EventOutcome outcome : {EventOutcome::ongoing, EventOutcome::resolving, EventOutcome::resolved,
                                     EventOutcome::sequelae, EventOutcome::fatal})
    options.push_back({std::string(code_of(outcome)), words::outcome_word(outcome)});
  return options;
}

std::vector<Option> clavien_dindo_options() {
  std::vector<Option> options{{"", ""}};
  for (const std::string_view grade : clavien_dindo_grades())
    options.push_back({std::string(grade), std::string(grade)});
  return options;
}

std::string line_of(const Treatment& treatment, const Catalogue& catalogue) {
  return to_string(treatment.date) + "  " + short_description(treatment, catalogue);
}

// `numbers` are those of treatments, between commas.
bool names(const std::string& numbers, TreatmentId id) {
  const std::vector<std::string> named = split(numbers, ',');
  return std::find(named.begin(), named.end(), std::to_string(id.number)) != named.end();
}

}  // namespace

AdverseEventForm::AdverseEventForm(wxWindow* parent, const ScreenContext& context, Patient patient,
                                   std::vector<TreatmentRecord> treatments, AdverseEventDraft draft,
                                   std::function<void()> done)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "adverse event form"),
      x_context(context),
      x_patient(std::move(patient)),
      x_treatments(std::move(treatments)),
      x_draft(std::move(draft)),
      x_done(std::move(done)),
      x_fields(this, "event", context.clock, [this](const std::string&) { changed(); }) {
  // Nothing comes of what was not done, but what an event is linked to already stays.
  std::erase_if(x_treatments, [&](const TreatmentRecord& record) {
    const TreatmentStatus status = record.treatment.status;
    const bool begun = status == TreatmentStatus::done || status == TreatmentStatus::aborted;
    return !begun && !names(x_draft.text("treatments"), record.treatment.id);
  });
  std::reverse(x_treatments.begin(), x_treatments.end());
  auto* column = new wxBoxSizer(wxVERTICAL);
  add_fields(column);
  add_foot(column);
  SetSizer(column);
  put_draft();
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    const bool saves =
        event.GetModifiers() == wxMOD_CONTROL && (event.GetKeyCode() == 'S' || event.GetKeyCode() == WXK_RETURN);
    if (saves) save();
    else if (event.GetKeyCode() == WXK_ESCAPE && !x_event->open()) finish();
    else event.Skip();
  });
}

wxWindow* AdverseEventForm::event_field() {
  x_event = new FindField(this, "event/code", words::event_hint);
  x_event->SetMinSize({spacing::width_of(*x_event, 40), -1});
  std::vector<Candidate> candidates;
  for (const AdverseEventDefinition& definition : x_context.catalogue->adverse_events())
    if (definition.offered_on(x_context.clock.today()) || definition.code == x_draft.text("code"))
      candidates.push_back({definition.code, definition.label, definition.help, definition.keywords});
  x_event->choose_among(std::move(candidates));
  x_event->say_when_none(words::no_such_event);
  x_event->keep_taken(true);
  x_event->on_taken([this](const Candidate& candidate) {
    x_code = candidate.code;
    changed();
  });
  return x_event;
}

// Of what was taken from the list, unless something else was typed over it since.
std::string AdverseEventForm::event_code() const {
  const AdverseEventDefinition* definition = x_context.catalogue->adverse_event(x_code);
  return definition && from_wx(x_event->GetValue()) == definition->label ? x_code : std::string();
}

wxWindow* AdverseEventForm::treatment_field() {
  wxArrayString lines;
  for (const TreatmentRecord& record : x_treatments)
    lines.push_back(to_wx(line_of(record.treatment, *x_context.catalogue)));
  x_ticks = new wxCheckListBox(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, lines, 0, wxDefaultValidator,
                               "event/treatments");
  x_ticks->SetMinSize(
      {spacing::width_of(*x_ticks, 40), lines_of_treatments * (x_ticks->GetCharHeight() + spacing::gap())});
  x_ticks->Bind(wxEVT_CHECKLISTBOX, [this](wxCommandEvent&) { changed(); });
  return x_ticks;
}

void AdverseEventForm::add_fields(wxSizer* column) {
  const auto row = [&](std::initializer_list<wxSizer*> places) {
    auto* line = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS & ~wxEXTEND_LAST_ON_EACH_LINE);
    for (wxSizer* place : places) line->Add(place, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, spacing::field()));
    column->Add(line, wxSizerFlags().Expand());
  };
  // One after the other: Tab goes in the order in which the fields are made.
  wxSizer* event = x_fields.own(
      "code", words::event, event_field(), [this] { return event_code(); },
      [this](const std::string& code) {
        x_code = code;
        const AdverseEventDefinition* definition = x_context.catalogue->adverse_event(code);
        x_event->put_label(definition ? definition->label : code);
      });
  wxSizer* onset = x_fields.day("onset", words::onset);
  wxSizer* time = x_fields.text("onset_time", words::onset_time, 5);
  wxSizer* grade = x_fields.choice("grade", words::grade, grade_options());
  row({event, onset, time, grade});
  wxSizer* hospitalised = x_fields.tick("hospitalised", words::hospitalised);
  wxSizer* disability = x_fields.tick("disability", words::disability);
  wxSizer* serious = x_fields.tick("serious", words::serious);
  row({hospitalised, disability, serious});
  x_serious = muted_text(this, "");
  column->Add(x_serious, wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
  wxSizer* treatments = x_fields.own(
      "treatments", words::treatments, treatment_field(), [this] { return treatments_ticked(); },
      [this](const std::string& numbers) { tick_treatments(numbers); });
  wxSizer* causality = x_fields.choice("causality", words::causality, causality_options());
  wxSizer* expected = x_fields.choice("expected", words::expected, {{"", ""}, {"yes", "yes"}, {"no", "no"}});
  row({treatments, causality, expected});
  wxSizer* outcome = x_fields.choice("outcome", words::outcome, outcome_options());
  wxSizer* resolved = x_fields.day("resolved_on", words::resolved_on);
  wxSizer* clavien_dindo = x_fields.choice("clavien_dindo", words::clavien_dindo, clavien_dindo_options());
  row({outcome, resolved, clavien_dindo});
  wxSizer* action = x_fields.text("action", words::action, 44);
  wxSizer* note = x_fields.lines("note", words::note, 44);
  row({action, note});
  if (x_draft.id.stored()) row({x_fields.text("reason", words::reason, 44)});
}

void AdverseEventForm::add_foot(wxSizer* column) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  auto* keep =
      new wxButton(this, wxID_ANY, words::save, wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator, "save event");
  auto* cancel = new wxButton(this, wxID_ANY, words::cancel, wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator,
                              "cancel event");
  keep->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); });
  cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { finish(); });
  keep->Enable(!x_context.read_only);
  mark_primary(*keep);
  row->Add(keep, wxSizerFlags().Border(wxRIGHT, spacing::gap()));
  row->Add(cancel);
  column->Add(row, wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
}

void AdverseEventForm::put_draft() {
  for (const auto& [field, text] : x_draft.typed) x_fields.put(field, text);
  say_serious();
}

void AdverseEventForm::start() { x_event->SetFocus(); }

std::string AdverseEventForm::treatments_ticked() const {
  std::string numbers;
  for (std::size_t i = 0; i < x_treatments.size(); ++i)
    if (x_ticks->IsChecked(static_cast<unsigned>(i)))
      numbers += (numbers.empty() ? "" : ",") + std::to_string(x_treatments[i].treatment.id.number);
  return numbers;
}

void AdverseEventForm::tick_treatments(const std::string& numbers) {
  for (std::size_t i = 0; i < x_treatments.size(); ++i)
    x_ticks->Check(static_cast<unsigned>(i), names(numbers, x_treatments[i].treatment.id));
}

AdverseEventDraft AdverseEventForm::typed() const {
  AdverseEventDraft draft = x_draft;
  draft.typed.clear();
  for (const auto& [field, text] : x_fields.all())
    if (field != "reason") draft.put(field, text);
  return draft;
}

void AdverseEventForm::changed() {
  say_serious();
  if (!x_tried) return;
  const auto event = check(typed(), *x_context.catalogue, x_patient, x_treatments, x_context.clock.today());
  x_fields.show(event ? Problems{} : event.problems());
}

void AdverseEventForm::say_serious() {
  const AdverseEventDraft draft = typed();
  const std::string grade = draft.text("grade");
  const bool serious = grade >= "3" || !draft.text("hospitalised").empty() || !draft.text("disability").empty() ||
                       !draft.text("serious").empty();
  put_text(*x_serious, serious ? words::is_serious : "");
}

bool AdverseEventForm::reason_given(std::string& reason) {
  if (!x_draft.id.stored()) return true;
  const Checked<std::string> given =
      check_text(x_fields.typed("reason"), {.most_bytes = 1000, .required = true}, "reason");
  if (given) {
    reason = given.value();
    return true;
  }
  x_fields.show(given.problems());
  x_fields.go_to_first(given.problems());
  return false;
}

void AdverseEventForm::save() {
  if (x_busy || x_context.read_only) return;
  x_tried = true;
  const Checked<AdverseEvent> event =
      check(typed(), *x_context.catalogue, x_patient, x_treatments, x_context.clock.today());
  x_fields.show(event ? Problems{} : event.problems());
  if (!event) {
    x_context.messages.show(Tone::failure, words::not_saved);
    x_fields.go_to_first(event.problems());
    return;
  }
  std::string reason;
  if (reason_given(reason)) store(event.value(), reason);
}

void AdverseEventForm::store(const AdverseEvent& event, const std::string& reason) {
  x_busy = true;
  x_context.task.run(
      this,
      [session = x_context.session, event, reason](Store& store) {
        store.write(session, [&](Writing& writing) {
          if (event.id.stored()) writing.adverse_events().correct(event, reason);
          else writing.adverse_events().add(event);
        });
      },
      [this] {
        x_context.messages.show(Tone::done, words::saved);
        const auto changed = x_context.changed;
        const PatientId patient = x_patient.id;
        finish();
        changed(patient);
      },
      [this](const StoreError& error) {
        x_busy = false;
        if (error.fault() != StoreFault::stale) return false;
        if (!x_draft.id.stored()) {
          x_context.messages.show(Tone::failure, words::stored_otherwise);
          return true;
        }
        x_context.messages.show(Tone::warning, words::changed_meanwhile);
        const auto changed = x_context.changed;
        const PatientId patient = x_patient.id;
        finish();
        changed(patient);
        return true;
      });
}

// The owner destroys the form when the event at hand is over.
void AdverseEventForm::finish() {
  const auto done = std::exchange(x_done, {});
  if (done) done();
}

}  // namespace psoas::ui
