#include "ui/admin/rules_section.h"

#include <wx/scrolwin.h>

#include "domain/base/output_file.h"
#include "domain/base/text.h"
#include "domain/outcome/outcome_rules_draft.h"
#include "reports/methods/methods_text.h"
#include "ui/admin/edited_section.h"
#include "ui/widget/accessible.h"
#include "ui/widget/action_button.h"
#include "ui/widget/card.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/wording/rules_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::rules;

constexpr std::size_t window_rows = 7;

// One window of the form, its four fields side by side and what is wrong with them below.
struct WindowRow {
  std::string code;
  ShortField* label = nullptr;
  NumberField* first = nullptr;
  NumberField* target = nullptr;
  NumberField* last = nullptr;
  FieldNote* note = nullptr;

  std::vector<ShortField*> fields() const { return {label, first, target, last}; }
};

std::string help_of(std::string_view code) {
  const reports::MethodsSection* section = reports::methods_section(code);
  return section ? section->text : std::string();
}

class RulesSection : public EditedSection {
 public:
  RulesSection(wxWindow* parent, const ScreenContext& context, const AdminDoors& doors)
      : EditedSection(parent, context, "outcome rules", words::not_saved_yet), x_doors(doors) {
    x_page = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    x_page->SetScrollRate(0, spacing::dip(12));
    x_card = new Card(x_page);
    make_fields();
    lay_out();
  }

  std::string label() const override { return words::section; }

  // What is being typed stays.
  void load() override {
    if (touched_since_read()) return;
    const auto work = [session = x_context.session](Store& store) {
      return store.read(session, [](Reading& reading) { return reading.clinic().outcome_settings(); });
    };
    x_context.task.run(this, work, [this](ClinicOutcomeSettings settings) { take(std::move(settings)); });
  }

 private:
  void make_fields() {
    const auto number = [this](std::optional<LabelledField>& field, const char* label, const char* name) {
      auto* made = new NumberField(x_card, name, 6);
      field.emplace(x_card, label, made);
      return made;
    };
    x_baseline = number(x_baseline_field, words::baseline_days, "baseline days");
    for (WindowRow& row : x_rows) make_row(row);
    x_substantial = number(x_substantial_field, words::substantial, "substantial");
    x_moderate = number(x_moderate_field, words::moderate, "moderate");
    x_minimal = number(x_minimal_field, words::minimal, "minimal");
    x_low = number(x_low_field, words::low_completeness, "low completeness");
    x_profile = new ChoiceField(x_card, "block profile", {});
    x_profile_field.emplace(x_card, words::block_profile, x_profile);
    x_reason = new ShortField(x_card, "rules reason", 50);
    x_reason_field.emplace(x_card, words::reason, x_reason, words::reason_hint);
    x_save = action_button(x_card, words::save, "save rules", [this] { save(); });
    mark_primary(*x_save);
    x_from_file = action_button(x_card, words::from_file, "rules from file", [this] { read_file(); });
    x_to_file = action_button(x_card, words::to_file, "rules to file", [this] { write_file(); });
    x_standard = action_button(x_card, words::standard, "standard rules", [this] { show_standard(); });
    for (wxButton* each : {x_save, x_from_file, x_standard}) each->Enable(!x_context.read_only);
  }

  void make_row(WindowRow& row) {
    const std::string name = words::window_number(static_cast<std::size_t>(&row - x_rows.data()) + 1);
    row.label = new ShortField(x_card, name + " name", 14);
    row.first = new NumberField(x_card, name + " first", 5);
    row.target = new NumberField(x_card, name + " target", 5);
    row.last = new NumberField(x_card, name + " last", 5);
    row.note = new FieldNote(x_card);
    name_for_readers(*row.label, words::window_field(name, words::window_name));
    name_for_readers(*row.first, words::window_field(name, words::window_first));
    name_for_readers(*row.target, words::window_field(name, words::window_target));
    name_for_readers(*row.last, words::window_field(name, words::window_last));
  }

