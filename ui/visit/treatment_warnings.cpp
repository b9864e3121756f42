#include "ui/visit/treatment_warnings.h"

#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>
#include <utility>

#include "domain/safety/override_draft.h"
#include "domain/treatment/treatment_check.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/warning_words.h"

namespace psoas::ui {

namespace words = wording::warning;

namespace {

constexpr int line_characters = 100;
constexpr int reason_characters = 46;

wxStaticText* wrapped(wxStaticText* text) {
  text->Wrap(spacing::width_of(*text, line_characters));
  return text;
}

Date visit_day(const VisitDraft& draft, Date today) {
  const Checked<Date> day = parse_date(draft.text("date"), "date");
  return day ? day.value() : today;
}

}  // namespace

wxPanel* TreatmentWarnings::place(wxWindow* parent, int number) {
  Place& place = x_places[number];
  place.panel = new wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL,
                            "warnings " + std::to_string(number));
  place.panel->SetSizer(new wxBoxSizer(wxVERTICAL));
  place.shown = judged()[number];
  show(number, place);
  return place.panel;
}

void TreatmentWarnings::forget(int number) { x_places.erase(number); }

// Every treatment of the form as far as it can be read, each held against the rules beside the others.
std::map<int, std::vector<Warning>> TreatmentWarnings::judged() const {
  const VisitDraft& draft = std::as_const(x_form).draft();
  Visit visit;
  std::vector<int> numbers;
  for (const int number : x_form.treatments()) {
    Problems ignored;
    std::optional<Treatment> treatment = check_treatment(draft, number, x_form.catalogue(), x_form.patient(),
                                                         visit_day(draft, x_today), x_today, ignored);
    if (!treatment) continue;
    numbers.push_back(number);
    visit.treatments.push_back(std::move(*treatment));
  }
  const SafetyContext context = x_form.safety().context(x_form.patient(), x_form.catalogue());
  std::vector<std::vector<Warning>> found = warnings_of(visit, context);
  std::map<int, std::vector<Warning>> by_number;
  for (std::size_t i = 0; i < numbers.size(); ++i) by_number[numbers[i]] = std::move(found[i]);
  return by_number;
}

void TreatmentWarnings::changed(std::string_view path) {
  if (path != "date" && !path.starts_with("treatment")) return;
  note_facts(path);
  std::map<int, std::vector<Warning>> found = judged();
  for (auto& [number, place] : x_places) {
    if (place.shown == found[number]) continue;
    forget_settled(number, place.shown, found[number]);
    place.shown = std::move(found[number]);
    show(number, place);
  }
}

// A reason is given for the facts in sight when it is typed.
void TreatmentWarnings::note_facts(std::string_view path) {
  for (const auto& [number, place] : x_places)
    for (const Warning& warning : place.shown)
      if (path == override_path(number, warning.rule))
        x_form.draft().put(overridden_facts_path(number, warning.rule), draft_text(warning.facts));
}

// What no longer warns needs no reason.
void TreatmentWarnings::forget_settled(int number, const std::vector<Warning>& before,
                                       const std::vector<Warning>& now) {
  for (const Warning& warning : before) {
    const bool still = std::any_of(now.begin(), now.end(),
                                   [&](const Warning& each) { return each.decided && each.rule == warning.rule; });
    if (still) continue;
    x_form.draft().put(override_path(number, warning.rule), {});
    x_form.draft().put(overridden_facts_path(number, warning.rule), {});
  }
}

// What was said about other facts says nothing about these.
void TreatmentWarnings::drop_stale_reason(int number, const Warning& warning) {
  const std::string facts = x_form.draft().text(overridden_facts_path(number, warning.rule));
  if (facts == draft_text(warning.facts)) return;
  x_form.draft().put(override_path(number, warning.rule), {});
  x_form.draft().put(overridden_facts_path(number, warning.rule), {});
}

void TreatmentWarnings::show(int number, Place& place) {
  x_fields.forget(treatment_path(number, "warning"));
  place.panel->DestroyChildren();
  place.panel->GetSizer()->Clear();
  std::vector<Warning> undecided;
  for (const Warning& warning : place.shown) {
    if (warning.decided) add_warning(place, number, warning);
    else undecided.push_back(warning);
  }
  if (!undecided.empty()) {
    auto* text = wrapped(muted_text(place.panel, words::not_checked(undecided, x_form.catalogue())));
    place.panel->GetSizer()->Add(text, wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
  }
  place.panel->Show(!place.shown.empty());
  place.panel->InvalidateBestSize();
  place.panel->Layout();
  lay_out_again(*place.panel);
}

void TreatmentWarnings::add_warning(Place& place, int number, const Warning& warning) {
  wxSizer& column = *place.panel->GetSizer();
  const Catalogue& catalogue = x_form.catalogue();
  auto* head = plain_text(place.panel, words::headline(warning, catalogue));
  head->SetFont(head->GetFont().Bold());
  head->SetForegroundColour(warning.severity == WarningSeverity::block ? problem_colour() : warning_colour());
  column.Add(head, wxSizerFlags().Border(wxTOP, spacing::tight()));
  column.Add(wrapped(plain_text(place.panel, words::prompt(warning, catalogue))));
  if (warning.needs_reason()) add_reason(place, number, warning);
}

void TreatmentWarnings::add_reason(Place& place, int number, const Warning& warning) {
  drop_stale_reason(number, warning);
  const std::string path = override_path(number, warning.rule);
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(plain_text(place.panel, words::reason), wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::gap()));
  row->Add(x_fields.text(place.panel, path, words::reason_for(warning, x_form.catalogue()), reason_characters),
           wxSizerFlags().CentreVertical());
  auto* note = new FieldNote(place.panel);
  x_fields.note(path, note);
  row->Add(note, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::gap()));
  place.panel->GetSizer()->Add(row, wxSizerFlags().Border(wxTOP | wxBOTTOM, spacing::tight()));
}

Problems TreatmentWarnings::missing() const {
  Problems problems;
  for (const auto& [number, warnings] : judged())
    for (const Warning& warning : warnings) {
      if (!warning.needs_reason()) continue;
      const VisitDraft& draft = std::as_const(x_form).draft();
      const bool given = !draft.text(override_path(number, warning.rule)).empty() &&
                         draft.text(overridden_facts_path(number, warning.rule)) == draft_text(warning.facts);
      if (given) continue;
      Problem problem;
      problem.code = ProblemCode::required;
      problem.field = override_path(number, warning.rule);
      problems.push_back(std::move(problem));
    }
  return problems;
}

}  // namespace psoas::ui
