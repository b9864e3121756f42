#include "ui/visit/instrument_block.h"

#include <wx/checkbox.h>
#include <wx/wrapsizer.h>

#include <algorithm>

#include "domain/base/number.h"
#include "domain/base/text.h"
#include "domain/measure/score.h"
#include "domain/visit/score_check.h"
#include "ui/widget/accessible.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/measure_words.h"

namespace psoas::ui {

namespace words = wording::measure;

namespace {

constexpr int name_characters = 17;
constexpr int item_characters = 3;
constexpr std::size_t most_inline_items = 4;
constexpr std::size_t most_unfolded_items = 7;
constexpr std::size_t short_label = 14;
constexpr int statement_characters = 60;

// Captions short enough to stand beside their fields in one row.
bool inline_items(const InstrumentDefinition& instrument) {
  return instrument.items.size() <= most_inline_items &&
         std::all_of(instrument.items.begin(), instrument.items.end(),
                     [](const ItemDefinition& item) { return item.label.size() <= short_label; });
}

// "item 3" says no more than its number.
bool numbered(const InstrumentDefinition& instrument) {
  for (std::size_t i = 0; i < instrument.items.size(); ++i)
    if (instrument.items[i].label != "item " + std::to_string(i + 1)) return false;
  return true;
}

bool ticked(const InstrumentDefinition& instrument) {
  return instrument.rule == ScoringRule::count && !numbered(instrument);
}

std::string range_of(const InstrumentDefinition& instrument) {
  std::string text;
  if (instrument.item_range.low && instrument.item_range.high)
    text = to_text(*instrument.item_range.low) + " to " + to_text(*instrument.item_range.high);
  if (instrument.item_step > 0 && instrument.item_step != 1) text += " in steps of " + to_text(instrument.item_step);
  return text + (text.empty() ? "" : "; ") + words::d_or_n;
}

std::string help_of(const InstrumentDefinition& instrument) {
  std::string help = range_of(instrument);
  if (!instrument.how_to_read.empty()) help += "  ·  " + instrument.how_to_read;
  return help;
}

int characters_of(const InstrumentDefinition& instrument) {
  const double high = instrument.item_range.high.value_or(0);
  int characters = item_characters + (high >= 100 ? 1 : 0);
  if (instrument.item_step != 1) characters += 3;
  return characters;
}

std::vector<Option> answer_options(const InstrumentDefinition& instrument) {
  std::vector<Option> options{{"", ""}};
  for (const AnswerLabel& answer : instrument.answers)
    options.push_back({to_text(answer.number), to_text(answer.number) + " " + answer.label});
  options.push_back({"d", words::declined});
  options.push_back({"n", words::not_asked});
  return options;
}

std::string with_band(const std::vector<ScoreBand>& bands, double total) {
  const std::string_view band = band_of(bands, total);
  return band.empty() ? std::string() : " · " + std::string(band);
}

std::string subscales_in_words(const InstrumentDefinition& instrument, const ItemAnswers& answers) {
  std::string text;
  for (const SubscaleDefinition& subscale : instrument.subscales) {
    const std::optional<double> total = subscale_total(instrument, subscale, answers);
    if (!total) continue;
    text += "  ·  " + subscale.label + " " + to_text(*total, 0);
    const std::string_view band = band_of(subscale.bands, *total);
    if (!band.empty()) text += " " + std::string(band);
  }
  return text;
}

std::optional<ScoreStatus> status_of(const VisitDraft& draft, const InstrumentDefinition& instrument) {
  const auto typed = [&](std::string_view part) {
    return status_typed(trimmed(draft.text(score_path(instrument.code, part))));
  };
  for (const ItemDefinition& item : instrument.items)
    if (const auto status = typed(item.code)) return status;
  if (const auto status = typed("total")) return status;
  return score_status_of(draft.text(score_path(instrument.code, "status")));
}

bool stands_alone(const InstrumentDefinition& instrument, double number) {
  return number * 10 > instrument.item_range.high.value_or(0);
}

}  // namespace

std::vector<Option> mode_options() {
  return {{"", words::not_said},
          {"paper", words::paper},
          {"app", words::app},
          {"interview", words::interview},
          {"phone", words::phone}};
}

std::vector<Option> phase_options() {
  return {{"", words::routine}, {"pre_procedure", words::before_procedure}, {"post_procedure", words::after_procedure}};
}

std::string result_in_words(const VisitDraft& draft, const InstrumentDefinition& instrument) {
  const std::optional<ScoreStatus> status = status_of(draft, instrument);
  if (status == ScoreStatus::declined) return words::declined;
  if (status == ScoreStatus::not_asked) return words::not_asked;
  const ItemAnswers answers = readable_answers(draft, instrument);
  const int count = answered(answers);
  if (count == 0) {
    const auto total = parse_number(draft.text(score_path(instrument.code, "total")), "");
    if (!total || instrument.single()) return {};
    return words::from_the_form + with_band(instrument.bands, total.value());
  }
  const std::optional<double> total = score_total(instrument, answers);
  const int items = static_cast<int>(instrument.items.size());
  if (!total) return words::not_scorable(count, items);
  if (instrument.single()) {
    const std::string_view band = band_of(instrument.bands, *total);
    return std::string(band);
  }
  std::string text = "= " + to_text(*total, instrument.decimals) + with_band(instrument.bands, *total);
  text += subscales_in_words(instrument, answers);
  const bool levels = *instrument.item_range.low == 1 && instrument.rule == ScoringRule::sum;
  if (levels && !profile_of(answers).empty()) text += "  ·  " + words::profile(profile_of(answers));
  if (count < items && instrument.rule != ScoringRule::count) text += "  ·  " + words::answered_so_far(count, items);
  return text;
}

InstrumentBlock::InstrumentBlock(wxWindow* parent, VisitForm& form, VisitFields& fields,
                                 const InstrumentDefinition& instrument)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL,
              to_wx("instrument " + instrument.code)),
      x_form(form),
      x_fields(fields),
      x_instrument(instrument),
      x_column(new wxBoxSizer(wxVERTICAL)) {
  x_column->Add(head(), wxSizerFlags().Expand());
  auto* note = new FieldNote(this);
  x_fields.note("score/" + instrument.code, note);
  x_column->Add(note, wxSizerFlags().Border(wxLEFT, spacing::section()));
  SetSizer(x_column);
  const bool folded = x_fold != nullptr;
  const bool few = instrument.items.size() <= most_unfolded_items && numbered(instrument);
  const bool typed = answered(readable_answers(form.draft(), instrument)) > 0;
  if (folded && (few || typed)) open_items();
  show_result();
}