  void lay_out() {
    const auto below = wxSizerFlags().Border(wxBOTTOM, spacing::field());
    wxBoxSizer& content = x_card->content();
    content.Add(section_heading(x_card, words::heading), below);
    auto* text = plain_text(x_card, words::text);
    text->Wrap(spacing::dip(640));
    content.Add(text, below);
    content.Add(x_baseline_field->over(), wxSizerFlags());
    content.Add(help("with_baseline"), below);
    content.Add(section_heading(x_card, words::windows_heading), below);
    content.Add(window_grid(), wxSizerFlags());
    content.Add(muted_text(x_card, words::windows_hint), below);
    content.Add(section_heading(x_card, words::thresholds_heading), below);
    auto* thresholds = new wxBoxSizer(wxHORIZONTAL);
    for (const auto* field : {&x_substantial_field, &x_moderate_field, &x_minimal_field})
      thresholds->Add((*field)->over(), wxSizerFlags().Border(wxRIGHT, spacing::margin()));
    content.Add(thresholds, below);
    content.Add(x_profile_field->over(), below);
    content.Add(x_low_field->over(), wxSizerFlags());
    content.Add(help("completeness"), below);
    content.Add(muted_text(x_card, words::kept_beside), below);
    content.Add(x_reason_field->over(), below);
    auto* actions = new wxBoxSizer(wxHORIZONTAL);
    for (wxButton* each : {x_save, x_from_file, x_to_file, x_standard})
      actions->Add(each, wxSizerFlags().Border(wxRIGHT, spacing::gap()));
    content.Add(actions, wxSizerFlags());
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(x_card, wxSizerFlags().Expand().Border(wxALL, spacing::field()));
    x_page->SetSizer(column);
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(x_page, wxSizerFlags(1).Expand());
    SetSizer(frame);
  }

  // What the methods say of it, under its field.
  wxStaticText* help(std::string_view code) {
    auto* text = muted_text(x_card, help_of(code));
    text->Wrap(spacing::dip(640));
    return text;
  }

  wxSizer* window_grid() {
    auto* grid = new wxFlexGridSizer(5, spacing::gap(), spacing::gap());
    for (const char* head : {words::window_name, words::window_first, words::window_target, words::window_last, ""})
      grid->Add(muted_text(x_card, head));
    for (const WindowRow& row : x_rows) {
      for (ShortField* field : row.fields()) grid->Add(field);
      grid->Add(row.note, wxSizerFlags().CentreVertical());
    }
    return grid;
  }

  // ---- Between fields and rules

  void take(ClinicOutcomeSettings settings) {
    x_stored = std::move(settings);
    x_read = true;
    x_reason->put({});
    show(x_stored);
    x_shown = typed();
    x_context.navigation.title_changed();
  }

  // Puts these rules into the fields; what the fields do not show is kept beside them.
  void show(const OutcomeSettings& settings) {
    x_beside = settings;
    const OutcomeRulesDraft draft = draft_of(settings);
    x_baseline->put(draft.baseline_days);
    x_substantial->put(draft.substantial);
    x_moderate->put(draft.moderate);
    x_minimal->put(draft.minimal);
    x_low->put(draft.low_completeness);
    std::vector<Option> profiles;
    for (const BlockProfile& profile : settings.block_profiles) profiles.push_back({profile.code, profile.label});
    x_profile->offer(std::move(profiles));
    x_profile->put(draft.block_profile);
    for (std::size_t i = 0; i < window_rows; ++i) {
      const WindowDraft window = i < draft.windows.size() ? draft.windows[i] : WindowDraft{};
      WindowRow& row = x_rows[i];
      row.code = window.code;
      row.label->put(window.label);
      row.first->put(window.first);
      row.target->put(window.target);
      row.last->put(window.last);
    }
    settle();
    Layout();
    x_page->FitInside();
  }

  OutcomeRulesDraft typed() const {
    OutcomeRulesDraft draft;
    draft.baseline_days = x_baseline->typed();
    draft.substantial = x_substantial->typed();
    draft.moderate = x_moderate->typed();
    draft.minimal = x_minimal->typed();
    draft.low_completeness = x_low->typed();
    draft.block_profile = x_profile->code();
    for (const WindowRow& row : x_rows)
      draft.windows.push_back(
          {row.code, row.label->typed(), row.first->typed(), row.target->typed(), row.last->typed()});
    return draft;
  }

  bool touched() const override {
    return typed() != x_shown || !(x_beside == static_cast<const OutcomeSettings&>(x_stored));
  }

  void restore() override { take(x_stored); }

  void settle() {
    for (const LabelledField* field : {&*x_baseline_field, &*x_substantial_field, &*x_moderate_field, &*x_minimal_field,
                                       &*x_low_field, &*x_profile_field, &*x_reason_field})
      field->settle();
    for (const WindowRow& row : x_rows) row.note->settle(*row.label);
  }

  // Each problem under its field; gives the first of these fields.
  wxWindow* show(const Problems& problems) {
    settle();
    wxWindow* first = nullptr;
    for (const Problem& problem : problems) {
      wxWindow* field = show(problem);
      if (!first) first = field;
    }
    Layout();
    x_page->FitInside();
    return first;
  }

  wxWindow* show(const Problem& problem) {
    const std::string what = words::under_field(problem);
    const auto under = [&](const std::optional<LabelledField>& field) {
      field->refuse(what);
      return field->control();
    };
    if (problem.field == "responder/substantial") return under(x_substantial_field);
    if (problem.field == "responder/moderate") return under(x_moderate_field);
    if (problem.field == "responder/minimal") return under(x_minimal_field);
    if (problem.field == "report/low_completeness") return under(x_low_field);
    if (problem.field == "block/profile") return under(x_profile_field);
    if (problem.field == "reason") return under(x_reason_field);
    if (!problem.field.starts_with("window/")) return under(x_baseline_field);
    return show_in_row(problem, what);
  }

