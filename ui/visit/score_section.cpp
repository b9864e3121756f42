#include "ui/visit/score_section.h"

#include <wx/wrapsizer.h>

#include "domain/base/number.h"
#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/wording/measure_words.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace words = wording::measure;

namespace {

constexpr std::string_view pain_scores = "nrs_";
constexpr std::string_view pain_average = "nrs_avg7";
constexpr int item_characters = 3;
constexpr int adder_characters = 40;

std::string help_of(const InstrumentDefinition& instrument) {
  std::string help;
  if (instrument.item_range.low && instrument.item_range.high)
    help = to_text(*instrument.item_range.low) + " to " + to_text(*instrument.item_range.high) + "; ";
  return help + words::d_or_n + (instrument.how_to_read.empty() ? "" : "  ·  " + instrument.how_to_read);
}

}  // namespace

ScoreSection::ScoreSection(wxWindow* parent, VisitForm& form, VisitFields& fields)
    : VisitSection(parent, "scores"),
      x_form(form),
      x_fields(fields),
      x_blocks(new wxBoxSizer(wxVERTICAL)),
      x_adder(new FindField(this, "add instrument", words::add_instrument)) {
  auto* column = new wxBoxSizer(wxVERTICAL);
  std::vector<const InstrumentDefinition*> pain;
  std::vector<const InstrumentDefinition*> others;
  for (const std::string& code : form.instruments())
    if (const InstrumentDefinition* instrument = form.catalogue().instrument(code))
      (code.starts_with(pain_scores) ? pain : others).push_back(instrument);
  if (!pain.empty()) add_pain_row(column, pain);
  column->Add(x_blocks, wxSizerFlags().Expand());
  for (const InstrumentDefinition* instrument : others) add_block(*instrument);
  std::vector<Candidate> candidates;
  for (const InstrumentDefinition& instrument : form.catalogue().instruments())
    if (!instrument.retired_on)
      candidates.push_back({instrument.code, instrument.label, instrument.unit, instrument.short_label});
  x_adder->choose_among(std::move(candidates));
  x_adder->say_when_none(words::no_such_instrument);
  x_adder->on_taken([this](const Candidate& candidate) { add(candidate.code); });
  x_adder->SetMinSize({spacing::width_of(*this, adder_characters), -1});
  column->Add(x_adder, wxSizerFlags().Border(wxTOP, spacing::tight()));
  x_adder->MoveAfterInTabOrder(GetChildren().GetLast()->GetData());
  SetSizer(column);
}

void ScoreSection::add_pain_row(wxSizer* column, const std::vector<const InstrumentDefinition*>& scores) {
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS & ~wxEXTEND_LAST_ON_EACH_LINE);
  const auto middle = wxSizerFlags().CentreVertical();
  row->Add(plain_text(this, wording::visit::pain_scores),
           wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field()));
  auto* note = new FieldNote(this);
  for (const InstrumentDefinition* instrument : scores) {
    const std::string path = score_path(instrument->code, instrument->items.front().code);
    auto* pair = new wxBoxSizer(wxHORIZONTAL);
    pair->Add(plain_text(this, instrument->short_name()),
              wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::tight()));
    wxWindow* field = x_fields.number(this, path, instrument->label, item_characters, help_of(*instrument));
    pair->Add(field, middle);
    row->Add(pair, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field()));
    x_fields.note(path, note);
    if (!x_first) x_first = field;
  }
  x_severity = plain_text(this, "");
  x_severity->SetName("severity of pain");
  row->Add(x_severity, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field()));
  const std::string last = x_form.last_scores(scores);
  if (!last.empty()) {
    const auto found = x_form.last().scores.find(scores.front()->code);
    const std::string day = found == x_form.last().scores.end() ? "" : to_string(found->second.date) + ":  ";
    row->Add(muted_text(this, day + last), wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field()));
  }
  add_pain_details(row, scores);
  row->Add(note, middle);
  column->Add(row, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()));
}

// When and how the pain scores were asked: of all of them at once.
void ScoreSection::add_pain_details(wxSizer* row, const std::vector<const InstrumentDefinition*>& scores) {
  const auto add = [&](const char* caption, const std::string& part, std::vector<Option> options) {
    auto* pair = new wxBoxSizer(wxHORIZONTAL);
    pair->Add(muted_text(this, caption), wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::tight()));
    auto* field = new ChoiceField(this, "pain scores " + part, std::move(options));
    name_for_readers(*field, std::string(wording::visit::pain_scores) + ", " + caption);
    field->put(x_form.draft().text(score_path(scores.front()->code, part)));
    field->Bind(wxEVT_CHOICE, [this, field, part, scores](wxCommandEvent&) {
      for (const InstrumentDefinition* score : scores) x_form.draft().put(score_path(score->code, part), field->code());
      x_fields.tell_changed(score_path(scores.front()->code, part));
    });
    pair->Add(field, wxSizerFlags().CentreVertical());
    row->Add(pair, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field()));
  };
  add(words::phase, "phase", phase_options());
  add(words::mode, "mode", mode_options());
}

void ScoreSection::add_block(const InstrumentDefinition& instrument) {
  auto* block = new InstrumentBlock(this, x_form, x_fields, instrument);
  x_in_order.push_back(block);
  x_blocks->Add(block, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()));
  if (!x_first) x_first = block->first_field();
}

void ScoreSection::add(const std::string& code) {
  const InstrumentDefinition* instrument = x_form.catalogue().instrument(code);
  if (!instrument) return;
  if (x_form.add_instrument(code)) {
    add_block(*instrument);
    x_adder->MoveAfterInTabOrder(GetChildren().GetLast()->GetData());
    Layout();
    lay_out_again(*this);
  }
  for (InstrumentBlock* block : x_in_order) {
    if (block->instrument().code != code) continue;
    block->open_items();
    wxWindow* item = x_fields.control(score_path(code, instrument->items.front().code));
    if (wxWindow* field = item ? item : block->first_field()) field->SetFocus();
    return;
  }
  if (wxWindow* field = x_fields.control(score_path(code, instrument->items.front().code))) field->SetFocus();
}

std::string ScoreSection::heading() const { return words::scores; }

void ScoreSection::changed(std::string_view path) {
  for (InstrumentBlock* block : x_in_order) block->changed(path);
  const InstrumentDefinition* average = x_form.catalogue().instrument(pain_average);
  if (x_severity && average && path == score_path(pain_average, "value")) {
    put_text(*x_severity, result_in_words(x_form.draft(), *average));
    Layout();
  }
}

void ScoreSection::open_those_with(const Problems& problems) {
  for (const Problem& problem : problems)
    for (InstrumentBlock* block : x_in_order) block->open_for(problem.field);
}

}  // namespace psoas::ui
