#include "ui/patient/patient_page.h"

#include <wx/button.h>
#include <wx/notebook.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include <utility>

#include "domain/store/patient_merges.h"
#include "ui/patient/finding_table.h"
#include "ui/patient/merged_records.h"
#include "ui/patient/patient_tab.h"
#include "ui/patient/trend_files.h"
#include "ui/patient/trend_view.h"
#include "ui/patient/visit_rows.h"
#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/patient_header.h"
#include "ui/widget/spacing.h"
#include "ui/widget/table.h"
#include "ui/widget/text.h"
#include "ui/wording/merge_words.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace words = wording::visit;

namespace {

constexpr int least_rows_seen = 5;

struct PageContent {
  PatientTrend trend;
  std::vector<Visit> visits;  // all of them, voided ones too
  std::vector<Episode> episodes;
  std::vector<PatientMerge> merges;  // into this record
  TrendChoices choices;
};

std::vector<Option> measures_with_values(Reading& reading, const Catalogue& catalogue, PatientId patient) {
  std::vector<Option> measures;
  for (const std::string& code : reading.series().instruments_with_values(patient))
    if (const InstrumentDefinition* instrument = catalogue.instrument(code))
      measures.push_back({code, instrument->label});
  return measures;
}

std::vector<Option> second_measures(Reading& reading, const Catalogue& catalogue, PatientId patient) {
  std::vector<Option> seconds{{"", words::second_measure}};
  for (const std::string& code : reading.series().findings_with_values(patient)) {
    const FindingDefinition* finding = catalogue.finding(code);
    if (!finding || finding->main_field().kind == ValueKind::presence) continue;
    if (finding->laterality == Laterality::none) {
      seconds.push_back({code + "/-", "+ " + finding->short_name()});
      continue;
    }
    for (Side side : {Side::right, Side::left}) {
      const std::string letter{code_of(side)};
      seconds.push_back({code + "/" + letter, "+ " + finding->short_name() + " " + letter});
    }
  }
  for (const Option& measure : measures_with_values(reading, catalogue, patient))
    seconds.push_back({measure.code, "+ " + measure.label});
  if (takes_opioids(reading.series().treatments(patient), catalogue))
    seconds.push_back({std::string(opioid_use), std::string("+ ") + words::opioid_dose});
  return seconds;
}

std::vector<Option> index_choices(const std::vector<TrendTreatment>& treatments) {
  std::vector<Option> indices{{"", words::since_latest}};
  for (auto it = treatments.rbegin(); it != treatments.rend(); ++it)
    if (it->status == TreatmentStatus::done && it->mark != TreatmentMark::medication)
      indices.push_back({std::to_string(it->id.number), "Since " + it->label + " " + to_string(it->date)});
  return indices;
}

class PatientPage : public Screen {
 public:
  PatientPage(wxWindow* parent, const ScreenContext& context, PatientId patient)
      : Screen(parent, context, "patient page"), x_patient(patient) {
    SetSizer(new wxBoxSizer(wxVERTICAL));
    x_head = new wxBoxSizer(wxHORIZONTAL);
    GetSizer()->Add(x_head, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, spacing::margin()));
    x_merges = new MergedRecords(this, x_context);
    GetSizer()->Add(x_merges, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, spacing::margin()));
    x_tabs = new wxNotebook(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, "patient tabs");
    name_for_readers(*x_tabs, words::views_of_patient);
    GetSizer()->Add(x_tabs, wxSizerFlags(1).Expand().Border(wxALL, spacing::margin()));
    add_trend_tab();
    x_tabs->Bind(wxEVT_NOTEBOOK_PAGE_CHANGED, [this](wxBookCtrlEvent& event) {
      load_tab_in_sight();
      event.Skip();
    });
    load();
  }

  // The tables go while what they show is still there: closing a page brings others into sight and has them drawn.
  ~PatientPage() override {
    x_further.clear();
    DestroyChildren();
  }

  std::string title() const override { return x_shown ? screen_title(x_shown->trend.patient) : std::string(); }
  std::optional<PatientId> patient() const override { return x_patient; }

  // On the tabs, so that the keyboard leads through them at once.
  void arrive() override {
    x_tabs->SetFocus();
    if (x_gone) go_to_what_stands_for_it();
  }
  bool waits_behind() const override { return !x_gone; }

  void patient_changed(PatientId patient) override {
    if (patient != x_patient) return;
    load();
    load_tab_in_sight();
  }

  bool may_leave(std::function<void()> go_on) override {
    for (PatientTab* tab : x_further) {
      if (x_leaving || tab->unsaved().empty()) continue;
      x_context.messages.show(Tone::warning, tab->unsaved(), words::leave_unsaved, [this, go_on] {
        x_leaving = true;
        go_on();
        x_leaving = false;
      });
      return false;
    }
    return true;
  }

  bool can(Command command) const override {
    if (command == Command::new_visit) return !x_context.read_only;
    if (command == Command::merge_patient) return x_shown && may_merge(x_context);
    if (tab_for(command)) return true;
    return x_shown && (command == Command::save_as || command == Command::print || command == Command::refresh);
  }

  bool perform(Command command) override {
    if (!can(command)) return false;
    switch (command) {
      case Command::new_visit: new_visit(); return true;
      case Command::merge_patient: x_context.navigation.merge_patient(x_patient); return true;
      case Command::save_as: save_trend(); return true;
      case Command::print: print_trend(); return true;
      case Command::refresh: load(); return true;
      default: break;
    }
    PatientTab* tab = tab_for(command);
    if (!tab) return false;
    x_tabs->SetSelection(static_cast<std::size_t>(x_tabs->FindPage(tab)));
    tab->perform(command);
    return true;
  }

 private:
  void add_trend_tab() {
    // On a small or enlarged screen the chart keeps its least height and the page scrolls.
    auto* page = new wxScrolledWindow(x_tabs, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL,
                                      "trend tab");
    page->SetScrollRate(0, spacing::dip(16));
    auto* column = new wxBoxSizer(wxVERTICAL);
    x_trend = new TrendView(
        page, [this] { load(); }, [this] { save_trend(); }, [this] { print_trend(); });
    column->Add(x_trend, wxSizerFlags(5).Expand().Border(wxTOP, spacing::gap()));
    x_visit_place = new wxBoxSizer(wxVERTICAL);
    column->Add(x_visit_place, wxSizerFlags(2).Expand().Border(wxTOP, spacing::field()));
    page->SetSizer(column);
    x_tabs->AddPage(page, words::trend_tab);
  }

  void load() {
    x_context.task.run_newest(
        this, x_newest,
        [session = x_context.session, id = x_patient,
         selection = x_trend->selection(x_context.clock.today())](Store& store) {
          const std::shared_ptr<const Catalogue> catalogue = store.catalogue();
          return store.read(session, [&](Reading& reading) {
            PageContent content;
            content.trend = read_patient_trend(reading, *catalogue, id, selection);
            content.visits = reading.visits().of_patient(id, true);
            content.episodes = reading.patients().episodes(id);
            content.merges = reading.patient_merges().merged_into(id);
            content.choices.measures = measures_with_values(reading, *catalogue, id);
            content.choices.seconds = second_measures(reading, *catalogue, id);
            content.choices.indices = index_choices(content.trend.treatments);
            return content;
          });
        },
        [this](PageContent content) { show(std::move(content)); });
  }

  void show(PageContent content) {
    if (content.trend.patient.merged_into) return be_gone(std::move(content.trend.patient));
    x_gone.reset();
    x_shown = std::move(content);
    const Catalogue& catalogue = *x_context.catalogue;
    show_head();
    x_merges->show(x_shown->merges);
    x_merges->MoveBeforeInTabOrder(x_tabs);
    x_trend->offer(x_shown->choices);
    x_trend->show(x_shown->trend);
    show_table(x_visits, x_tabs->GetPage(0), x_visit_place, "visits of the patient",
               visit_rows(x_shown->trend, catalogue));
    const std::vector<Visit>& visits = x_shown->trend.visits;
    show_tab(x_entries, words::visits_tab, entry_rows(x_shown->visits), words::no_visit_yet);
    FindingTable findings = latest_findings(visits, catalogue);
    x_finding_measures = std::move(findings.measures);
    x_findings.place.open = [this](int row) { open_finding(row); };
    show_tab(x_findings, words::findings_tab, std::move(findings.rows), words::no_finding_yet);
    show_tab(x_treatments, words::treatments_tab, treatment_rows(visits, catalogue), words::no_treatment_yet);
    // After the tables, so that they keep their places.
    if (x_further.empty()) add_further_tabs();
    Layout();
    x_context.navigation.title_changed();
  }

  // Another record stands for this one. Behind another screen the page waits to be left out.
  void be_gone(Patient patient) {
    x_gone = std::move(patient);
    if (IsShown()) go_to_what_stands_for_it();
  }

  void go_to_what_stands_for_it() {
    x_context.messages.show(Tone::note, wording::merge::stands_for(*x_gone));
    x_context.navigation.open_patient(*x_gone->merged_into);
  }

  void add_further_tabs() {
    x_further = make_patient_tabs(x_tabs, x_context, x_patient);
    for (PatientTab* tab : x_further) x_tabs->AddPage(tab, to_wx(tab->label()));
  }

  PatientTab* tab_for(Command command) const {
    for (PatientTab* tab : x_further)
      if (tab->can(command)) return tab;
    return nullptr;
  }

  void load_tab_in_sight() {
    for (PatientTab* tab : x_further)
      if (x_tabs->GetCurrentPage() == tab) tab->load();
  }

  void show_head() {
    x_head->Clear(true);
    x_head->Add(patient_header(this, x_context, x_shown->trend.patient, x_shown->episodes),
                wxSizerFlags(1).CentreVertical());
    auto* edit = new wxButton(this, wxID_ANY, to_wx(words::edit_patient));
    edit->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { x_context.navigation.edit_patient(x_patient); });
    auto* visit = new wxButton(this, wxID_ANY, to_wx(words::new_visit), wxDefaultPosition, wxDefaultSize, 0,
                               wxDefaultValidator, "new visit");
    visit->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { new_visit(); });
    mark_primary(*visit);
    for (wxButton* button : {edit, visit}) {
      button->Enable(!x_context.read_only);
      button->MoveBeforeInTabOrder(x_tabs);
      x_head->Add(button, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::gap()));
    }
  }

  struct TablePlace {
    Table* table = nullptr;
    std::vector<std::string> titles;
    TextTable content;
    std::function<void(int)> open;  // of a row; the visit behind it unless said
  };

  // The table is made anew when its columns change.
  void show_table(TablePlace& place, wxWindow* page, wxSizer* sizer, std::string_view name, TextTable content) {
    std::vector<std::string> titles;
    for (const TextColumn& column : content.columns) titles.push_back(column.title);
    if (!place.table || titles != place.titles) {
      if (place.table) place.table->Destroy();
      std::vector<TableColumn> columns;
      for (const TextColumn& column : content.columns)
        columns.push_back({column.title, column.characters, column.number});
      place.table = new Table(page, name, columns);
      place.table->on_open([this, &place](int row) {
        if (place.open) place.open(row);
        else open_visit(place.content.visits[static_cast<std::size_t>(row)]);
      });
      place.table->SetMinSize({-1, least_rows_seen * (place.table->GetCharHeight() + spacing::gap())});
      sizer->Add(place.table, wxSizerFlags(1).Expand());
      place.titles = std::move(titles);
    }
    place.content = std::move(content);
    place.table->show(static_cast<int>(place.content.rows.size()), [&place](int row, int column) {
      return place.content.rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
    });
    page->Layout();
  }

  struct Tab {
    wxPanel* page = nullptr;
    wxBoxSizer* column = nullptr;
    wxStaticText* empty = nullptr;
    TablePlace place;
  };

  void show_tab(Tab& tab, const std::string& title, TextTable content, std::string_view when_empty) {
    if (!tab.page) {
      tab.page = new wxPanel(x_tabs, wxID_ANY);
      tab.column = new wxBoxSizer(wxVERTICAL);
      tab.empty = muted_text(tab.page, when_empty);
      tab.column->Add(tab.empty, wxSizerFlags().Border(wxALL, spacing::margin()));
      tab.page->SetSizer(tab.column);
      x_tabs->AddPage(tab.page, to_wx(title));
    }
    tab.empty->Show(content.rows.empty());
    show_table(tab.place, tab.page, tab.column, title, std::move(content));
  }

  void new_visit() { x_context.navigation.edit_visit({x_patient, std::nullopt, std::nullopt}); }
  void open_visit(VisitId visit) { x_context.navigation.edit_visit({x_patient, visit, std::nullopt}); }

  // The finding's trend beside the pain; without numbers the visit it was recorded at.
  void open_finding(int row) {
    const std::string& measure = x_finding_measures[static_cast<std::size_t>(row)];
    if (measure.empty()) return open_visit(x_findings.place.content.visits[static_cast<std::size_t>(row)]);
    x_tabs->SetSelection(0);
    x_trend->choose_second(measure);
    load();
  }

  void save_trend() {
    if (x_shown) save_trend_as(this, x_context, x_shown->trend);
  }
  void print_trend() {
    if (x_shown) ui::print_trend(this, x_context, x_shown->trend);
  }

  PatientId x_patient;
  Newest x_newest;
  std::optional<PageContent> x_shown;
  std::optional<Patient> x_gone;  // merged into another record
  wxBoxSizer* x_head;
  MergedRecords* x_merges;
  wxNotebook* x_tabs;
  TrendView* x_trend = nullptr;
  wxBoxSizer* x_visit_place = nullptr;
  TablePlace x_visits;
  Tab x_entries;
  Tab x_findings;
  std::vector<std::string> x_finding_measures;  // behind each row of findings
  Tab x_treatments;
  std::vector<PatientTab*> x_further;
  bool x_leaving = false;  // without what a tab has not saved
};

}  // namespace

Screen* make_patient_page(wxWindow* parent, const ScreenContext& context, PatientId patient) {
  return new PatientPage(parent, context, patient);
}

}  // namespace psoas::ui
