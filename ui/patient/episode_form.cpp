#include "ui/patient/episode_form.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "domain/episode/episode_description.h"
#include "ui/widget/card.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/episode_words.h"
#include "ui/wording/sentences.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {

namespace words = wording::episode;

namespace {

std::vector<Option> options_of(const std::vector<EpisodeWord>& list) {
  std::vector<Option> options{{"", words::not_said}};
  for (const EpisodeWord& word : list) options.push_back({std::string(word.code), std::string(word.label)});
  return options;
}

std::vector<Option> side_options() {
  std::vector<Option> options{{"", words::not_said}};
  for (const Side side : {Side::right, Side::left, Side::bilateral, Side::midline})
    options.push_back({std::string(code_of(side)), std::string(word_of(side))});
  return options;
}

std::vector<Option> region_options(const Catalogue& catalogue) {
  std::vector<Option> options{{"", words::not_said}};
  if (const FindingDefinition* chart = catalogue.finding("pain_sites"))
    for (const Choice& region : chart->main_field().choices) options.push_back({region.code, region.label});
  return options;
}

std::vector<Option> presence_options() {
  return {{std::string(present), words::presence_present},
          {std::string(absent), words::presence_absent},
          {std::string(not_assessed), words::presence_not_assessed}};
}

wxSizer* row_of(std::initializer_list<LabelledField*> fields) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  for (const LabelledField* field : fields) row->Add(field->over(), wxSizerFlags().Border(wxRIGHT, spacing::margin()));
  return row;
}

wxSizerFlags row_flags() { return wxSizerFlags().Expand().Border(wxBOTTOM, spacing::field()); }

}  // namespace

EpisodeForm::EpisodeForm(wxWindow* parent, const ScreenContext& context, std::function<void()> typed)
    : wxPanel(parent), x_context(context), x_typed(std::move(typed)) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(head_card(), row_flags());
  column->Add(diagnosis_card(), row_flags());
  column->Add(mechanism_card(), row_flags());
  column->Add(closing_card(), wxSizerFlags().Expand());
  SetSizer(column);
}

Card* EpisodeForm::head_card() {
  auto* card = new Card(this);
  auto& label = add_text(card, words::label, "label", &EpisodeDraft::label, 44, words::label_hint);
  auto& onset = add_text(card, words::onset, "onset", &EpisodeDraft::onset, 11, words::onset_hint);
  auto& opened = add_day(card, words::opened_on, "opened_on", &EpisodeDraft::opened_on);
  card->content().Add(row_of({&label, &onset, &opened}), row_flags());
  auto& duration = add_text(card, words::duration, "pain_duration_months", &EpisodeDraft::pain_duration_months, 5);
  auto& course = add_choice(card, words::course, "pain_course", &EpisodeDraft::pain_course, options_of(pain_courses()));
  auto& side = add_choice(card, words::dominant_side, "dominant_side", &EpisodeDraft::dominant_side, side_options());
  auto& site = add_choice(card, words::dominant_site, "dominant_site", &EpisodeDraft::dominant_site,
                          region_options(*x_context.catalogue));
  card->content().Add(row_of({&duration, &course, &side, &site}), wxSizerFlags().Expand());
  return card;
}

Card* EpisodeForm::diagnosis_card() {
  auto* card = new Card(this);
  card->content().Add(section_heading(card, words::diagnoses), row_flags());
  x_diagnoses = new DiagnosisRows(card, x_context, x_typed);
  card->content().Add(x_diagnoses, wxSizerFlags().Expand());
  x_stored_diagnoses = muted_text(card, "");
  x_stored_diagnoses->Hide();
  card->content().Add(x_stored_diagnoses, wxSizerFlags().Border(wxTOP, spacing::tight()));
  return card;
}

Card* EpisodeForm::mechanism_card() {
  auto* card = new Card(this);
  card->content().Add(section_heading(card, words::mechanism_heading), row_flags());
  const std::array<std::string EpisodeDraft::*, mechanisms.size()> members{
      &EpisodeDraft::mech_psoas_traction, &EpisodeDraft::mech_disc_compression, &EpisodeDraft::mech_facet_loading};
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  for (std::size_t i = 0; i < mechanisms.size(); ++i)
    row->Add(
        add_choice(card, std::string(mechanisms[i].label), mechanisms[i].code, members[i], presence_options()).over(),
        wxSizerFlags().Border(wxRIGHT, spacing::margin()));
  card->content().Add(row, wxSizerFlags().Expand());
  return card;
}

Card* EpisodeForm::closing_card() {
  auto* card = new Card(this);
  card->content().Add(section_heading(card, words::closing_heading), row_flags());
  auto& closed = add_day(card, words::closed_on, "closed_on", &EpisodeDraft::closed_on);
  auto& reason = add_choice(card, words::closing_reason, "closing_reason", &EpisodeDraft::closing_reason,
                            options_of(closing_reasons()));
  card->content().Add(row_of({&closed, &reason}), row_flags());
  card->content().Add(add_note(card).over(), wxSizerFlags().Expand());
  return card;
}

