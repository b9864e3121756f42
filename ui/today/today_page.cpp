#include "ui/today/today_page.h"

#include <wx/msgdlg.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include "domain/base/text.h"
#include "domain/followup/day_overview.h"
#include "domain/followup/follow_up_text.h"
#include "ui/today/today_section.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/entrance_sentences.h"
#include "ui/wording/follow_up_words.h"
#include "ui/wording/safety_words.h"
#include "ui/wording/today_words.h"
#include "ui/wording/window_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::today;
namespace window_words = wording::window;
namespace follow_up_words = wording::follow_up;

constexpr int most_listed = 50;

class TodayPage : public Screen {
 public:
  TodayPage(wxWindow* parent, const ScreenContext& context, std::function<std::vector<TamperedSubject>()> tampered)
      : Screen(parent, context, "today"), x_tampered(std::move(tampered)) {
    x_date = muted_text(this, {});
    x_scrolled = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    x_scrolled->SetScrollRate(0, spacing::dip(16));
    const TableColumn name{window_words::column_name, 28, false};
    const TableColumn mrn{window_words::column_mrn, 14, false};
    x_changed_outside = add(words::tampered, "", {name, mrn, {words::column_subject, 60, false}});
    x_changed_outside->Hide();
    x_red_flags = add(words::red_flags, words::no_red_flags,
                      {name,
                       mrn,
                       {words::column_flag, 36, false},
                       {words::column_severity, 20, false},
                       {words::column_raised, 12, false}});
    x_visits = add(words::visits, words::no_visits,
                   {name, mrn, {window_words::column_kind, 16, false}, {window_words::column_clinician, 20, false}});
    x_drafts = add(words::drafts, words::no_drafts,
                   {name, mrn, {window_words::column_visit_date, 12, false}, {window_words::column_kept, 20, false}});
    x_follow_ups = add(words::follow_ups, words::no_follow_ups,
                       {name,
                        mrn,
                        {follow_up_words::column_what, 36, false},
                        {follow_up_words::column_standing, 36, false},
                        {follow_up_words::column_phone, 14, false}});
    x_no_scores = add(words::no_scores, words::all_scored,
                      {name,
                       mrn,
                       {window_words::column_visit_date, 12, false},
                       {window_words::column_kind, 16, false},
                       {window_words::column_clinician, 20, false}});
    lay_out();
  }

  void arrive() override {
    x_focus_when_shown = true;
    read();
  }
  void patient_changed(PatientId) override { read(); }
  void day_changed() override { read(); }
  bool can(Command command) const override { return command == Command::refresh; }
  bool perform(Command command) override {
    if (command != Command::refresh) return false;
    read();
    return true;
  }

 private:
  // What was changed outside the program, with its patient's name, if it has one still.
  struct TamperedLine {
    TamperedSubject subject;
    std::string name;
    std::string mrn;
  };
  struct Day {
    DayOverview overview;
    std::vector<TamperedLine> tampered;
  };

  static std::vector<TamperedLine> tampered_lines(Reading& reading, const std::vector<TamperedSubject>& subjects) {
    std::vector<TamperedLine> lines;
    for (const TamperedSubject& subject : subjects) {
      if (lines.size() == most_listed) break;
      TamperedLine line{subject, {}, {}};
      try {
        if (subject.patient.stored()) {
          const Patient patient = reading.patients().get(subject.patient);
          line.name = patient.display_name();
          line.mrn = patient.mrn;
        }
      } catch (const StoreError& error) {
        if (error.fault() != StoreFault::missing) throw;  // the patient was removed
      }
      lines.push_back(std::move(line));
    }
    return lines;
  }

  void show_tampered(const std::vector<TamperedLine>& lines) {
    std::vector<TodayRow> rows;
    for (const TamperedLine& line : lines)
      rows.push_back({{with_visible_marks(line.name), line.mrn, wording::line(line.subject)},
                      [this, patient = line.subject.patient] {
                        if (patient.stored()) x_context.navigation.open_patient(patient);
                      }});
    x_changed_outside->Show(!rows.empty());
    x_changed_outside->show(static_cast<std::int64_t>(rows.size()), std::move(rows));
  }

  TodaySection* add(const char* title, const char* when_empty, const std::vector<TableColumn>& columns) {
    x_sections.push_back(new TodaySection(x_scrolled, title, when_empty, columns));
    return x_sections.back();
  }

