#include "ui/admin/entry_form.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "ui/widget/entry_field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/admin_words.h"
#include "ui/wording/entry_description.h"

namespace psoas::ui {
namespace {

namespace words = wording::admin;

template <class Meaning>
Option option(const char* code, Meaning meaning) {
  return {code, std::string(wording::words_for(meaning))};
}

std::vector<Option> directions(bool neither) {
  std::vector<Option> options{option("lower_is_better", Direction::lower_is_better),
                              option("higher_is_better", Direction::higher_is_better)};
  if (neither) options.push_back(option("neither", Direction::neither));
  return options;
}

std::vector<Option> lateralities() {
  return {option("none", Laterality::none), option("left_right", Laterality::left_right),
          option("any", Laterality::any), option("required", Laterality::required)};
}

std::vector<Option> finding_kinds() {
  return {option("exam", FindingKind::exam),
          option("symptom", FindingKind::symptom),
          option("posture_gait", FindingKind::posture_gait),
          option("imaging", FindingKind::imaging),
          option("risk", FindingKind::risk),
          option("red_flag", FindingKind::red_flag)};
}

std::vector<Option> value_kinds() {
  return {option("number", ValueKind::number), option("presence", ValueKind::presence),
          option("choice", ValueKind::choice), option("choices", ValueKind::choices),
          option("text", ValueKind::text),     option("date", ValueKind::date)};
}

std::vector<Option> marks() {
  return {option("procedure", TreatmentMark::procedure), option("diagnostic_block", TreatmentMark::diagnostic_block),
          option("course", TreatmentMark::course), option("medication", TreatmentMark::medication)};
}

auto below() { return wxSizerFlags().Border(wxBOTTOM, spacing::field()); }

}  // namespace

EntryForm::EntryForm(wxWindow* parent, EntryKind kind, std::function<void()> typed)
    : wxPanel(parent), x_kind(kind), x_typed(std::move(typed)), x_column(new wxBoxSizer(wxVERTICAL)) {
  SetSizer(x_column);
  add_names();
  switch (kind) {
    case EntryKind::instrument: add_instrument(); break;
    case EntryKind::finding: add_finding(); break;
    case EntryKind::treatment: add_treatment(); break;
    default: add_adverse_event(); break;
  }
}

void EntryForm::add_names() {
  const bool short_name = x_kind != EntryKind::adverse_event;
  text("label", words::label, 34);
  if (short_name) text("short_label", words::short_label, 14, words::short_hint);
  text("code", words::code_label, 22, words::code_hint);
  x_column->Add(row({"label"}), below());
  x_column->Add(short_name ? row({"short_label", "code"}) : row({"code"}), below());
}

void EntryForm::add_instrument() {
  text("low", words::low, 6);
  text("high", words::high, 6);
  text("step", words::step_label, 6, words::step_hint);
  x_column->Add(row({"low", "high", "step"}), below());
  choice("direction", words::direction, directions(false), "lower_is_better");
  x_column->Add(row({"direction"}), below());
  text("important_change", words::important_change, 6);
  text("important_change_source", words::important_change_source, 24);
  x_column->Add(row({"important_change", "important_change_source"}), below());
  lines("how_to_read", words::how_to_read);
  x_column->Add(row({"how_to_read"}), below().Expand());
}

void EntryForm::add_finding() {
  choice("finding_kind", words::finding_kind, finding_kinds(), "exam");
  choice("laterality", words::laterality, lateralities(), "left_right");
  x_column->Add(row({"finding_kind", "laterality"}), below());
  choice("value_kind", words::value_kind, value_kinds(), "number");
  text("unit", words::unit, 8);
  x_column->Add(row({"value_kind", "unit"}), below());
  text("hard_low", words::hard_low, 14, words::hard_low_hint);
  text("hard_high", words::hard_high, 14, words::hard_high_hint);
  text("step", words::step_label, 6, words::any_step_hint);
  x_column->Add(row({"hard_low", "hard_high", "step"}, For::number), below());
  text("soft_low", words::soft_low, 14, words::soft_low_hint);
  text("soft_high", words::soft_high, 14, words::soft_high_hint);
  x_column->Add(row({"soft_low", "soft_high"}, For::number), below());
  lines("choices", words::choices, words::choices_hint);
  x_column->Add(row({"choices"}, For::choices), below().Expand());
  choice("direction", words::direction, directions(true), "neither");
  text("normal", words::normal, 12);
  x_column->Add(row({"direction", "normal"}), below());
  text("keywords", words::keywords, 34);
  x_column->Add(row({"keywords"}), below());
  lines("how_to_read", words::how_to_read);
  x_column->Add(row({"how_to_read"}), below().Expand());
  entry("value_kind").field.control()->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    show_for(entry("value_kind").typed());
    event.Skip();
  });
  show_for("number");
}

void EntryForm::add_treatment() {
  choice("mark", words::mark, marks(), "procedure");
  choice("laterality", words::laterality, lateralities(), "any");
  x_column->Add(row({"mark", "laterality"}), below());
  choice("has_end_date", words::has_end_date, {{"", "no"}, {"yes", "yes"}}, "");
  text("keywords", words::keywords, 24);
  x_column->Add(row({"has_end_date", "keywords"}), below());
  x_column->Add(section_heading(this, words::parameters), below());
  x_parameters = new wxBoxSizer(wxVERTICAL);
  x_column->Add(x_parameters, wxSizerFlags().Expand());
  add_parameter();
  auto* more = new wxButton(this, wxID_ANY, to_wx(words::add_parameter), wxDefaultPosition, wxDefaultSize, 0,
                            wxDefaultValidator, "add parameter");
  more->Bind(wxEVT_BUTTON, [this, more](wxCommandEvent&) {
    const std::string first = "parameter/" + std::to_string(x_parameter_count) + "/label";
    add_parameter();
    more->MoveAfterInTabOrder(GetChildren().GetLast()->GetData());
    more->Enable(x_parameter_count < most_draft_parameters);
    lay_out_again(*more);
    entry(first).field.control()->SetFocus();
  });
  x_column->Add(more, below());
  lines("how_to_read", words::how_to_read);
  x_column->Add(row({"how_to_read"}), below().Expand());
}

