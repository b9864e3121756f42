#include "ui/patient/episode_form.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "domain/episode/episode_description.h"
#include "ui/widget/card.h"
#include "ui/widget/look.h"
#include "ui/widget/options.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/episode_words.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {

namespace words = wording::episode;

namespace {

std::vector<Option> options_of(const std::vector<EpisodeWord>& list) {
  std::vector<Option> options{{"", words::not_said}};
  for (const EpisodeWord& word : list) options.push_back({std::string(word.code), std::string(word.label)});
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

wxSizerFlags row_flags() { return wxSizerFlags().Expand().Border(wxBOTTOM, spacing::field()); }

}  // namespace

EpisodeForm::EpisodeForm(wxWindow* parent, const ScreenContext& context, std::function<void()> typed)
    : wxPanel(parent), x_context(context), x_typed(std::move(typed)), x_fields(context.clock, x_typed) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(head_card(), row_flags());
  column->Add(diagnosis_card(), row_flags());
  column->Add(mechanism_card(), row_flags());
  column->Add(closing_card(), wxSizerFlags().Expand());
  SetSizer(column);
}

Card* EpisodeForm::head_card() {
  auto* card = new Card(this);
  auto& label = x_fields.add_text(card, words::label, "label", &EpisodeDraft::label, 44, words::label_hint);
  auto& onset = x_fields.add_text(card, words::onset, "onset", &EpisodeDraft::onset, 11, words::onset_hint);
  auto& opened = x_fields.add_day(card, words::opened_on, "opened_on", &EpisodeDraft::opened_on);
  card->content().Add(row_of({&label, &onset, &opened}), row_flags());
  auto& duration =
      x_fields.add_text(card, words::duration, "pain_duration_months", &EpisodeDraft::pain_duration_months, 5);
  auto& course =
      x_fields.add_choice(card, words::course, "pain_course", &EpisodeDraft::pain_course, options_of(pain_courses()));
  auto& side = x_fields.add_choice(card, words::dominant_side, "dominant_side", &EpisodeDraft::dominant_side,
                                   side_options(words::not_said));
  auto& site = x_fields.add_choice(card, words::dominant_site, "dominant_site", &EpisodeDraft::dominant_site,
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
        x_fields.add_choice(card, mechanisms[i].label, mechanisms[i].code, members[i], presence_options(), not_assessed)
            .over(),
        wxSizerFlags().Border(wxRIGHT, spacing::margin()));
  card->content().Add(row, wxSizerFlags().Expand());
  return card;
}

Card* EpisodeForm::closing_card() {
  auto* card = new Card(this);
  card->content().Add(section_heading(card, words::closing_heading), row_flags());
  auto& closed = x_fields.add_day(card, words::closed_on, "closed_on", &EpisodeDraft::closed_on);
  auto& reason = x_fields.add_choice(card, words::closing_reason, "closing_reason", &EpisodeDraft::closing_reason,
                                     options_of(closing_reasons()));
  card->content().Add(row_of({&closed, &reason}), row_flags());
  card->content().Add(x_fields.add_note(card, words::note, "note", &EpisodeDraft::note).over(),
                      wxSizerFlags().Expand());
  return card;
}

EpisodeDraft EpisodeForm::draft() const {
  EpisodeDraft draft = x_fields.draft();
  draft.diagnoses = x_diagnoses->drafts();
  return draft;
}

void EpisodeForm::put(const EpisodeDraft& draft, const DiagnosisCodes& known) {
  x_fields.put(draft);
  x_diagnoses->put(draft.diagnoses, known);
}

wxWindow* EpisodeForm::show(const Problems& problems, bool all) {
  wxWindow* first_refused = x_fields.show(problems, all);
  wxWindow* refused_diagnosis = x_diagnoses->show(problems, all);
  return first_refused ? first_refused : refused_diagnosis;
}

void EpisodeForm::show_stored(const Episode& episode) {
  const EpisodeDraft stored = draft_of(episode);
  x_fields.show_stored(stored);
  if (stored.diagnoses == x_diagnoses->drafts()) return;
  std::string lines;
  for (const EpisodeDiagnosis& diagnosis : episode.diagnoses)
    lines += (lines.empty() ? "" : "; ") + describe(diagnosis, *x_context.catalogue);
  put_text(*x_stored_diagnoses, words::stored_diagnoses(lines));
  x_stored_diagnoses->Show();
  lay_out_again(*x_stored_diagnoses);
}

void EpisodeForm::go_to_closing() {
  x_fields.put_if_empty(&EpisodeDraft::closed_on, to_string(x_context.clock.today()));
  x_fields.focus(&EpisodeDraft::closing_reason);
}

}  // namespace psoas::ui
