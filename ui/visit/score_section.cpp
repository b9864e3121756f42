#include "ui/visit/score_section.h"

#include <wx/sizer.h>

#include "domain/base/number.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace words = wording::visit;

namespace {

constexpr std::string_view pain_scores = "nrs_";
constexpr int item_characters = 3;

std::string range_of(const InstrumentDefinition& instrument) {
  if (!instrument.item_range.low || !instrument.item_range.high) return {};
  return to_text(*instrument.item_range.low) + " to " + to_text(*instrument.item_range.high) +
         "; d declined, n not asked";
}

}  // namespace

ScoreSection::ScoreSection(wxWindow* parent, VisitForm& form, DraftFields& fields)
    : VisitSection(parent, "scores"), x_form(form), x_fields(fields) {
  auto* grid = new wxFlexGridSizer(3, wxSize(spacing::section(), spacing::gap()));
  std::vector<const InstrumentDefinition*> pain;
  std::vector<const InstrumentDefinition*> others;
  for (const InstrumentDefinition& instrument : form.catalogue().instruments()) {
    const bool typed = form.draft().typed.lower_bound("score/" + instrument.code + "/") !=
                       form.draft().typed.lower_bound("score/" + instrument.code + "0");
    if (instrument.retired_on && !typed) continue;
    if (instrument.code.starts_with(pain_scores)) pain.push_back(&instrument);
    else if (instrument.code == "peg" || typed || form.last().scores.contains(instrument.code))
      others.push_back(&instrument);
  }
  if (!pain.empty()) add_row(grid, words::pain_scores, pain);
  for (const InstrumentDefinition* instrument : others) add_row(grid, instrument->short_name(), {instrument});
  SetSizer(grid);
}

void ScoreSection::add_row(wxSizer* grid, const std::string& label,
                           const std::vector<const InstrumentDefinition*>& instruments) {
  const auto middle = wxSizerFlags().CentreVertical();
  auto* name = plain_text(this, label);
  name->SetMinSize({spacing::width_of(*this, 9), -1});
  grid->Add(name, middle);
  auto* note = new FieldNote(this);
  grid->Add(item_fields(instruments, note), middle);
  auto* beside = new wxBoxSizer(wxHORIZONTAL);
  const std::string last = x_form.last_scores(instruments);
  if (!last.empty()) {
    const auto found = x_form.last().scores.find(instruments.front()->code);
    const std::string day = found == x_form.last().scores.end() ? "" : to_string(found->second.date) + ":  ";
    beside->Add(muted_text(this, day + last), wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field()));
  }
  beside->Add(note, middle);
  grid->Add(beside, middle);
}

wxSizer* ScoreSection::item_fields(const std::vector<const InstrumentDefinition*>& instruments, FieldNote* note) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  const auto middle = wxSizerFlags().CentreVertical();
  for (const InstrumentDefinition* instrument : instruments) {
    const bool single = instrument->items.size() == 1;
    for (const ItemDefinition& item : instrument->items) {
      const std::string& caption = single ? instrument->short_name() : item.label;
      const std::string reader_name = single ? instrument->label : instrument->short_name() + ", " + item.label;
      row->Add(plain_text(this, caption), wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::tight()));
      const std::string path = score_path(instrument->code, item.code);
      wxWindow* field = x_fields.number(this, path, reader_name, item_characters, range_of(*instrument));
      x_fields.note(path, note);
      if (!x_first) x_first = field;
      row->Add(field, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field()));
    }
    if (!single) {
      wxStaticText* total = plain_text(this, x_form.total(*instrument));
      total->SetMinSize({spacing::width_of(*this, 5), -1});
      x_totals.push_back({instrument, total});
      row->Add(total, middle);
    }
  }
  return row;
}

std::string ScoreSection::heading() const { return wording::visit::pain; }

void ScoreSection::changed(std::string_view path) {
  for (const Total& total : x_totals)
    if (path.starts_with("score/" + total.instrument->code + "/"))
      put_text(*total.text, x_form.total(*total.instrument));
}

}  // namespace psoas::ui
