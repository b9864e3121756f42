#include "ui/patient/adverse_event_tab.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <memory>
#include <optional>
#include <utility>

#include "domain/base/text.h"
#include "domain/store/adverse_events.h"
#include "ui/adverse_event/adverse_event_form.h"
#include "ui/patient/form_place.h"
#include "ui/widget/action_button.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/table.h"
#include "ui/wording/adverse_event_words.h"

namespace psoas::ui {

namespace words = wording::adverse_event;

namespace {

constexpr int least_rows_seen = 5;

struct TabContent {
  Patient patient;
  std::vector<TreatmentRecord> treatments;
  std::vector<AdverseEvent> events;
};

const std::vector<TableColumn>& columns() {
  static const std::vector<TableColumn> columns{{words::column_onset, 17},      {words::column_event, 34},
                                                {words::column_grade, 7, true}, {words::column_serious, 8},
                                                {words::column_causality, 11},  {words::column_outcome, 12},
                                                {words::column_mark, 18},       {words::column_treatments, 40}};
  return columns;
}

class AdverseEventTab : public PatientTab {
 public:
  AdverseEventTab(wxWindow* parent, const ScreenContext& context, PatientId patient)
      : PatientTab(parent, context, patient, "adverse events tab") {
    auto* column = new wxBoxSizer(wxVERTICAL);
    add_buttons(column);
    x_empty = muted_text(this, "");
    column->Add(x_empty, wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
    x_table = new Table(this, "adverse events", columns());
    x_table->SetMinSize({-1, least_rows_seen * (x_table->GetCharHeight() + spacing::gap())});
    x_table->on_open([this](int) { edit(); });
    column->Add(x_table, wxSizerFlags(1).Expand());
    x_place = new FormPlace(this, *x_table);
    column->Add(x_place, wxSizerFlags(3).Expand().Border(wxTOP, spacing::field()));
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(column, wxSizerFlags(1).Expand().Border(wxALL & ~wxTOP, spacing::gap()));
    SetSizer(frame);
  }

  std::string label() const override { return words::tab; }

  void load() override {
    x_context.task.run_newest(
        this, x_newest,
        [session = x_context.session, id = x_patient](Store& store) {
          return store.read(session, [&](Reading& reading) {
            return TabContent{reading.patients().get(id), reading.series().treatments(id),
                              reading.adverse_events().of_patient(id, true)};
          });
        },
        [this](TabContent content) { show(std::move(content)); });
  }

  bool can(Command command) const override { return command == Command::new_adverse_event && !x_context.read_only; }

  // The list may still be on its way: then the form opens when it has come.
  void perform(Command command) override {
    if (!can(command)) return;
    x_wants_new = true;
    load();
  }

 private:
  void add_buttons(wxSizer* column) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const auto button = [&](const char* label, const char* name, std::function<void()> act) {
      auto* made = action_button(this, label, name, std::move(act));
      made->Enable(!x_context.read_only);
      row->Add(made, wxSizerFlags().Border(wxRIGHT, spacing::gap()));
      return made;
    };
    button(words::new_event, "new adverse event", [this] { open_new(); });
    x_edit = button(words::edit, "correct adverse event", [this] { edit(); });
    x_void = button(words::void_event, "void adverse event", [this] { ask_for_void_reason(); });
    mark_destructive(*x_void);
    column->Add(row, wxSizerFlags().Border(wxTOP | wxBOTTOM, spacing::field()));
  }

  void show(TabContent content) {
    x_content = std::move(content);
    put_text(*x_empty, x_content->events.empty() ? words::none_yet : "");
    x_empty->Show(x_content->events.empty());
    for (wxButton* button : {x_edit, x_void}) button->Enable(!x_context.read_only && !x_content->events.empty());
    x_table->show(
        static_cast<int>(x_content->events.size()), [this](int row, int column) { return cell(row, column); },
        [this](int row) { return event(row).voided_at ? Emphasis::struck : Emphasis::plain; });
    Layout();
    if (std::exchange(x_wants_new, false)) open_new();
  }

  const AdverseEvent& event(int row) const { return x_content->events[static_cast<std::size_t>(row)]; }

