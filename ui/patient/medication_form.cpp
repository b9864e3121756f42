#include "ui/patient/medication_form.h"

#include <wx/button.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <utility>

#include "domain/base/uuid.h"
#include "domain/treatment/opioid_dose.h"
#include "domain/treatment/treatment_check.h"
#include "ui/widget/look.h"
#include "ui/widget/options.h"
#include "ui/widget/spacing.h"
#include "ui/wording/medication_words.h"

namespace psoas::ui {

namespace words = wording::medication;

namespace {

constexpr const char* stop_reason = "stop_reason";

// A question about a medication is answered yes or no.
std::vector<Option> answers_to(const FieldDefinition& definition) {
  if (definition.kind != ValueKind::presence) return options_of(definition, "");
  return {{"", ""}, {std::string(present), words::answer_yes}, {std::string(absent), words::answer_no}};
}

std::string path_of(std::string_view field) { return treatment_path(0, "", 0, field); }

}  // namespace

MedicationForm::MedicationForm(wxWindow* parent, const ScreenContext& context, Patient patient, Kind kind,
                               const Treatment& medication, Handlers handlers)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "medication form"),
      x_context(context),
      x_patient(std::move(patient)),
      x_kind(kind),
      x_medication(medication),
      x_definition(context.catalogue->treatment(medication_code)),
      x_handlers(std::move(handlers)),
      x_fields(this, "medication", context.clock, [](const std::string&) {}) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  add_fields(column);
  column->Add(muted_text(this, words::whereto), wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
  add_foot(column);
  SetSizer(column);
  put_medication();
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    const bool saves =
        event.GetModifiers() == wxMOD_CONTROL && (event.GetKeyCode() == 'S' || event.GetKeyCode() == WXK_RETURN);
    if (saves) save();
    else if (event.GetKeyCode() == WXK_ESCAPE) x_handlers.cancel();
    else event.Skip();
  });
}

wxSizer* MedicationForm::field(const FieldDefinition& definition) {
  const std::string label = definition.label + (definition.required ? " *" : "");
  switch (definition.kind) {
    case ValueKind::choice:
    case ValueKind::choices:
    case ValueKind::presence: return x_fields.choice(definition.code, label, answers_to(definition));
    case ValueKind::date: return x_fields.day(definition.code, label);
    case ValueKind::number: return x_fields.text(definition.code, label, 6);
    case ValueKind::text: break;
  }
  return x_fields.text(definition.code, label, 24);
}

void MedicationForm::add_fields(wxSizer* column) {
  auto* line = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS & ~wxEXTEND_LAST_ON_EACH_LINE);
  const auto add = [&](wxSizer* place) {
    line->Add(place, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, spacing::field()));
  };
  const bool stops = x_kind == Kind::stop;
  add(x_fields.day("date", stops ? words::stop_day : words::day));
  for (const FieldDefinition& definition : x_definition->fields)
    if ((definition.code == stop_reason) == stops) add(field(definition));
  column->Add(line, wxSizerFlags().Expand());
}

void MedicationForm::add_foot(wxSizer* column) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  auto* keep = new wxButton(this, wxID_ANY, words::save, wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator,
                            "save medication");
  auto* cancel = new wxButton(this, wxID_ANY, words::cancel, wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator,
                              "cancel medication");
  keep->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); });
  cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { x_handlers.cancel(); });
  mark_primary(*keep);
  row->Add(keep, wxSizerFlags().Border(wxRIGHT, spacing::gap()));
  row->Add(cancel);
  column->Add(row, wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
}

void MedicationForm::put_medication() {
  x_fields.put("date", to_string(x_context.clock.today()));
  for (const FieldDefinition& definition : x_definition->fields) {
    const Value* value = x_kind == Kind::change ? x_medication.parameter(definition.code) : nullptr;
    if (value) x_fields.put(definition.code, typed_text(definition, *value));
    else if (x_kind == Kind::start) x_fields.put(definition.code, definition.default_value);
  }
}

void MedicationForm::begin() {
  if (wxWindow* first = x_fields.control(x_kind == Kind::start    ? "drug"
                                         : x_kind == Kind::change ? "dose"
                                                                  : stop_reason))
    first->SetFocus();
}

// The rules of a visit's treatment, said at the fields here.
void MedicationForm::check_start(MedicationChange& change, Problems& problems) const {
  VisitDraft draft;
  draft.put(treatment_path(0, "code"), medication_code);
  for (const auto& [field, text] : x_fields.all())
    draft.put(field == "date" ? treatment_path(0, "date") : path_of(field), text);
  Problems found;
  change.start = check_treatment(draft, 0, *x_context.catalogue, x_patient, change.day, x_context.clock.today(), found);
  for (Problem& problem : found) {
    problem.field = problem.field.substr(problem.field.rfind('/') + 1);
    problems.push_back(std::move(problem));
  }
}

Problems MedicationForm::check(MedicationChange& change) const {
  Problems problems;
  const Checked<Date> day = parse_date(x_fields.typed("date"), "date");
  if (!day) return day.problems();
  change.patient = x_patient.id;
  change.day = day.value();
  change.uuid = new_uuid();
  change.clinician = x_context.session.actor;
  if (x_kind != Kind::start) {
    change.stop = x_medication.id;
    change.stop_reason = x_kind == Kind::change ? "dose_changed" : x_fields.typed(stop_reason);
    if (change.day < x_medication.date) {
      Problem& problem = problems.emplace_back();
      problem.code = ProblemCode::end_before_start;
      problem.field = "date";
      problem.given = to_string(change.day);
      problem.low = to_string(x_medication.date);
    }
  }
  if (x_kind == Kind::stop) {
    if (change.day <= x_context.clock.today()) return problems;
    Problem& problem = problems.emplace_back();
    problem.code = ProblemCode::in_the_future;
    problem.field = "date";
    problem.given = to_string(change.day);
    return problems;
  }
  check_start(change, problems);
  return problems;
}

void MedicationForm::save() {
  if (x_context.read_only) return;
  MedicationChange change;
  const Problems problems = check(change);
  x_fields.show(problems);
  if (refuses(problems) || (!problems.empty() && problems != x_asked)) {
    x_asked = problems;
    x_context.messages.show(refuses(problems) ? Tone::failure : Tone::warning,
                            refuses(problems) ? words::not_saved : words::look_again);
    x_fields.go_to_first(problems);
    return;
  }
  x_handlers.store(change);
}

}  // namespace psoas::ui