std::string InstrumentBlock::path(std::string_view part) const { return score_path(x_instrument.code, part); }

wxSizer* InstrumentBlock::head() {
  auto* row = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS & ~wxEXTEND_LAST_ON_EACH_LINE);
  const auto middle = wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field());
  auto* name = plain_text(this, x_instrument.short_name());
  const int width = spacing::width_of(*this, name_characters);
  name->Wrap(width);
  name->SetMinSize({width, -1});
  name->SetToolTip(to_wx(x_instrument.label));
  row->Add(name, middle);
  if (x_instrument.single()) {
    row->Add(single_field(), middle);
    if (!x_instrument.unit.empty()) row->Add(muted_text(this, x_instrument.unit), middle);
  } else if (inline_items(x_instrument)) {
    add_inline_items(row);
  } else {
    x_fold = fold_button(words::answer_items, words::items_of(x_instrument.label), "items of " + x_instrument.code);
    x_fold->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { toggle_items(); });
    row->Add(x_fold, middle);
    add_total(row);
  }
  wxButton* details =
      fold_button(words::form_details, words::form_details_of(x_instrument.label), "form of " + x_instrument.code);
  details->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { toggle_details(); });
  row->Add(details, middle);
  x_result = plain_text(this, "");
  x_result->SetName(to_wx("result of " + x_instrument.code));
  row->Add(x_result, middle);
  const std::string last = x_form.last_scores({&x_instrument});
  if (!last.empty()) {
    const auto found = x_form.last().scores.find(x_instrument.code);
    row->Add(muted_text(this, to_string(found->second.date) + ":  " + last), middle);
  }
  return row;
}

wxButton* InstrumentBlock::fold_button(const char* label, const std::string& spoken, const std::string& name) {
  auto* button = new wxButton(this, wxID_ANY, to_wx(label), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT,
                              wxDefaultValidator, to_wx(name));
  name_for_readers(*button, spoken);
  if (!x_first) x_first = button;
  return button;
}

wxWindow* InstrumentBlock::single_field() {
  x_first = item_field(this, x_instrument.items.front());
  return x_first;
}