void EntryForm::add_parameter() {
  const std::string number = std::to_string(x_parameter_count++);
  const std::string path = "parameter/" + number + "/";
  auto* heading = muted_text(this, words::parameter_number(x_parameter_count));
  text(path + "label", words::parameter_name, 18);
  choice(path + "kind", words::parameter_kind, value_kinds(), "number");
  text(path + "unit", words::parameter_unit, 6);
  text(path + "low", words::parameter_low, 6);
  text(path + "high", words::parameter_high, 6);
  text(path + "choices", words::parameter_choices, 30);
  x_parameters->Add(heading, wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
  x_parameters->Add(row({path + "label", path + "kind"}), wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
  x_parameters->Add(row({path + "unit", path + "low", path + "high"}), wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
  x_parameters->Add(row({path + "choices"}), below());
}

void EntryForm::add_adverse_event() {
  lines("help", words::help);
  x_column->Add(row({"help"}), below().Expand());
  text("keywords", words::keywords, 34);
  x_column->Add(row({"keywords"}), below());
}

LabelledField& EntryForm::text(const std::string& path, std::string_view label, int characters, std::string_view hint) {
  auto* field = new ShortField(this, path, characters);
  field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { x_typed(); });
  return add(path, label, field, hint, [field] { return field->typed(); });
}

LabelledField& EntryForm::lines(const std::string& path, std::string_view label, std::string_view hint) {
  constexpr int rows = 4;
  auto* field = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition,
                               wxSize(spacing::width_of(*this, 40), rows * GetCharHeight() + spacing::field()),
                               wxTE_MULTILINE, wxDefaultValidator, to_wx(path));
  // Tab leaves the field; a line is ended with Enter.
  field->Bind(wxEVT_CHAR_HOOK, [field](wxKeyEvent& event) {
    const bool tab = event.GetKeyCode() == WXK_TAB && !event.ControlDown() && !event.AltDown();
    if (tab) field->Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
    else event.Skip();
  });
  field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { x_typed(); });
  return add(path, label, field, hint, [field] { return from_wx(field->GetValue()); });
}

LabelledField& EntryForm::choice(const std::string& path, std::string_view label, std::vector<Option> options,
                                 std::string_view chosen) {
  auto* field = new ChoiceField(this, path, std::move(options));
  field->put(chosen);
  field->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
    x_typed();
    event.Skip();
  });
  return add(path, label, field, {}, [field] { return field->code(); });
}

LabelledField& EntryForm::add(const std::string& path, std::string_view label, wxWindow* control, std::string_view hint,
                              std::function<std::string()> typed) {
  x_entries.push_back(
      std::make_unique<Entry>(Entry{path, LabelledField(this, label, control, hint), std::move(typed)}));
  return x_entries.back()->field;
}

wxSizer* EntryForm::row(std::initializer_list<std::string> paths, For shown_for) {
  auto* sizer = new wxBoxSizer(wxHORIZONTAL);
  for (const std::string& path : paths) {
    Entry& each = entry(path);
    each.shown_for = shown_for;
    const bool alone = paths.size() == 1 && dynamic_cast<ShortField*>(each.field.control()) == nullptr &&
                       dynamic_cast<ChoiceField*>(each.field.control()) == nullptr;
    sizer->Add(each.field.over(), wxSizerFlags(alone ? 1 : 0).Border(wxRIGHT, spacing::margin()));
  }
  return sizer;
}

EntryForm::Entry& EntryForm::entry(std::string_view path) const {
  const auto found =
      std::find_if(x_entries.begin(), x_entries.end(), [&](const auto& each) { return each->path == path; });
  return **found;
}

void EntryForm::show_for(const std::string& value_kind) {
  for (const auto& each : x_entries) {
    if (each->shown_for == For::every) continue;
    const bool shown =
        each->shown_for == For::number ? value_kind == "number" : value_kind == "choice" || value_kind == "choices";
    each->field.settle();
    each->field.label()->Show(shown);
    each->field.control()->Show(shown);
    each->field.note().Show(shown && !each->field.note().GetLabel().empty());
  }
  lay_out_again(*entry("value_kind").field.control());
}

EntryDraft EntryForm::draft() const {
  EntryDraft draft{x_kind, false, {}};
  for (const auto& each : x_entries)
    if (each->field.control()->IsShown()) draft.typed[each->path] = each->typed();
  return draft;
}

wxWindow* EntryForm::show(const Problems& problems) {
  wxWindow* first = nullptr;
  for (const auto& each : x_entries) {
    const auto problem =
        std::find_if(problems.begin(), problems.end(), [&](const Problem& one) { return one.field == each->path; });
    if (problem == problems.end()) {
      if (each->field.note().shows_problem()) each->field.settle();
      continue;
    }
    each->field.refuse(words::under_field(*problem));
    if (!first) first = each->field.control();
  }
  return first;
}

void EntryForm::focus_first() { x_entries.front()->field.control()->SetFocus(); }

}  // namespace psoas::ui
