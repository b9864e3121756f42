#include "ui/patient/medication_tab.h"

#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "domain/base/number.h"
#include "domain/treatment/opioid_dose.h"
#include "ui/patient/form_place.h"
#include "ui/patient/medication_form.h"
#include "ui/widget/accessible.h"
#include "ui/widget/action_button.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/table.h"
#include "ui/wording/medication_words.h"

namespace psoas::ui {

namespace words = wording::medication;

namespace {

constexpr int least_rows_seen = 5;

struct TabContent {
  Patient patient;
  std::vector<Treatment> medication;  // what is taken first, then by the day it was stopped, latest first
};

const std::vector<TableColumn>& columns() {
  static const std::vector<TableColumn> columns{{words::column_drug, 24},       {words::column_dose, 26},
                                                {words::column_from, 11},       {words::column_until, 11},
                                                {words::column_mme, 10, true},  {words::column_class, 16},
                                                {words::column_stop_reason, 24}};
  return columns;
}

void put_in_order(std::vector<Treatment>& medication) {
  const auto before = [](const Treatment& a, const Treatment& b) {
    if (a.end_date.has_value() != b.end_date.has_value()) return !a.end_date;
    if (a.end_date && a.end_date != b.end_date) return *a.end_date > *b.end_date;
    return a.date > b.date;
  };
  std::stable_sort(medication.begin(), medication.end(), before);
}

class MedicationTab : public PatientTab {
 public:
  MedicationTab(wxWindow* parent, const ScreenContext& context, PatientId patient)
      : PatientTab(parent, context, patient, "medication tab"),
        x_definition(context.catalogue->treatment(medication_code)) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    add_dose_line(column);
    add_buttons(column);
    x_table = new Table(this, "medication", columns());
    x_table->SetMinSize({-1, least_rows_seen * (x_table->GetCharHeight() + spacing::gap())});
    x_table->on_open([this](int) { open_form(MedicationForm::Kind::change); });
    column->Add(x_table, wxSizerFlags(1).Expand());
    x_place = new FormPlace(this, *x_table);
    column->Add(x_place, wxSizerFlags(1).Expand().Border(wxTOP, spacing::field()));
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
            TabContent content{reading.patients().get(id), {}};
            for (TreatmentRecord& record : reading.series().treatments(id))
              if (record.treatment.code == medication_code && record.treatment.status == TreatmentStatus::done)
                content.medication.push_back(std::move(record.treatment));
            put_in_order(content.medication);
            return content;
          });
        },
        [this](TabContent content) { show(std::move(content)); });
  }

 private:
  void add_dose_line(wxSizer* column) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* label = plain_text(this, words::on_day);
    x_day = new DateField(this, "medication day", x_context.clock);
    x_day->put(to_string(x_context.clock.today()));
    label_for_readers(*x_day, *label);
    x_day->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { show_day(); });
    x_dose = plain_text(this, "");
    row->Add(label, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::tight()));
    row->Add(x_day, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::margin()));
    row->Add(x_dose, wxSizerFlags(1).CentreVertical());
    column->Add(row, wxSizerFlags().Expand().Border(wxTOP | wxBOTTOM, spacing::field()));
  }

  void add_buttons(wxSizer* column) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const auto button = [&](const char* label, const char* name, MedicationForm::Kind kind) {
      auto* made = action_button(this, label, name, [this, kind] { open_form(kind); });
      made->Enable(!x_context.read_only);
      row->Add(made, wxSizerFlags().Border(wxRIGHT, spacing::gap()));
    };
    button(words::start, "start medication", MedicationForm::Kind::start);
    button(words::change, "change medication", MedicationForm::Kind::change);
    button(words::stop, "stop medication", MedicationForm::Kind::stop);
    x_empty = muted_text(this, "");
    row->Add(x_empty, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::gap()));
    column->Add(row, wxSizerFlags().Border(wxBOTTOM, spacing::field()));
  }

  void show(TabContent content) {
    x_content = std::move(content);
    put_text(*x_empty, x_content->medication.empty() ? words::none_yet : "");
    show_day();
    Layout();
  }

  std::optional<Date> day() const {
    const Checked<Date> day = parse_date(x_day->typed(), "");
    if (!day) return std::nullopt;
    return day.value();
  }

  void show_day() {
    if (!x_content) return;
    const Date on = day().value_or(x_context.clock.today());
    put_text(*x_dose, day() && x_definition ? words::dose_line(opioid_dose_on(on, x_content->medication, *x_definition))
                                            : std::string());
    x_table->show(
        static_cast<int>(x_content->medication.size()), [this](int row, int column) { return cell(row, column); },
        [this, on](int row) { return is_taken_on(medication(row), on) ? Emphasis::strong : Emphasis::muted; });
    Layout();
  }

  const Treatment& medication(int row) const { return x_content->medication[static_cast<std::size_t>(row)]; }

  std::string shown_field(const Treatment& treatment, std::string_view field) const {
    const FieldDefinition* definition = x_definition ? x_definition->field("", field) : nullptr;
    const Value* value = treatment.parameter(field);
    return definition && value ? shown(*definition, *value) : std::string();
  }

  std::string dose(const Treatment& treatment) const {
    std::string text = shown_field(treatment, "dose");
    if (text.empty()) return text;
    text += " " + shown_field(treatment, "dose_unit");
    if (const std::string times = shown_field(treatment, "doses_per_day"); !times.empty())
      text += " · " + times + " × a day";
    if (const Value* needed = treatment.parameter("as_needed"); needed && needed->code == present)
      text += ", as needed";
    return text;
  }

  std::string mme(const Treatment& treatment) const {
    if (!x_definition || !is_opioid(treatment, *x_definition)) return {};
    const OpioidDose dose = opioid_dose_on(treatment.date, {treatment}, *x_definition);
    return dose.mme ? to_text(*dose.mme, *dose.mme == static_cast<int>(*dose.mme) ? 0 : 1) : "not defined";
  }

  std::string cell(int row, int column) const {
    const Treatment& treatment = medication(row);
    switch (column) {
      case 0: return shown_field(treatment, "drug");
      case 1: return dose(treatment);
      case 2: return to_string(treatment.date);
      case 3: return treatment.end_date ? to_string(*treatment.end_date) : "";
      case 4: return mme(treatment);
      case 5: return shown_field(treatment, "class");
      default: return shown_field(treatment, "stop_reason");
    }
  }

  void open_form(MedicationForm::Kind kind) {
    if (!x_content || !x_definition) return;
    const int row = x_table->chosen();
    Treatment chosen;
    if (kind != MedicationForm::Kind::start) {
      if (row < 0 || medication(row).end_date) {
        x_context.messages.show(Tone::note, words::choose_one);
        return;
      }
      chosen = medication(row);
    }
    x_place->clear();
    auto* form = new MedicationForm(
        x_place, x_context, x_content->patient, kind, chosen,
        {[this, chosen](const MedicationChange& change) { store(change, shown_field(chosen, "drug")); },
         [this] { x_place->close(); }});
    x_place->open(form);
    form->begin();
  }

  void store(const MedicationChange& change, const std::string& stopped_drug) {
    const std::string drug = change.start ? shown_field(*change.start, "drug") : stopped_drug;
    const std::string reason = !change.start ? words::stopped(drug, change.day)
                               : change.stop ? words::changed(drug, change.day)
                                             : words::started(drug, change.day);
    x_context.task.run(
        this,
        [session = x_context.session, change, reason](Store& store) {
          store.write(session, [&](Writing& writing) {
            const auto written = visits_to_write(change, writing.visits().of_patient(change.patient));
            if (!written) throw StoreError(StoreFault::stale, "medication");
            for (const Visit& visit : written->corrected) writing.visits().correct(visit, reason);
            if (written->added) writing.visits().add(*written->added);
          });
        },
        [this] {
          x_context.messages.show(Tone::done, words::saved);
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

  const TreatmentDefinition* x_definition;
  Newest x_newest;
  std::optional<TabContent> x_content;
  DateField* x_day = nullptr;
  wxStaticText* x_dose = nullptr;
  wxStaticText* x_empty = nullptr;
  Table* x_table = nullptr;
  FormPlace* x_place = nullptr;
};

}  // namespace

PatientTab* make_medication_tab(wxWindow* parent, const ScreenContext& context, PatientId patient) {
  return new MedicationTab(parent, context, patient);
}

}  // namespace psoas::ui
