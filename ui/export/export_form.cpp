#include "ui/export/export_form.h"

#include <wx/checkbox.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "domain/base/text.h"
#include "reports/export/export_notes.h"
#include "ui/export/column_list.h"
#include "ui/widget/action_button.h"
#include "ui/widget/card.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/choices_field.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/table.h"
#include "ui/widget/text.h"
#include "ui/wording/export_page_words.h"
#include "ui/wording/export_words.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {
namespace {

namespace words = wording::export_page;

constexpr int width_of_text = 760;

std::vector<Option> preset_options() {
  std::vector<Option> options;
  for (const ExportPreset preset : export_presets)
    options.push_back({std::string(code_of(preset)), words::label_of(preset)});
  return options;
}

std::vector<Option> profile_options() {
  std::vector<Option> options;
  for (const Profile profile : profiles)
    options.push_back({std::string(code_of(profile)), std::string(reports::name_of(profile))});
  return options;
}

std::vector<Option> treatment_options(const Catalogue& catalogue) {
  std::vector<Option> options;
  for (const TreatmentDefinition& treatment : catalogue.treatments())
    options.push_back({treatment.code, treatment.label});
  return options;
}

std::vector<Option> rare_options() {
  std::vector<Option> options;
  for (const RareRule rule : rare_rules) options.push_back({std::string(code_of(rule)), words::label_of(rule)});
  return options;
}

// −1 for anything but a whole number.
int whole_number(const std::string& typed) {
  int number = -1;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  return error == std::errc() && end == typed.data() + typed.size() ? number : -1;
}

wxSizerFlags below() { return wxSizerFlags().Border(wxBOTTOM, spacing::field()); }

wxStaticText* text_in(Card* card, std::string_view text) {
  auto* made = plain_text(card, text);
  made->Wrap(spacing::dip(width_of_text));
  card->content().Add(made, below());
  return made;
}

std::optional<Date> day_in(const DateField* field) {
  const Checked<Date> day = parse_date(field->typed(), "day");
  return day ? std::optional(day.value()) : std::nullopt;
}

}  // namespace

ExportForm::ExportForm(wxWindow* parent, const ScreenContext& context, Hears hears)
    : wxSimplebook(parent), x_context(context), x_hears(std::move(hears)) {
  build_purpose();
  build_profile();
  build_patients();
  build_columns();
  build_summary();
}

void ExportForm::show_step(int step) {
  SetSelection(static_cast<std::size_t>(step));
  if (step == profile_step) show_profile();
  if (step == columns_step) CallAfter([this] { x_columns->SetFirstItem(0); });
}

Card* ExportForm::add_card() {
  auto* card = new Card(this);
  AddPage(card, {});
  return card;
}

ShortField* ExportForm::entry(Card* card, std::optional<LabelledField>& field, const char* label, const char* name,
                              const char* hint, int characters) {
  auto* control = new ShortField(card, name, characters);
  control->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { touch(); });
  field.emplace(card, label, control, hint);
  card->content().Add(field->over(), below());
  return control;
}

ChoiceField* ExportForm::choice(Card* card, std::optional<LabelledField>& field, const char* label, const char* name,
                                const char* hint, std::vector<Option> options, std::function<void()> changed) {
  auto* control = new ChoiceField(card, name, std::move(options));
  control->SetSelection(0);
  control->Bind(wxEVT_CHOICE, [this, changed](wxCommandEvent&) {
    touch();
    changed();
  });
  field.emplace(card, label, control, hint);
  card->content().Add(field->over(), below());
  return control;
}

void ExportForm::build_purpose() {
  Card* card = add_card();
  x_study = entry(card, x_study_field, words::study, "export study", words::study_hint, 44);
  x_purpose = entry(card, x_purpose_field, words::purpose, "export purpose", words::purpose_hint, 60);
  x_recipient = entry(card, x_recipient_field, words::recipient, "export recipient", words::recipient_hint, 44);
  x_preset = choice(card, x_preset_field, words::preset, "export preset", words::preset_hint, preset_options(), [] {});
}

void ExportForm::build_profile() {
  Card* card = add_card();
  x_profile = choice(card, x_profile_field, words::profile, "export profile", "", profile_options(),
                     [this] { profile_changed(); });
  x_profile_text = text_in(card, {});
  x_agreement = entry(card, x_agreement_field, words::agreement, "export agreement", words::agreement_hint, 44);
}

