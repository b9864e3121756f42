#include "ui/patient/merge_form.h"

#include <algorithm>
#include <array>

#include "ui/widget/accessible.h"
#include "ui/widget/card.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/merge_words.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {

namespace words = wording::merge;

namespace {

constexpr int columns = 4;  // name, of the record that stays, of the one that goes, take over
constexpr int name_characters = 15;
constexpr int value_characters = 25;
constexpr int line_characters = 72;

wxStaticText* wrapped(wxStaticText* text, int characters) {
  text->Wrap(spacing::width_of(*text, characters));
  return text;
}

wxSizerFlags row_flags() { return wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()); }

// Who a person is stands there even where both say the same.
bool always_shown(std::string_view field) {
  constexpr std::array<std::string_view, 5> identity{"mrn", "family_name", "given_name", "birth_date", "sex"};
  return std::find(identity.begin(), identity.end(), field) != identity.end();
}

wxFlexGridSizer* comparison_grid(wxWindow* card) {
  auto* grid = new wxFlexGridSizer(columns, wxSize(spacing::field(), spacing::gap()));
  for (const char* title : {"", words::column_stays, words::column_goes, ""}) {
    auto* heading = muted_text(card, title);
    heading->SetFont(heading->GetFont().Bold());
    grid->Add(heading);
  }
  return grid;
}

std::set<std::string> ticked_of(const std::map<std::string, wxCheckBox*>& ticks) {
  std::set<std::string> ticked;
  for (const auto& [code, box] : ticks)
    if (box->GetValue()) ticked.insert(code);
  return ticked;
}

}  // namespace

MergeForm::MergeForm(wxWindow* parent, MergePreview preview, const Catalogue& catalogue)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "merge form"),
      x_preview(std::move(preview)) {
  SetSizer(new wxBoxSizer(wxVERTICAL));
  add_refusal();
  add_doubts();
  add_what_goes();
  add_records(catalogue);
  add_facts();
}

MergeRequest MergeForm::request() const {
  MergeRequest request = request_of(x_preview);
  request.details_taken = ticked_of(x_details);
  request.facts_taken = ticked_of(x_facts);
  return request;
}

void MergeForm::add_refusal() {
  const std::optional<MergeRefusal> why = refusal(x_preview);
  if (!why) return;
  auto* said = plain_text(this, "✗ " + words::what(why) + " " + words::remedy(why));
  said->SetName("merge refusal");
  said->SetForegroundColour(problem_colour());
  GetSizer()->Add(wrapped(said, line_characters), wxSizerFlags().Border(wxBOTTOM, spacing::field()));
}

void MergeForm::add_doubts() {
  const std::vector<MergeDoubt> found = doubts(x_preview);
  if (found.empty()) return;
  auto* card = new Card(this);
  card->SetName("merge doubts");
  card->content().Add(section_heading(card, words::doubts_heading), row_flags());
  for (const MergeDoubt doubt : found) {
    auto* said = plain_text(card, "⚠ " + words::doubt(doubt, x_preview));
    said->SetForegroundColour(warning_colour());
    card->content().Add(wrapped(said, line_characters), wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
  }
  GetSizer()->Add(card, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::field()));
}

void MergeForm::add_what_goes() {
  auto* goes = plain_text(this, words::what_goes(x_preview));
  goes->SetName("what goes over");
  GetSizer()->Add(wrapped(goes, line_characters), row_flags());
  if (const std::string studies = words::studies(x_preview); !studies.empty())
    GetSizer()->Add(wrapped(plain_text(this, "ℹ " + studies), line_characters), row_flags());
}

void MergeForm::add_records(const Catalogue& catalogue) {
  auto* card = new Card(this);
  card->SetName("both records");
  card->content().Add(section_heading(card, words::records_heading), row_flags());
  wxFlexGridSizer* grid = comparison_grid(card);
  const MergeRequest proposed = request_of(x_preview);
  PatientDraft from = draft_of(x_preview.from);
  PatientDraft into = draft_of(x_preview.into);
  for (const std::string_view field : patient_fields()) {
    const auto differing = std::find_if(x_preview.details.begin(), x_preview.details.end(),
                                        [&](const DifferingDetail& detail) { return detail.field == field; });
    const bool differs = differing != x_preview.details.end();
    if (!differs && !always_shown(field)) continue;
    const std::string name = wording::field_name(field, catalogue);
    const std::string stays = words::detail_value(field, *member_of(into, field));
    const std::string goes = words::detail_value(field, *member_of(from, field));
    add_row(card, *grid, name, stays, goes);
    if (!differs) {
      grid->AddSpacer(0);
      continue;
    }
    const std::string what_for = words::take_over_instead(name, goes, differing->into.empty() ? "" : stays);
    const std::string code(field);
    x_details[code] = tick(card, "take over " + code, what_for, proposed.details_taken.contains(code));
    grid->Add(x_details[code]);
  }
  card->content().Add(grid);
  GetSizer()->Add(card, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::field()));
}

void MergeForm::add_facts() {
  if (x_preview.facts.empty()) return;
  auto* card = new Card(this);
  card->SetName("health facts of both");
  card->content().Add(section_heading(card, words::facts_heading), row_flags());
  wxFlexGridSizer* grid = comparison_grid(card);
  const MergeRequest proposed = request_of(x_preview);
  for (const DifferingFact& fact : x_preview.facts) {
    const std::string& code = fact.from.code;
    const std::string name = words::fact_name(code);
    const std::string stays = fact.into ? words::fact_value(*fact.into) : std::string();
    const std::string goes = words::fact_value(fact.from);
    add_row(card, *grid, name, stays.empty() ? words::nothing_said : stays, goes);
    x_facts[code] = tick(card, "take over " + code, words::take_over_instead(name, goes, stays),
                         proposed.facts_taken.contains(code));
    grid->Add(x_facts[code]);
  }
  card->content().Add(grid);
  GetSizer()->Add(card, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::field()));
}

void MergeForm::add_row(wxWindow* card, wxSizer& grid, const std::string& name, const std::string& stays,
                        const std::string& goes) {
  grid.Add(wrapped(muted_text(card, name), name_characters));
  grid.Add(wrapped(plain_text(card, stays), value_characters));
  grid.Add(wrapped(plain_text(card, goes), value_characters));
}

wxCheckBox* MergeForm::tick(wxWindow* card, const std::string& name, const std::string& what_for, bool ticked) {
  auto* box = new wxCheckBox(card, wxID_ANY, to_wx(words::take_over), wxDefaultPosition, wxDefaultSize, 0,
                             wxDefaultValidator, to_wx(name));
  box->SetValue(ticked);
  name_for_readers(*box, what_for);
  return box;
}

}  // namespace psoas::ui