wxWindow* InstrumentBlock::item_field(wxWindow* parent, const ItemDefinition& item) {
  const std::string spoken = x_instrument.single() ? x_instrument.label : x_instrument.short_name() + ", " + item.label;
  if (!x_instrument.answers.empty())
    return x_fields.choice(parent, path(item.code), spoken, answer_options(x_instrument), help_of(x_instrument));
  return x_fields.number(parent, path(item.code), spoken, characters_of(x_instrument), help_of(x_instrument));
}

void InstrumentBlock::add_inline_items(wxSizer* row) {
  for (const ItemDefinition& item : x_instrument.items) {
    row->Add(plain_text(this, item.label), wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::tight()));
    wxWindow* field = item_field(this, item);
    if (!x_first) x_first = field;
    row->Add(field, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field()));
  }
}

void InstrumentBlock::add_total(wxSizer* row) {
  row->Add(muted_text(this, words::total_from_form), wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::tight()));
  x_total = x_fields.number(this, path("total"), words::total_of(x_instrument.label), item_characters + 2,
                            std::string(words::total_help) + "  ·  " + help_of(x_instrument));
  row->Add(x_total, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field()));
}

void InstrumentBlock::toggle_items() {
  if (!x_items || !x_items->IsShown()) {
    open_items();
    const auto focus = x_fields.control(path(x_instrument.items.front().code));
    if (focus) focus->SetFocus();
    return;
  }
  x_items->Hide();
  x_fold->SetLabel(to_wx(words::answer_items));
  lay_out_again(*x_items);
}

void InstrumentBlock::open_items() {
  if (!x_fold) return;
  if (!x_items) make_items();
  x_items->Show();
  x_fold->SetLabel(to_wx(words::hide_items));
  Layout();
  lay_out_again(*x_items);
}

void InstrumentBlock::make_items() {
  x_items = new wxPanel(this);
  auto* column = new wxBoxSizer(wxVERTICAL);
  if (numbered(x_instrument)) add_numbered_items(column);
  else add_worded_items(column);
  if (!x_instrument.citation.empty()) {
    auto* citation = muted_text(x_items, x_instrument.citation);
    citation->Wrap(spacing::width_of(*this, statement_characters));
    column->Add(citation, wxSizerFlags().Border(wxTOP, spacing::tight()));
  }
  x_items->SetSizer(column);
  x_column->Insert(1, x_items, wxSizerFlags().Expand().Border(wxLEFT | wxTOP | wxBOTTOM, spacing::gap()));
  x_items->MoveAfterInTabOrder(x_total ? x_total : x_fold);
}

void InstrumentBlock::add_numbered_items(wxSizer* column) {
  auto* grid = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS & ~wxEXTEND_LAST_ON_EACH_LINE);
  for (std::size_t i = 0; i < x_instrument.items.size(); ++i) {
    auto* pair = new wxBoxSizer(wxHORIZONTAL);
    pair->Add(muted_text(x_items, std::to_string(i + 1)),
              wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::hair()));
    wxWindow* field = item_field(x_items, x_instrument.items[i]);
    pair->Add(field, wxSizerFlags().CentreVertical());
    grid->Add(pair, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, spacing::gap()));
    if (auto* entry = dynamic_cast<wxTextCtrl*>(field)) move_on_when_full(entry, i);
  }
  column->Add(grid, wxSizerFlags().Expand());
}

// A digit that can only be the whole answer leads to the next item.
void InstrumentBlock::move_on_when_full(wxTextCtrl* field, std::size_t place) {
  if (place + 1 >= x_instrument.items.size() || x_instrument.item_step != 1) return;
  field->Bind(wxEVT_TEXT, [this, field, place](wxCommandEvent& event) {
    event.Skip();
    const Checked<double> number = parse_number(from_wx(field->GetValue()), "");
    if (wxWindow::FindFocus() != field || !number || !x_instrument.item_range.contains(number.value())) return;
    const bool whole = number.value() > 0 ? stands_alone(x_instrument, number.value()) : true;
    wxWindow* next = x_fields.control(path(x_instrument.items[place + 1].code));
    if (whole && next) next->SetFocus();
  });
}

