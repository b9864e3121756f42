#include "ui/admin/clinic_section.h"

#include <wx/scrolwin.h>

#include <algorithm>

#include "domain/base/number.h"
#include "domain/base/text.h"
#include "ui/admin/edited_section.h"
#include "ui/widget/action_button.h"
#include "ui/widget/card.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/wording/admin_words.h"
#include "ui/wording/rules_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::admin;

class ClinicSection : public EditedSection {
 public:
  ClinicSection(wxWindow* parent, const ScreenContext& context)
      : EditedSection(parent, context, "clinic settings", words::not_saved_yet) {
    x_page = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    x_page->SetScrollRate(0, spacing::gap());
    auto* card = new Card(x_page);
    x_name = new ShortField(card, "clinic name", 40);
    x_name_field.emplace(card, words::clinic_name, x_name, words::clinic_name_hint);
    x_paper = new ChoiceField(card, "paper", {{"A4", "A4"}, {"Letter", "Letter"}});
    x_paper_field.emplace(card, words::paper, x_paper);
    x_zone = new ShortField(card, "time zone", 24);
    x_zone_field.emplace(card, words::time_zone, x_zone, words::time_zone_hint);
    x_fiscal = new ChoiceField(card, "fiscal year start", months());
    x_fiscal_field.emplace(card, words::fiscal_year_start, x_fiscal, words::fiscal_year_hint);
    x_least = new NumberField(card, "least count", 4);
    x_least_field.emplace(card, words::least_count, x_least, words::least_count_hint);
    x_open_disk = new ShortField(card, "open disk", 50);
    x_open_disk_field.emplace(card, words::open_disk, x_open_disk, words::open_disk_hint);
    x_accepted = muted_text(card, {});
    x_accepted->SetName("open disk accepted");
    x_reason = new ShortField(card, "settings reason", 50);
    x_reason_field.emplace(card, words::reason, x_reason, words::reason_hint);
    x_made = muted_text(card, {});
    x_save = action_button(card, words::save, "save settings", [this] { save(); });
    mark_primary(*x_save);
    x_save->Enable(!x_context.read_only);
    lay_out(card);
  }

  std::string label() const override { return words::clinic_section; }

  // What is being typed stays.
  void load() override {
    if (touched_since_read()) return;
    const auto work = [session = x_context.session](Store& store) {
      return store.read(session, [](Reading& reading) { return reading.clinic().settings(); });
    };
    x_context.task.run(this, work, [this](const ClinicSettings& settings) { show(settings); });
  }

 private:
  void lay_out(Card* card) {
    const auto below = wxSizerFlags().Border(wxBOTTOM, spacing::field());
    wxBoxSizer& content = card->content();
    content.Add(section_heading(card, words::clinic_heading), below);
    content.Add(x_name_field->over(), below);
    content.Add(x_paper_field->over(), below);
    content.Add(x_zone_field->over(), below);
    content.Add(x_fiscal_field->over(), below);
    content.Add(x_least_field->over(), below);
    content.Add(x_open_disk_field->over(), below);
    content.Add(x_accepted, below);
    content.Add(x_reason_field->over(), below);
    content.Add(x_save, below);
    content.Add(x_made, wxSizerFlags());
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(card, wxSizerFlags().Expand().Border(wxALL, spacing::field()));
    x_page->SetSizer(frame);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(x_page, wxSizerFlags(1).Expand());
    SetSizer(column);
  }

  void show(const ClinicSettings& settings) {
    x_stored = settings;
    x_read = true;
    x_name->put(settings.name);
    x_paper->put(settings.paper);
    x_zone->put(settings.time_zone);
    x_fiscal->put(std::to_string(settings.fiscal_year_start));
    x_least->put(std::to_string(settings.least_count));
    x_open_disk->put(settings.open_disk.reason);
    put_text(*x_accepted,
             settings.open_disk.reason.empty() ? std::string() : wording::rules::accepted_by(settings.open_disk));
    x_reason->put({});
    put_text(*x_made, words::made_by(settings.created_by_version,
                                     to_string(Date{date::floor<date::days>(settings.created_at)})));
    for (const LabelledField* field :
         {&*x_name_field, &*x_zone_field, &*x_least_field, &*x_open_disk_field, &*x_reason_field})
      field->settle();
    x_page->FitInside();
    x_page->Layout();
    x_context.navigation.title_changed();
  }

