#include "ui/patient/health_form.h"

#include <set>
#include <utility>

#include "ui/widget/accessible.h"
#include "ui/widget/card.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/choices_field.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/look.h"
#include "ui/widget/options.h"
#include "ui/widget/spacing.h"
#include "ui/wording/health_words.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {

namespace words = wording::health;

namespace {

constexpr int columns = 3;  // label; value and its parts, problems below; asked on
constexpr int number_characters = 6;
constexpr int detail_characters = 18;

std::string fact_of(std::string_view path) { return std::string(path.substr(0, path.find('/'))); }

}  // namespace

HealthForm::HealthForm(wxWindow* parent, const Clock& clock, std::function<void()> typed)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "health form"),
      x_clock(clock),
      x_typed(std::move(typed)) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  std::set<std::string> seen;
  for (const HealthFactDefinition& fact : health_facts())
    if (seen.insert(fact.group).second) add_group(*column, fact.group);
  SetSizer(column);
}

void HealthForm::add_group(wxSizer& column, const std::string& group) {
  auto* card = new Card(this);
  card->content().Add(section_heading(card, group), wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
  auto* grid = new wxFlexGridSizer(columns, spacing::tight(), spacing::field());
  for (const HealthFactDefinition& fact : health_facts())
    if (fact.group == group) add_fact(card, *grid, fact);
  card->content().Add(grid, wxSizerFlags().Expand());
  column.Add(card, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::field()));
}

void HealthForm::add_fact(wxWindow* parent, wxFlexGridSizer& grid, const HealthFactDefinition& fact) {
  const std::string& unit = fact.value.unit;
  auto* label = plain_text(parent, fact.label + (unit.empty() ? "" : " (" + unit + ")"));
  label->SetMinSize({spacing::width_of(*this, 30), -1});
  grid.Add(label, wxSizerFlags().CentreVertical());
  auto* parts = new wxBoxSizer(wxHORIZONTAL);
  parts->Add(add_value(parent, fact), wxSizerFlags().CentreVertical());
  if (!fact.which.choices.empty()) {
    const std::string path = fact.code + "/which";
    auto* field = bound(new ChoicesField(parent, path, options_of(fact.which, words::not_asked)), path,
                        fact.label + " " + fact.which.label);
    x_put[path] = [field](const std::string& text) { field->put(text); };
    field->on_changed([this, field, path] { this->typed(path, field->codes()); });
    add_field(parent, *parts, fact.which.label, field);
  }
  const auto text = [&](wxSizer& row, const char* part, const std::string& caption, auto* field) {
    const std::string path = fact.code + "/" + part;
    bound(field, path, fact.label + ", " + caption);
    x_put[path] = [field](const std::string& typed) { field->put(typed); };
    field->Bind(wxEVT_TEXT, [this, field, path](wxCommandEvent&) { this->typed(path, field->typed()); });
    add_field(parent, row, caption, field);
  };
  const auto name = [&](const char* part) { return fact.code + "/" + part; };
  if (!fact.detail.empty())
    text(*parts, "detail", fact.detail, new ShortField(parent, name("detail"), detail_characters));
  auto* dates = new wxBoxSizer(wxHORIZONTAL);
  if (!fact.since.empty()) text(*dates, "since", fact.since, new DateField(parent, name("since"), x_clock));
  if (fact.until) text(*dates, "until", words::until, new DateField(parent, name("until"), x_clock));
  auto* note = new FieldNote(parent);
  x_notes[fact.code] = note;
  // Beside more than the bare value there is no room for days.
  const bool below = !fact.which.choices.empty() || !fact.detail.empty();
  auto* place = new wxBoxSizer(wxVERTICAL);
  if (!below) parts->Add(dates, wxSizerFlags().CentreVertical());
  place->Add(parts);
  if (below) place->Add(dates, wxSizerFlags().Border(wxTOP, spacing::tight()));
  place->Add(note);
  grid.Add(place, wxSizerFlags().CentreVertical());
  auto* asked = new wxBoxSizer(wxHORIZONTAL);
  const std::string on = name("on");
  auto* day = bound(new DateField(parent, on, x_clock), on, fact.label + ", " + words::asked_on);
  x_put[on] = [day](const std::string& typed) { day->put(typed); };
  day->Bind(wxEVT_TEXT, [this, day, on](wxCommandEvent&) { this->typed(on, day->typed()); });
  add_field(parent, *asked, fact.measured() ? words::measured_on : words::asked_on, day);
  grid.Add(asked, wxSizerFlags().CentreVertical());
}

