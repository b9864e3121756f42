#include "ui/visit/follow_up_foot.h"

#include <wx/sizer.h>

#include "domain/followup/follow_up_text.h"
#include "domain/treatment/treatment_check.h"
#include "domain/visit/score_check.h"
#include "ui/widget/look.h"
#include "ui/wording/follow_up_words.h"

namespace psoas::ui {

namespace words = wording::follow_up;

namespace {

// "1-month review after RFA R 2025-10-13, due 2025-11-12 ± 14 d".
std::string due_line(const Catalogue& catalogue, const ExpectedFollowUp& each) {
  return words::due_line(what_is_due(catalogue, each.follow_up, each.treatment, each.side),
                         to_string(each.follow_up.due), tolerance(each.follow_up));
}

std::string in_words(const FollowUpOutlook& outlook, const Catalogue& catalogue) {
  if (!outlook.fulfilled.empty())
    return words::fulfils(due_line(catalogue, outlook.fulfilled.front()), outlook.fulfilled.size() - 1);
  if (!outlook.within.empty()) return words::a_score_fulfils(due_line(catalogue, outlook.within.front()));
  return outlook.next ? words::next(due_line(catalogue, *outlook.next)) : std::string();
}

}  // namespace

FollowUpFoot::FollowUpFoot(wxWindow* parent, const ScreenContext& context, const VisitForm& form)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE), x_context(context), x_form(form) {
  x_text = muted_text(this, "");
  x_text->SetName("follow-up outlook");
  x_text->SetWindowStyleFlag(wxST_ELLIPSIZE_END);
  auto* row = new wxBoxSizer(wxVERTICAL);
  row->Add(x_text, wxSizerFlags().Expand());
  SetSizer(row);
  load();
}

void FollowUpFoot::load() {
  x_context.task.run(
      this,
      [session = x_context.session, patient = x_form.patient().id](Store& store) {
        return store.read(session, [&](Reading& reading) {
          return Source{reading.follow_ups().history(patient), reading.follow_ups().rules()};
        });
      },
      [this](Source source) {
        x_source = std::move(source);
        show();
      });
}

void FollowUpFoot::changed(std::string_view path) {
  if (path == "date" || path.starts_with("score/") || path.starts_with("treatment")) show();
}

TypedVisit FollowUpFoot::typed(Date date) const {
  const VisitDraft& draft = x_form.draft();
  TypedVisit typed;
  typed.visit = draft.visit;
  typed.date = date;
  Problems ignored;
  for (const InstrumentDefinition& instrument : x_form.catalogue().instruments()) {
    const std::optional<ScoreEntry> score = check_score(draft, instrument, ignored);
    if (score && score->total && score->phase != ScorePhase::post_procedure) typed.answered.push_back(instrument.code);
  }
  if (draft.visit) return typed;  // its treatments are in the history
  for (const int number : x_form.treatments()) {
    const std::optional<Treatment> treatment =
        check_treatment(draft, number, x_form.catalogue(), x_form.patient(), date, x_context.clock.today(), ignored);
    if (treatment && treatment->status == TreatmentStatus::done)
      typed.treatments.push_back({{},
                                  treatment->code,
                                  treatment->side,
                                  treatment->date,
                                  treatment->same_target_key,
                                  treatment->performer,
                                  false});
  }
  return typed;
}

void FollowUpFoot::show() {
  if (!x_source) return;
  const Checked<Date> date = parse_date(x_form.draft().text("date"), "date");
  const std::string text =
      date ? in_words(outlook(x_source->history, x_source->rules, typed(date.value()), x_context.clock.today()),
                      x_form.catalogue())
           : std::string();
  put_text(*x_text, text);
  x_text->SetToolTip(x_text->GetLabelText());
  Layout();
}

}  // namespace psoas::ui