void ExportForm::build_patients() {
  Card* card = add_card();
  x_from = new DateField(card, "export from", x_context.clock);
  x_to = new DateField(card, "export to", x_context.clock);
  for (DateField* day : {x_from, x_to}) day->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { touch(); });
  x_from_field.emplace(card, words::from, x_from, words::days_hint);
  x_to_field.emplace(card, words::to, x_to, words::days_hint);
  card->content().Add(x_from_field->over(), below());
  card->content().Add(x_to_field->over(), below());
  x_treatments = new ChoicesField(card, "export treatments", treatment_options(*x_context.catalogue));
  x_treatments->on_changed([this] { touch(); });
  x_treatments_field.emplace(card, words::treatments, x_treatments, words::treatments_hint);
  card->content().Add(x_treatments_field->over(), below());
  x_own = new wxCheckBox(card, wxID_ANY, to_wx(words::own_entries), wxDefaultPosition, wxDefaultSize, 0,
                         wxDefaultValidator, "export own entries");
  x_own->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { touch(); });
  card->content().Add(x_own, below());
}

void ExportForm::build_columns() {
  Card* card = add_card();
  x_columns = new ColumnList(card, Profile::safe_harbor, [this] { columns_changed(); });
  x_columns->SetMinSize(wxSize(spacing::dip(width_of_text), spacing::dip(260)));
  x_columns_field.emplace(card, words::columns, x_columns, words::columns_hint);
  card->content().Add(x_columns_field->label(), wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
  card->content().Add(x_columns, wxSizerFlags(1).Expand());
  card->content().Add(&x_columns_field->note(), wxSizerFlags().Border(wxTOP | wxBOTTOM, spacing::hair()));
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(action_button(card, words::tick_preset, "export tick preset", [this] { tick_preset(); }));
  row->Add(action_button(card, words::untick, "export untick", [this] { tick({}); }),
           wxSizerFlags().Border(wxLEFT, spacing::gap()));
  x_ticked = muted_text(card, words::ticked(0));
  row->Add(x_ticked, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::field()));
  card->content().Add(row, wxSizerFlags());
}

void ExportForm::build_summary() {
  Card* card = add_card();
  auto* row = new wxWrapSizer(wxHORIZONTAL);
  x_smallest = new NumberField(card, "export smallest", 5);
  x_smallest->put(std::to_string(usual_smallest_group));
  x_smallest->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { touch(); });
  x_smallest->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
    event.Skip();
    CallAfter([this] { x_hears.asked_anew(); });
  });
  x_smallest_field.emplace(card, words::smallest, x_smallest, words::smallest_hint);
  row->Add(x_smallest_field->over(), wxSizerFlags().Border(wxRIGHT, spacing::section()));
  x_rare = new ChoiceField(card, "export rare", rare_options());
  x_rare->SetSelection(0);
  x_rare->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
    touch();
    x_hears.asked_anew();
  });
  x_rare_field.emplace(card, words::rare_rule, x_rare);
  row->Add(x_rare_field->over(), wxSizerFlags().Border(wxRIGHT, spacing::section()));
  x_file_form = new ChoiceField(
      card, "export form", {{"xlsx", words::as_workbook}, {"sealed", words::as_sealed}, {"folder", words::as_folder}});
  x_file_form->SetSelection(0);
  x_file_form->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { form_changed(); });
  x_file_form_field.emplace(card, words::form, x_file_form);
  row->Add(x_file_form_field->over());
  card->content().Add(row, below().Expand());
  x_passphrase.emplace(card, card->content(), "export");
  x_warning = text_in(card, words::counting);
  x_table = new Table(card, words::rare_table, {{words::column_patients, 10, true}, {words::column_combination, 90}});
  x_table->SetName("export rare combinations");
  x_table->SetMinSize(wxSize(spacing::dip(width_of_text), spacing::dip(140)));
  card->content().Add(x_table, wxSizerFlags(1).Expand().Border(wxBOTTOM, spacing::field()));
  x_summary = text_in(card, {});
  x_notice = text_in(card, {});
}

bool ExportForm::sealed() const { return x_file_form->code() == "sealed"; }

bool ExportForm::in_folder() const { return x_file_form->code() == "folder"; }

void ExportForm::form_changed() {
  touch();
  x_passphrase->show(sealed());
  GetParent()->Layout();
}

wxWindow* ExportForm::first_control(int step) const {
  const std::array<wxWindow*, steps> first{x_study, x_profile, x_from, x_columns, x_smallest};
  return first[static_cast<std::size_t>(step)];
}

