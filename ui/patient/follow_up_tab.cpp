#include "ui/patient/follow_up_tab.h"

#include <wx/sizer.h>

#include "domain/base/minute_text.h"
#include "domain/base/text.h"
#include "domain/followup/follow_up_text.h"
#include "domain/followup/patient_follow_ups.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/table.h"
#include "ui/wording/follow_up_words.h"

namespace psoas::ui {

namespace words = wording::follow_up;

namespace {

class FollowUpTab final : public PatientTab {
 public:
  FollowUpTab(wxWindow* parent, const ScreenContext& context, PatientId patient)
      : PatientTab(parent, context, patient, "follow-up tab") {
    x_nothing = muted_text(this, words::nothing_planned);
    x_planned = new Table(this, "follow-ups of the patient",
                          {{words::column_what, 38, false},
                           {words::column_standing, 40, false},
                           {words::column_next, 26, false},
                           {words::column_attempts, 28, false},
                           {words::column_clinician, 16, false}});
    x_attempts_heading = section_heading(this, words::attempts_heading);
    x_no_attempt = muted_text(this, words::no_attempt_yet);
    x_attempts = new Table(this, "attempts of the patient",
                           {{words::column_when, 18, false},
                            {words::column_outcome, 18, false},
                            {words::column_note, 50, false},
                            {words::column_by, 16, false}});
    x_planned->on_open([this](int row) { open(row); });
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(x_nothing, wxSizerFlags().Border(wxALL, spacing::margin()));
    column->Add(x_planned, wxSizerFlags(3).Expand().Border(wxTOP, spacing::gap()));
    column->Add(x_attempts_heading, wxSizerFlags().Border(wxTOP | wxBOTTOM, spacing::gap()));
    column->Add(x_no_attempt);
    column->Add(x_attempts, wxSizerFlags(2).Expand());
    SetSizer(column);
  }

  std::string label() const override { return words::follow_ups; }

  void load() override {
    x_context.task.run_newest(
        this, x_newest,
        [session = x_context.session, patient = x_patient, today = x_context.clock.today()](Store& store) {
          return store.read(session,
                            [&](Reading& reading) { return read_patient_follow_ups(reading, patient, today); });
        },
        [this](PatientFollowUps read) { show(std::move(read)); });
  }

 private:
  void show(PatientFollowUps read) {
    x_read = std::move(read);
    const bool planned = !x_read.planned.empty();
    const bool tried = !x_read.attempts.empty();
    x_nothing->Show(!planned);
    x_planned->Show(planned);
    x_attempts_heading->Show(planned || tried);
    x_no_attempt->Show(planned && !tried);
    x_attempts->Show(tried);
    x_planned->show(
        static_cast<int>(x_read.planned.size()), [this](int row, int column) { return planned_cell(row, column); },
        [this](int row) { return emphasis(row); });
    x_attempts->show(static_cast<int>(x_read.attempts.size()),
                     [this](int row, int column) { return attempt_cell(row, column); });
    Layout();
  }

  const PatientFollowUp& planned(int row) const { return x_read.planned[static_cast<std::size_t>(row)]; }

  std::string planned_cell(int row, int column) const {
    const PatientFollowUp& each = planned(row);
    const ContactAttempt* last = each.last_attempt ? &*each.last_attempt : nullptr;
    const Catalogue& catalogue = *x_context.catalogue;
    const Date today = x_context.clock.today();
    switch (column) {
      case 0: return what_is_due(catalogue, each.follow_up, each.treatment, each.side);
      case 1: return standing(each.follow_up, {}, today);
      case 2:
        return next_step(
            next_action(each.follow_up, contact_of(catalogue, each.follow_up.key), last, x_read.has_phone, today),
            each.follow_up, last);
      case 3: return attempts_made(each.attempts, last, x_context.clock.offset_minutes());
      default: return each.follow_up.clinician;
    }
  }

  Emphasis emphasis(int row) const {
    switch (state_on(planned(row).follow_up, x_context.clock.today())) {
      case FollowUpState::due:
      case FollowUpState::overdue: return Emphasis::strong;
      case FollowUpState::cancelled: return Emphasis::muted;
      default: return Emphasis::plain;
    }
  }

  std::string attempt_cell(int row, int column) const {
    const ContactAttempt& attempt = x_read.attempts[static_cast<std::size_t>(row)];
    switch (column) {
      case 0: return minute_text(attempt.at, x_context.clock.offset_minutes());
      case 1: return label_of(attempt.outcome);
      case 2: return with_visible_marks(attempt.note);
      default: return attempt.actor;
    }
  }

  // Of a done one the visit that fulfilled it.
  void open(int row) {
    if (const auto visit = planned(row).follow_up.fulfilled_by)
      x_context.navigation.edit_visit({x_patient, *visit, std::nullopt});
  }

  wxStaticText* x_nothing;
  Table* x_planned;
  wxStaticText* x_attempts_heading;
  wxStaticText* x_no_attempt;
  Table* x_attempts;
  PatientFollowUps x_read;
  Newest x_newest;
};

}  // namespace

PatientTab* make_follow_up_tab(wxWindow* parent, const ScreenContext& context, PatientId patient) {
  return new FollowUpTab(parent, context, patient);
}

}  // namespace psoas::ui