void InstrumentBlock::add_worded_items(wxSizer* column) {
  const int width = spacing::width_of(*this, statement_characters);
  for (std::size_t i = 0; i < x_instrument.items.size(); ++i) {
    const ItemDefinition& item = x_instrument.items[i];
    const std::string statement = std::to_string(i + 1) + "  " + item.label;
    if (ticked(x_instrument)) {
      column->Add(x_fields.tick(x_items, path(item.code), statement, "1"),
                  wxSizerFlags().Border(wxBOTTOM, spacing::hair()));
      continue;
    }
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* text = plain_text(x_items, statement);
    text->Wrap(width);
    text->SetMinSize({width, -1});
    row->Add(text, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field()));
    row->Add(item_field(x_items, item), wxSizerFlags().CentreVertical());
    column->Add(row, wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
  }
  if (ticked(x_instrument)) add_none_applies(column);
}

// A form that came back without a tick is a score of 0, which a blank one is not.
void InstrumentBlock::add_none_applies(wxSizer* column) {
  auto* none = new wxCheckBox(x_items, wxID_ANY, to_label(words::none_applies), wxDefaultPosition, wxDefaultSize, 0,
                              wxDefaultValidator, to_wx("none of " + x_instrument.code));
  name_for_readers(*none, x_instrument.short_name() + ", " + words::none_applies);
  const ItemAnswers answers = readable_answers(x_form.draft(), x_instrument);
  none->SetValue(std::all_of(answers.begin(), answers.end(), [](const auto& answer) { return answer == 0; }));
  none->Bind(wxEVT_CHECKBOX, [this, none](wxCommandEvent&) {
    for (const ItemDefinition& item : x_instrument.items) {
      x_form.draft().put(path(item.code), none->GetValue() ? "0" : "");
      if (auto* tick = dynamic_cast<wxCheckBox*>(x_fields.control(path(item.code)))) tick->SetValue(false);
    }
    x_fields.tell_changed(path(x_instrument.items.front().code));
  });
  column->Add(none, wxSizerFlags().Border(wxTOP, spacing::tight()));
}

void InstrumentBlock::toggle_details() {
  if (!x_details) make_details();
  else x_details->Show(!x_details->IsShown());
  Layout();
  lay_out_again(*x_details);
  if (x_details->IsShown()) x_fields.control(path("mode"))->SetFocus();
}

void InstrumentBlock::make_details() {
  x_details = new wxPanel(this);
  auto* line = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS & ~wxEXTEND_LAST_ON_EACH_LINE);
  const auto add = [&](const char* caption, wxWindow* control) {
    auto* pair = new wxBoxSizer(wxHORIZONTAL);
    auto* label = muted_text(x_details, caption);
    label->MoveBeforeInTabOrder(control);
    pair->Add(label, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::tight()));
    pair->Add(control, wxSizerFlags().CentreVertical());
    line->Add(pair, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, spacing::field()));
  };
  const auto spoken = [&](const char* caption) { return x_instrument.short_name() + ", " + caption; };
  add(words::mode, x_fields.choice(x_details, path("mode"), spoken(words::mode), mode_options()));
  add(words::phase, x_fields.choice(x_details, path("phase"), spoken(words::phase), phase_options()));
  add(words::language, x_fields.number(x_details, path("language"), spoken(words::language), 6, words::language_help));
  add(words::version, x_fields.number(x_details, path("version"), spoken(words::version), 12, x_instrument.version));
  x_details->SetSizer(line);
  x_column->Add(x_details, wxSizerFlags().Expand().Border(wxLEFT | wxTOP, spacing::gap()));
}

void InstrumentBlock::open_for(std::string_view problem) {
  const std::string own = "score/" + x_instrument.code + "/";
  if (!problem.starts_with(own)) return;
  const std::string_view part = problem.substr(own.size());
  const bool details = part == "mode" || part == "phase" || part == "language" || part == "version";
  if (details && (!x_details || !x_details->IsShown())) toggle_details();
  else if (!details && part != "total" && !x_fields.control(problem)) open_items();
}

void InstrumentBlock::show_result() {
  put_text(*x_result, result_in_words(x_form.draft(), x_instrument));
  if (x_total) x_total->Enable(answered(readable_answers(x_form.draft(), x_instrument)) == 0);
}

void InstrumentBlock::changed(std::string_view typed) {
  if (!typed.starts_with("score/" + x_instrument.code + "/")) return;
  const wxString before = x_result->GetLabel();
  show_result();
  if (x_result->GetLabel() == before) return;
  Layout();
  lay_out_again(*x_result);
}

}  // namespace psoas::ui