Profile ExportForm::profile() const { return profile_of(x_profile->code()).value_or(Profile::safe_harbor); }

void ExportForm::profile_changed() {
  x_columns->offer(profile());
  columns_changed();
  show_profile();
}

void ExportForm::show_profile() {
  const std::string text = std::string(reports::rule_of(profile())) + "\n" + std::string(reports::dates_of(profile()));
  put_text(*x_profile_text, text);
  x_profile_text->Wrap(spacing::dip(width_of_text));
  x_agreement->Enable(profile() == Profile::limited);
  lay_out_again(*x_profile_text);
}

void ExportForm::tick(const std::vector<std::string>& paths) {
  x_columns->tick(paths);
  columns_changed();
}

void ExportForm::tick_preset() {
  for (const ExportPreset preset : export_presets)
    if (code_of(preset) == x_preset->code()) tick(columns_of(preset, profile()));
}

void ExportForm::columns_changed() {
  touch();
  put_text(*x_ticked, words::ticked(x_columns->ticked().size()));
  x_columns_field->settle();
}

// ---- What was asked for

ExportRequest ExportForm::request() const {
  ExportRequest request;
  request.study = trimmed(x_study->typed());
  request.purpose = trimmed(x_purpose->typed());
  request.recipient = trimmed(x_recipient->typed());
  request.profile = profile();
  if (request.profile == Profile::limited) request.agreement = trimmed(x_agreement->typed());
  request.filter = {day_in(x_from), day_in(x_to), split(x_treatments->codes(), ',')};
  request.own_entries = x_own->GetValue();
  request.columns = x_columns->ticked();
  request.smallest_group = whole_number(x_smallest->typed());
  request.rare = rare_rule_of(x_rare->code()).value_or(RareRule::keep);
  return request;
}

std::vector<ExportForm::Place> ExportForm::places() const {
  return {{"study", purpose_step, x_study_field},
          {"purpose", purpose_step, x_purpose_field},
          {"recipient", purpose_step, x_recipient_field},
          {"agreement", profile_step, x_agreement_field},
          {"from", patients_step, x_from_field},
          {"to", patients_step, x_to_field},
          {"treatment", patients_step, x_treatments_field},
          {"columns", columns_step, x_columns_field},
          {"minimum", summary_step, x_smallest_field}};
}

// Days that cannot be read, which a request has no place for.
Problems ExportForm::unreadable_days() const {
  Problems problems;
  for (const auto& [field, name] : {std::pair{x_from, "from"}, std::pair{x_to, "to"}}) {
    if (trimmed(field->typed()).empty()) continue;
    const Checked<Date> day = parse_date(field->typed(), name);
    if (!day) problems.insert(problems.end(), day.problems().begin(), day.problems().end());
  }
  return problems;
}

bool ExportForm::show_problems(int step) {
  const Problems days = unreadable_days();
  const Problems problems = check(request(), *x_context.catalogue);
  wxWindow* first = nullptr;
  for (const Place& place : places()) {
    if (place.step != step) continue;
    place.labelled->settle();
    const auto concerns = [&](const Problem& problem) { return problem.field == place.field; };
    const auto day = std::ranges::find_if(days, concerns);
    const auto found = std::ranges::find_if(problems, concerns);
    if (day == days.end() && found == problems.end()) continue;
    place.labelled->refuse(day != days.end() ? wording::under_field(*day) : wording::exports::sentence(*found));
    if (!first) first = place.labelled->control();
  }
  if (first) first->SetFocus();
  GetParent()->Layout();
  return !first;
}

void ExportForm::put_smallest_group(int patients) { x_smallest->put(std::to_string(patients)); }

void ExportForm::put_summary(const std::string& warning, const std::string& summary) {
  put_text(*x_warning, warning);
  put_text(*x_summary, summary);
  put_text(*x_notice, wording::exports::transmission_notice(profile()));
  for (wxStaticText* text : {x_warning, x_summary, x_notice}) text->Wrap(spacing::dip(width_of_text));
  lay_out_again(*x_warning);
}

void ExportForm::show_combinations(const std::shared_ptr<const ExportPlan>& plan) {
  const int combinations = plan ? static_cast<int>(plan->combinations.rare.size()) : 0;
  x_table->show(combinations, [plan](int row, int column) {
    const Combination& combination = plan->combinations.rare[static_cast<std::size_t>(row)];
    return column == 0 ? std::to_string(combination.patients)
                       : wording::exports::told_values(plan->combinations, combination);
  });
}

}  // namespace psoas::ui