  void lay_out() {
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(page_heading(this, window_words::today), wxSizerFlags().CentreVertical());
    top->Add(x_date, wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::field()));
    auto* column = new wxBoxSizer(wxVERTICAL);
    for (TodaySection* section : x_sections)
      column->Add(section, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::margin()));
    x_scrolled->SetSizer(column);
    auto* page = new wxBoxSizer(wxVERTICAL);
    page->Add(top, wxSizerFlags().Border(wxBOTTOM, spacing::field()));
    page->Add(x_scrolled, wxSizerFlags(1).Expand());
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(page, wxSizerFlags(1).Expand().Border(wxALL, spacing::margin()));
    SetSizer(frame);
  }

  void read() {
    const auto work = [today = x_context.clock.today(), session = x_context.session,
                       tampered = x_tampered()](Store& store) {
      return store.read(session, [&](Reading& reading) {
        return Day{read_day_overview(reading, today, most_listed), tampered_lines(reading, tampered)};
      });
    };
    x_context.task.run_newest(this, x_newest, work, [this](Day day) {
      show_tampered(day.tampered);
      show(std::move(day.overview));
    });
  }

  void show(DayOverview day) {
    put_text(*x_date, to_string(x_context.clock.today()));
    x_red_flags->show(day.counts.red_flags, red_flag_rows(day.red_flags));
    x_visits->show(static_cast<std::int64_t>(day.visits.visits.size()), visit_rows(day.visits));
    x_drafts->show(day.counts.drafts, draft_rows(day.drafts));
    x_follow_ups->show(day.counts.follow_ups, follow_up_rows(day.follow_ups));
    x_no_scores->show(day.counts.without_score, no_score_rows(day.no_scores));
    x_scrolled->FitInside();
    Layout();
    if (x_focus_when_shown) focus_first();
  }

  // The cursor goes to the first section that has something to do.
  void focus_first() {
    x_focus_when_shown = false;
    for (TodaySection* section : x_sections)
      if (!section->empty()) return section->table().SetFocus();
  }

  std::vector<TodayRow> red_flag_rows(const std::vector<RedFlagLine>& lines) {
    std::vector<TodayRow> rows;
    for (const RedFlagLine& line : lines) {
      if (rows.size() == most_listed) break;
      rows.push_back({{with_visible_marks(line.patient_name), line.mrn,
                       wording::safety::flag_name(line.flag, *x_context.catalogue),
                       wording::safety::severity(line.flag.severity), to_string(line.flag.raised_on)},
                      [this, patient = line.flag.patient] { x_context.navigation.open_patient(patient); }});
    }
    return rows;
  }

  std::vector<TodayRow> visit_rows(const PeriodRecord& record) {
    std::vector<TodayRow> rows;
    for (const PeriodVisit& visit : record.visits) {
      const PeriodPatient& patient = record.patients[static_cast<std::size_t>(visit.patient)];
      const auto word = [&](int place) { return record.words[static_cast<std::size_t>(place)]; };
      rows.push_back({{with_visible_marks(patient.name), patient.mrn,
                       std::string(label_of_visit_kind(word(visit.kind))), word(visit.clinician)},
                      [this, patient = patient.id, visit = visit.id] { open_visit(patient, visit); }});
    }
    return rows;
  }

  std::vector<TodayRow> draft_rows(const std::vector<DraftLine>& drafts) {
    std::vector<TodayRow> rows;
    for (const DraftLine& draft : drafts)
      rows.push_back({{with_visible_marks(draft.patient_name), draft.mrn,
                       draft.whole ? draft.visit_date : words::draft_changed, local_time(draft.kept_at)},
                      [this, patient = draft.patient, visit = draft.visit, id = draft.id, whole = draft.whole] {
                        if (whole) x_context.navigation.edit_visit({patient, visit, id});
                        else ask_to_discard(id);
                      }});
    return rows;
  }

  void ask_to_discard(DraftId id) {
    wxMessageDialog question(this, to_wx(words::discard_changed_draft), "PsoasTrack",
                             wxYES_NO | wxNO_DEFAULT | wxCENTRE | wxICON_WARNING);
    question.SetExtendedMessage(to_wx(words::draft_cannot_be_opened));
    question.SetYesNoLabels(to_wx(words::discard), to_wx(words::leave_draft));
    if (question.ShowModal() != wxID_YES) return;
    x_context.task.run(
        this,
        [session = x_context.session, id](Store& store) {
          store.write(session, [&](Writing& writing) { writing.visits().discard_draft(id); });
        },
        [this] { read(); });
  }

  std::vector<TodayRow> follow_up_rows(const std::vector<FollowUpLine>& lines) {
    std::vector<TodayRow> rows;
    for (const FollowUpLine& line : lines)
      rows.push_back({{with_visible_marks(line.name), line.mrn,
                       what_is_due(*x_context.catalogue, line.follow_up, line.treatment, line.side),
                       standing(line.follow_up, {}, x_context.clock.today()), with_visible_marks(line.phone)},
                      [this, patient = line.patient] { x_context.navigation.open_patient(patient); }});
    return rows;
  }

  std::vector<TodayRow> no_score_rows(const std::vector<VisitWithoutScore>& visits) {
    std::vector<TodayRow> rows;
    for (const VisitWithoutScore& visit : visits)
      rows.push_back({{with_visible_marks(visit.name), visit.mrn, to_string(visit.date),
                       std::string(label_of_visit_kind(visit.kind)), visit.clinician},
                      [this, patient = visit.patient, id = visit.visit] { open_visit(patient, id); }});
    return rows;
  }

  void open_visit(PatientId patient, VisitId visit) { x_context.navigation.edit_visit({patient, visit, std::nullopt}); }

  std::string local_time(Moment moment) const {
    const Moment local = moment + std::chrono::minutes(x_context.clock.offset_minutes());
    std::string text = to_string(local);  // "2026-02-03T04:05:06.789Z"
    text[10] = ' ';
    return text.substr(0, 16);
  }

  wxStaticText* x_date;
  wxScrolledWindow* x_scrolled;
  std::vector<TodaySection*> x_sections;  // from top to bottom
  TodaySection* x_changed_outside;
  TodaySection* x_red_flags;
  TodaySection* x_visits;
  TodaySection* x_drafts;
  TodaySection* x_follow_ups;
  TodaySection* x_no_scores;
  std::function<std::vector<TamperedSubject>()> x_tampered;
  bool x_focus_when_shown = false;
  Newest x_newest;
};

}  // namespace

Screen* make_today_page(wxWindow* parent, const ScreenContext& context,
                        std::function<std::vector<TamperedSubject>()> tampered) {
  return new TodayPage(parent, context, std::move(tampered));
}

}  // namespace psoas::ui