  wxWindow* show_in_row(const Problem& problem, const std::string& what) {
    const std::size_t slash = problem.field.find('/', 7);
    const std::size_t place = slash == 8 ? static_cast<std::size_t>(problem.field[7] - '0') : 0;
    const WindowRow& row = x_rows[std::min(place, window_rows - 1)];
    const std::string part = slash == std::string::npos ? "" : problem.field.substr(slash + 1);
    ShortField* field = row.label;
    if (part == "first") field = row.first;
    if (part == "target") field = row.target;
    if (part == "last") field = row.last;
    row.note->refuse(*field, what);
    return field;
  }

  // ---- Actions

  void save() override {
    if (x_context.read_only || !x_read) return;
    const Checked<OutcomeSettings> settings = check(typed(), x_beside);
    const Checked<std::string> reason = check_text(x_reason->typed(), {500, false, false}, "reason");
    Problems problems = settings ? Problems{} : settings.problems();
    if (!reason) problems.push_back(reason.problems().front());
    if (wxWindow* field = show(problems)) {
      field->SetFocus();
      return x_context.messages.show(Tone::warning, words::look_at_problems);
    }
    const std::string why = reason.value().empty() ? words::reason_changed : reason.value();
    const auto work = [settings = settings.value(), revision = x_stored.revision, why,
                       session = x_context.session](Store& store) {
      store.write(session,
                  [&](Writing& writing) { writing.clinic().change_outcome_settings(settings, revision, why); });
      return store.read(session, [](Reading& reading) { return reading.clinic().outcome_settings(); });
    };
    x_context.task.run(
        this, work,
        [this](ClinicOutcomeSettings stored) {
          take(std::move(stored));
          x_context.messages.show(Tone::done, words::saved);
        },
        [this](const StoreError& error) {
          if (error.fault() != StoreFault::stale) return false;
          x_read = false;
          load();
          x_context.messages.show(Tone::warning, words::changed_meanwhile);
          return true;
        });
  }

  void read_file() {
    const auto file = x_doors.file_to_open(this, words::files);
    if (!file) return;
    x_context.task.run(
        this, [file = *file, &files = x_doors.files](Store&) { return files.outcome_settings(file); },
        [this, file = *file](const OutcomeSettings& settings) {
          show(settings);
          x_reason->put(words::taken_from(file));
          x_context.messages.show(Tone::done, words::read_from_file);
        });
  }

  // The rules in the fields; those that are wrong are not written.
  void write_file() {
    const Checked<OutcomeSettings> settings = check(typed(), x_beside);
    if (wxWindow* field = show(settings ? Problems{} : settings.problems())) {
      field->SetFocus();
      return x_context.messages.show(Tone::warning, words::look_at_problems);
    }
    auto file = x_doors.file_to_save(this, words::files, words::file_name);
    if (!file) return;
    if (!file->has_extension()) file->replace_extension(".toml");
    const auto work = [file = *file, settings = settings.value(), &files = x_doors.files](Store&) {
      OutputFile output(file);
      output.append(files.outcome_settings_text(settings));
      output.commit();
    };
    x_context.task.run(this, work, [this, file = *file] {
      x_context.messages.show(Tone::done, words::written(file.filename().string()));
    });
  }

  void show_standard() {
    show(OutcomeSettings{});
    x_context.messages.show(Tone::done, words::standard_shown);
  }

  AdminDoors x_doors;
  ClinicOutcomeSettings x_stored;
  OutcomeSettings x_beside;  // what the fields were filled from
  OutcomeRulesDraft x_shown;

  wxScrolledWindow* x_page;
  Card* x_card;
  NumberField* x_baseline;
  NumberField* x_substantial;
  NumberField* x_moderate;
  NumberField* x_minimal;
  NumberField* x_low;
  ChoiceField* x_profile;
  ShortField* x_reason;
  std::optional<LabelledField> x_baseline_field;
  std::optional<LabelledField> x_substantial_field;
  std::optional<LabelledField> x_moderate_field;
  std::optional<LabelledField> x_minimal_field;
  std::optional<LabelledField> x_low_field;
  std::optional<LabelledField> x_profile_field;
  std::optional<LabelledField> x_reason_field;
  std::array<WindowRow, window_rows> x_rows;
  wxButton* x_save;
  wxButton* x_from_file;
  wxButton* x_to_file;
  wxButton* x_standard;
};

}  // namespace

AdminSection* make_rules_section(wxWindow* parent, const ScreenContext& context, const AdminDoors& doors) {
  return new RulesSection(parent, context, doors);
}

}  // namespace psoas::ui
