#include "ui/app/today_page.h"

#include <wx/sizer.h>

#include "domain/base/text.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/table.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::window;

struct Day {
  std::vector<DraftLine> drafts;
  PeriodRecord visits;
};

class TodayPage : public Screen {
 public:
  TodayPage(wxWindow* parent, const ScreenContext& context) : Screen(parent, context, "today") {
    x_heading = page_heading(this, words::today);
    x_date = muted_text(this, {});
    x_drafts_heading = section_heading(this, words::open_drafts);
    x_drafts_table = new Table(this, words::open_drafts,
                               {{words::column_name, 30, false},
                                {words::column_mrn, 14, false},
                                {words::column_visit_date, 12, false},
                                {words::column_kept, 20, false}});
    x_visits_heading = section_heading(this, words::visits_today);
    x_visits_table = new Table(this, words::visits_today,
                               {{words::column_name, 30, false},
                                {words::column_mrn, 14, false},
                                {words::column_kind, 16, false},
                                {words::column_clinician, 20, false}});
    x_no_drafts = muted_text(this, words::no_drafts);
    x_no_visits = muted_text(this, words::no_visits_today);
    lay_out();
    x_drafts_table->on_open([this](int row) { open_draft(row); });
    x_visits_table->on_open([this](int row) { open_visit(row); });
  }

  void arrive() override {
    read();
    (x_day.drafts.empty() ? x_visits_table : x_drafts_table)->SetFocus();
  }
  void patient_changed(PatientId) override { read(); }
  bool can(Command command) const override { return command == Command::refresh; }
  bool perform(Command command) override {
    if (command != Command::refresh) return false;
    read();
    return true;
  }

 private:
  void lay_out() {
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(x_heading, wxSizerFlags().CenterVertical());
    top->Add(x_date, wxSizerFlags().CenterVertical().Border(wxLEFT, spacing::field()));
    const auto heading = wxSizerFlags().Border(wxTOP | wxBOTTOM, spacing::gap());
    auto* page = new wxBoxSizer(wxVERTICAL);
    page->Add(top, wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
    page->Add(x_drafts_heading, heading);
    page->Add(x_no_drafts);
    page->Add(x_drafts_table, wxSizerFlags(2).Expand());
    page->Add(x_visits_heading, heading);
    page->Add(x_no_visits);
    page->Add(x_visits_table, wxSizerFlags(3).Expand());
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(page, wxSizerFlags(1).Expand().Border(wxALL, spacing::margin()));
    SetSizer(frame);
  }

  void read() {
    const auto work = [today = x_context.clock.today(), session = x_context.session](Store& store) {
      return store.read(session, [&](Reading& reading) {
        return Day{reading.visits().drafts(), reading.series().period(today, today)};
      });
    };
    x_context.task.run_newest(this, x_newest, work, [this](Day day) { show(std::move(day)); });
  }

  void show(Day day) {
    x_day = std::move(day);
    put_text(*x_date, to_string(x_context.clock.today()));
    const int drafts = static_cast<int>(x_day.drafts.size());
    const int visits = static_cast<int>(x_day.visits.visits.size());
    put_text(*x_drafts_heading, words::counted(words::open_drafts, drafts));
    put_text(*x_visits_heading, words::counted(words::visits_today, visits));
    x_no_drafts->Show(drafts == 0);
    x_no_visits->Show(visits == 0);
    x_drafts_table->show(drafts, [this](int row, int column) { return draft_cell(row, column); });
    x_visits_table->show(visits, [this](int row, int column) { return visit_cell(row, column); });
    x_drafts_table->Show(drafts > 0);
    x_visits_table->Show(visits > 0);
    Layout();
  }

  std::string draft_cell(int row, int column) const {
    const DraftLine& draft = x_day.drafts[static_cast<std::size_t>(row)];
    switch (column) {
      case 0: return with_visible_marks(draft.patient_name);
      case 1: return draft.mrn;
      case 2: return draft.visit_date;
      default: return local_time(draft.kept_at);
    }
  }

  std::string visit_cell(int row, int column) const {
    const PeriodVisit& visit = x_day.visits.visits[static_cast<std::size_t>(row)];
    const PeriodPatient& patient = x_day.visits.patients[static_cast<std::size_t>(visit.patient)];
    const auto word = [this](int place) { return x_day.visits.words[static_cast<std::size_t>(place)]; };
    switch (column) {
      case 0: return with_visible_marks(patient.name);
      case 1: return patient.mrn;
      case 2: return std::string(label_of_visit_kind(word(visit.kind)));
      default: return word(visit.clinician);
    }
  }

  std::string local_time(Moment moment) const {
    const Moment local = moment + std::chrono::minutes(x_context.clock.offset_minutes());
    std::string text = to_string(local);  // "2026-02-03T04:05:06.789Z"
    text[10] = ' ';
    return text.substr(0, 16);
  }

  void open_draft(int row) {
    const DraftLine& draft = x_day.drafts[static_cast<std::size_t>(row)];
    x_context.navigation.edit_visit({draft.patient, draft.visit, draft.id});
  }

  void open_visit(int row) {
    const PeriodVisit& visit = x_day.visits.visits[static_cast<std::size_t>(row)];
    x_context.navigation.open_patient(x_day.visits.patients[static_cast<std::size_t>(visit.patient)].id);
  }

  wxStaticText* x_heading;
  wxStaticText* x_date;
  wxStaticText* x_drafts_heading;
  wxStaticText* x_no_drafts;
  Table* x_drafts_table;
  wxStaticText* x_visits_heading;
  wxStaticText* x_no_visits;
  Table* x_visits_table;
  Day x_day;
  Newest x_newest;
};

}  // namespace

Screen* make_today_page(wxWindow* parent, const ScreenContext& context) { return new TodayPage(parent, context); }

}  // namespace psoas::ui