  bool touched() const override {
    return x_name->typed() != x_stored.name || x_paper->code() != x_stored.paper ||
           x_zone->typed() != x_stored.time_zone || x_fiscal->code() != std::to_string(x_stored.fiscal_year_start) ||
           x_least->typed() != std::to_string(x_stored.least_count) ||
           x_open_disk->typed() != x_stored.open_disk.reason;
  }

  void restore() override { show(x_stored); }

  static std::vector<Option> months() {
    std::vector<Option> options;
    for (int month = 1; month <= 12; ++month)
      options.push_back({std::to_string(month), wording::rules::month_name(month)});
    return options;
  }

  // The text, or nothing once what is wrong with it stands under the field.
  static std::optional<std::string> accepted(const LabelledField& field, const ShortField& control, TextRule rule,
                                             const char* name) {
    const Checked<std::string> text = check_text(control.typed(), rule, name);
    if (text) field.settle();
    else field.refuse(words::under_field(text.problems().front()));
    return text ? std::optional(text.value()) : std::nullopt;
  }

  // As accepted(), of the count.
  std::optional<int> least_count() const {
    const Checked<double> number = parse_number(x_least->typed(), "least_count");
    Problems problems = number ? Problems{} : number.problems();
    if (number) {
      ClinicSettings tried;
      tried.least_count = static_cast<int>(std::clamp(number.value(), -1.0, 1000.0));
      problems = check(tried);
      if (problems.empty() && number.value() == tried.least_count) {
        x_least_field->settle();
        return tried.least_count;
      }
    }
    x_least_field->refuse(problems.empty() ? words::least_count_hint : words::under_field(problems.front()));
    return std::nullopt;
  }

  void save() override {
    if (x_context.read_only) return;
    ClinicSettings settings = x_stored;
    const auto name = accepted(*x_name_field, *x_name, {200, false, true}, "name");
    const auto zone = accepted(*x_zone_field, *x_zone, {64, false, false}, "time_zone");
    const auto open_disk = accepted(*x_open_disk_field, *x_open_disk, {200, false, false}, "open_disk");
    const auto reason = accepted(*x_reason_field, *x_reason, {500, false, true}, "reason");
    const auto least = least_count();
    if (!name || !zone || !open_disk || !reason || !least)
      return x_context.messages.show(Tone::warning, words::look_at_problems);
    settings.name = *name;
    settings.paper = x_paper->code();
    settings.time_zone = *zone;
    settings.fiscal_year_start = std::stoi(x_fiscal->code());
    settings.least_count = *least;
    settings.open_disk.reason = *open_disk;
    const auto work = [settings, reason = *reason, session = x_context.session](Store& store) {
      store.write(session, [&](Writing& writing) { writing.clinic().change_settings(settings, reason); });
      return store.read(session, [](Reading& reading) { return reading.clinic().settings(); });
    };
    x_context.task.run(
        this, work,
        [this](const ClinicSettings& stored) {
          show(stored);
          if (x_context.settings_changed) x_context.settings_changed(stored);
          x_context.messages.show(Tone::done, words::settings_saved);
        },
        [this](const StoreError& error) { return fault(error); });
  }

  // What was typed stays in the fields; saving it again puts it in the place of what somebody else stored.
  bool fault(const StoreError& error) {
    if (error.fault() != StoreFault::stale) return false;
    const auto work = [session = x_context.session](Store& store) {
      return store.read(session, [](Reading& reading) { return reading.clinic().settings(); });
    };
    x_context.task.run(this, work, [this](const ClinicSettings& stored) {
      x_stored = stored;
      x_context.messages.show(Tone::warning,
                              words::settings_changed_meanwhile(stored.name, stored.paper, stored.time_zone));
    });
    return true;
  }

  ClinicSettings x_stored;
  wxScrolledWindow* x_page = nullptr;
  ShortField* x_name;
  ChoiceField* x_paper;
  ShortField* x_zone;
  ChoiceField* x_fiscal;
  NumberField* x_least;
  ShortField* x_open_disk;
  wxStaticText* x_accepted;
  ShortField* x_reason;
  std::optional<LabelledField> x_name_field;
  std::optional<LabelledField> x_paper_field;
  std::optional<LabelledField> x_zone_field;
  std::optional<LabelledField> x_fiscal_field;
  std::optional<LabelledField> x_least_field;
  std::optional<LabelledField> x_open_disk_field;
  std::optional<LabelledField> x_reason_field;
  wxStaticText* x_made;
  wxButton* x_save;
};

}  // namespace

AdminSection* make_clinic_section(wxWindow* parent, const ScreenContext& context) {
  return new ClinicSection(parent, context);
}

}  // namespace psoas::ui