wxWindow* HealthForm::add_value(wxWindow* parent, const HealthFactDefinition& fact) {
  const std::string path = fact.code + "/value";
  if (fact.measured()) {
    auto* field = bound(new NumberField(parent, path, number_characters), path, fact.label);
    x_put[path] = [field](const std::string& text) { field->put(text); };
    field->Bind(wxEVT_TEXT, [this, field, path](wxCommandEvent&) { this->typed(path, field->typed()); });
    return field;
  }
  auto* field = bound(new ChoiceField(parent, path, options_of(fact.value, words::not_asked)), path, fact.label);
  x_put[path] = [field](const std::string& text) { field->put(text); };
  field->Bind(wxEVT_CHOICE, [this, field, path](wxCommandEvent&) { this->typed(path, field->code()); });
  return field;
}

void HealthForm::add_field(wxWindow* parent, wxSizer& row, const std::string& caption, wxWindow* field) {
  auto* label = muted_text(parent, caption);
  label->MoveBeforeInTabOrder(field);
  row.Add(label, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::field()));
  row.Add(field, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::tight()));
}

template <class Field>
Field* HealthForm::bound(Field* field, const std::string& path, const std::string& label) {
  name_for_readers(*field, label);
  x_fields[path] = field;
  return field;
}

// A new answer is of today, unless its day is typed after it.
void HealthForm::typed(const std::string& path, std::string text) {
  if (x_draft.text(path) == text) return;
  const std::string fact = fact_of(path);
  const bool answer = path.ends_with("/value");
  x_draft.put(path, std::move(text));
  std::erase(x_draft.confirmed, path);
  if (answer) {
    const std::string day = x_draft.text(path).empty() ? "" : to_string(x_clock.today());
    x_draft.put(fact + "/on", day);
    x_put[fact + "/on"](day);
  }
  x_typed();
}

void HealthForm::put(const HealthDraft& draft) {
  x_draft = draft;
  for (const auto& [path, put] : x_put) put(x_draft.text(path));
  show({});
}

void HealthForm::answer_rest_absent() {
  for (const HealthFactDefinition& fact : health_facts()) {
    const std::string path = fact.code + "/value";
    if (fact.value.kind != ValueKind::presence || !x_draft.text(path).empty()) continue;
    x_put[path](std::string(absent));
    typed(path, std::string(absent));
  }
}

wxWindow* HealthForm::show(const Problems& problems) {
  std::map<std::string, const Problem*> first_of;
  wxWindow* first = nullptr;
  for (const Problem& problem : problems) {
    first_of.try_emplace(fact_of(problem.field), &problem);
    if (!first && x_fields.contains(problem.field)) first = x_fields[problem.field];
  }
  for (const auto& [fact, note] : x_notes) {
    const auto found = first_of.find(fact);
    wxWindow& value = *x_fields[fact + "/value"];
    if (found == first_of.end()) {
      note->settle(value);
      continue;
    }
    const Problem& problem = *found->second;
    wxWindow& field = x_fields.contains(problem.field) ? *x_fields[problem.field] : value;
    if (problem.severity == Severity::refuse) note->refuse(field, wording::under_field(problem));
    else note->warn(field, wording::under_field(problem));
  }
  return first;
}

void HealthForm::show_bmi(const std::string& text) { x_notes["height_cm"]->set_hint(text); }

void HealthForm::confirm(const Problems& problems) {
  for (const Problem& problem : problems) x_draft.confirmed.push_back(problem.field);
}

void HealthForm::focus_first() { x_fields[health_facts().front().code + "/value"]->SetFocus(); }

}  // namespace psoas::ui