LabelledField& EpisodeForm::add_text(Card* card, const char* label, const char* path, std::string EpisodeDraft::*member,
                                     int characters, const char* hint) {
  auto* field = new ShortField(card, path, characters);
  return add({path, member, LabelledField(card, label, field, hint), [field] { return field->typed(); },
              [field](const std::string& text) { field->put(text); }});
}

LabelledField& EpisodeForm::add_day(Card* card, const char* label, const char* path,
                                    std::string EpisodeDraft::*member) {
  auto* field = new DateField(card, path, x_context.clock);
  return add({path, member, LabelledField(card, label, field), [field] { return field->typed(); },
              [field](const std::string& text) { field->put(text); }});
}

LabelledField& EpisodeForm::add_choice(Card* card, const std::string& label, std::string_view path,
                                       std::string EpisodeDraft::*member, std::vector<Option> options) {
  const std::string first = options.front().code;
  auto* field = new ChoiceField(card, path, std::move(options));
  field->put(first);
  return add({std::string(path), member, LabelledField(card, label, field), [field] { return field->code(); },
              [field](const std::string& code) { field->put(code); }});
}

LabelledField& EpisodeForm::add_note(Card* card) {
  auto* field =
      new wxTextCtrl(card, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE, wxDefaultValidator, "note");
  field->SetMinSize(wxSize(-1, 4 * field->GetCharHeight()));
  return add({"note", &EpisodeDraft::note, LabelledField(card, words::note, field),
              [field] { return from_wx(field->GetValue()); },
              [field](const std::string& text) { field->ChangeValue(to_wx(text)); }});
}

LabelledField& EpisodeForm::add(Entry entry) {
  x_entries.push_back(std::make_unique<Entry>(std::move(entry)));
  Entry& kept = *x_entries.back();
  const auto changed = [this, &kept](wxCommandEvent& event) {
    kept.touched = true;
    x_typed();
    event.Skip();
  };
  kept.field.control()->Bind(wxEVT_TEXT, changed);
  kept.field.control()->Bind(wxEVT_CHOICE, changed);
  return kept.field;
}

EpisodeForm::Entry& EpisodeForm::entry(std::string_view path) {
  for (const auto& each : x_entries)
    if (each->path == path) return *each;
  return *x_entries.front();
}

EpisodeDraft EpisodeForm::draft() const {
  EpisodeDraft draft;
  for (const auto& entry : x_entries) draft.*entry->member = entry->typed();
  draft.diagnoses = x_diagnoses->drafts();
  return draft;
}

void EpisodeForm::put(const EpisodeDraft& draft, const DiagnosisCodes& known) {
  for (const auto& entry : x_entries) {
    entry->put(draft.*entry->member);
    entry->touched = false;
    entry->field.settle();
  }
  x_diagnoses->put(draft.diagnoses, known);
}

wxWindow* EpisodeForm::show(const Problems& problems, bool all) {
  wxWindow* first_refused = nullptr;
  for (const auto& entry : x_entries) {
    const auto belongs = [&](const Problem& problem) { return problem.field == entry->path; };
    const auto found = std::find_if(problems.begin(), problems.end(), belongs);
    if (found == problems.end()) {
      entry->field.settle();
    } else if (found->severity == Severity::confirm) {
      entry->field.warn(wording::under_field(*found));
    } else if (all || (entry->touched && found->code != ProblemCode::required)) {
      entry->field.refuse(wording::under_field(*found));
      if (!first_refused) first_refused = entry->field.control();
    } else {
      entry->field.settle();
    }
  }
  wxWindow* refused_diagnosis = x_diagnoses->show(problems, all);
  return first_refused ? first_refused : refused_diagnosis;
}

void EpisodeForm::show_stored(const Episode& episode) {
  const EpisodeDraft stored = draft_of(episode);
  for (const auto& entry : x_entries)
    if (entry->typed() != stored.*entry->member) entry->field.warn(wording::window::stored_now(stored.*entry->member));
  if (stored.diagnoses == x_diagnoses->drafts()) return;
  std::string lines;
  for (const EpisodeDiagnosis& diagnosis : episode.diagnoses)
    lines += (lines.empty() ? "" : "; ") + describe(diagnosis, *x_context.catalogue);
  put_text(*x_stored_diagnoses, words::stored_diagnoses(lines));
  x_stored_diagnoses->Show();
  lay_out_again(*x_stored_diagnoses);
}

void EpisodeForm::focus_first() { x_entries.front()->field.control()->SetFocus(); }

void EpisodeForm::go_to_closing() {
  Entry& closed = entry("closed_on");
  if (closed.typed().empty()) closed.put(to_string(x_context.clock.today()));
  entry("closing_reason").field.control()->SetFocus();
}

}  // namespace psoas::ui