  std::string cell(int row, int column) const {
    const AdverseEvent& shown = event(row);
    const AdverseEventDefinition* definition = x_context.catalogue->adverse_event(shown.code);
    switch (column) {
      case 0: return to_string(shown.onset) + (shown.onset_time.empty() ? "" : " " + shown.onset_time);
      case 1: return definition ? definition->label : shown.code;
      case 2: return std::to_string(shown.grade);
      case 3: return shown.serious() ? "yes" : "";
      case 4: return shown.causality ? std::string(code_of(*shown.causality)) : "";
      case 5: return words::outcome_word(shown.outcome);
      case 6: return shown.voided_at ? "void: " + shown.void_reason : shown.revision > 1 ? "corrected" : "";
      default: return treatments_of(shown);
    }
  }

  std::string treatments_of(const AdverseEvent& shown) const {
    std::string text;
    for (const TreatmentId id : shown.treatments) {
      std::string name = words::treatment_gone;
      for (const TreatmentRecord& record : x_content->treatments) {
        if (record.treatment.id != id) continue;
        const TreatmentDefinition* definition = x_context.catalogue->treatment(record.treatment.code);
        name = (definition ? short_description(record.treatment, *definition) : record.treatment.code) + " " +
               to_string(record.treatment.date);
      }
      text += (text.empty() ? "" : "; ") + name;
    }
    return text;
  }

  void open_new() {
    if (!x_content) return perform(Command::new_adverse_event);
    std::vector<TreatmentId> latest;
    for (const TreatmentRecord& record : x_content->treatments)
      if (record.treatment.status == TreatmentStatus::done) latest = {record.treatment.id};
    open_form(new_adverse_event(x_patient, x_context.clock.today(), latest));
  }

  void edit() {
    const int row = x_table->chosen();
    if (row < 0 || event(row).voided_at) return;
    open_form(draft_of(event(row)));
  }

  void open_form(AdverseEventDraft draft) {
    x_place->clear();
    auto* form = new AdverseEventForm(x_place, x_context, x_content->patient, x_content->treatments, std::move(draft),
                                      [this] { x_place->close(); });
    x_place->open(form);
    form->start();
  }

  void ask_for_void_reason() {
    const int row = x_table->chosen();
    if (row < 0 || event(row).voided_at) return;
    x_place->clear();
    auto* panel = new wxPanel(x_place);
    auto fields = std::make_shared<TypedFields>(panel, "void", x_context.clock, [](const std::string&) {});
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    line->Add(fields->text("reason", words::void_reason, 44));
    auto* go = new wxButton(panel, wxID_ANY, words::void_now, wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator,
                            "void event now");
    mark_destructive(*go);
    line->Add(go, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::gap()));
    panel->SetSizer(line);
    go->Bind(wxEVT_BUTTON, [this, fields, id = event(row).id, revision = event(row).revision](wxCommandEvent&) {
      const Checked<std::string> reason =
          check_text(fields->typed("reason"), {.most_bytes = 1000, .required = true}, "reason");
      fields->show(reason ? Problems{} : reason.problems());
      if (reason) void_event(id, revision, reason.value());
    });
    x_place->open(panel);
    fields->control("reason")->SetFocus();
  }

  void void_event(AdverseEventId id, int revision, const std::string& reason) {
    x_context.task.run(
        this,
        [session = x_context.session, id, revision, reason](Store& store) {
          store.write(session, [&](Writing& writing) { writing.adverse_events().void_event(id, revision, reason); });
        },
        [this] {
          x_context.messages.show(Tone::done, words::voided);
          x_place->close();
          x_context.changed(x_patient);
        },
        [this](const StoreError& error) {
          if (error.fault() != StoreFault::stale) return false;
          x_context.messages.show(Tone::warning, words::changed_meanwhile);
          x_place->close();
          load();
          return true;
        });
  }

  Newest x_newest;
  std::optional<TabContent> x_content;
  wxButton* x_edit = nullptr;
  wxButton* x_void = nullptr;
  bool x_wants_new = false;
  wxStaticText* x_empty = nullptr;
  Table* x_table = nullptr;
  FormPlace* x_place = nullptr;
};

}  // namespace

PatientTab* make_adverse_event_tab(wxWindow* parent, const ScreenContext& context, PatientId patient) {
  return new AdverseEventTab(parent, context, patient);
}

}  // namespace psoas::ui
