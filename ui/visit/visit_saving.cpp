#include "ui/visit/visit_saving.h"

#include <wx/msgdlg.h>
#include <wx/sizer.h>
#include <wx/textdlg.h>

#include <optional>
#include <utility>

#include "domain/base/text.h"
#include "domain/safety/safety_source.h"
#include "domain/safety/warning.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/sentences.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace words = wording::visit;

namespace {
constexpr std::size_t most_reason_bytes = 1000;
constexpr std::size_t place_of_stale_visit = 2;  // below the patient and the head of the form

// A visit that was stored, or what it would have been stored in spite of.
struct Stored {
  VisitId id;
  std::optional<SafetySource> warned;
};

// Ends a write that would store a treatment with a warning nobody was shown.
struct WarnedAnew {
  SafetySource found;
};

void require_warnings_answered(Writing& writing, const Visit& visit, const Patient& patient,
                               const Catalogue& catalogue) {
  if (visit.treatments.empty()) return;
  const std::optional<VisitId> itself = visit.id.stored() ? std::optional(visit.id) : std::nullopt;
  SafetySource now = read_safety_source(writing, visit.patient, itself);
  if (leaves_warnings_unanswered(visit, now.context(patient, catalogue))) throw WarnedAnew{std::move(now)};
}

// Warnings are shown of what stood there when the form was opened: they are judged again where the visit is stored.
Stored stored_unless_warned(Store& store, const Session& session, const Visit& visit, const Patient& patient,
                            const std::string& reason) {
  try {
    return {store.write(session,
                        [&](Writing& writing) {
                          require_warnings_answered(writing, visit, patient, *store.catalogue());
                          if (!visit.id.stored()) return writing.visits().add(visit);
                          writing.visits().correct(visit, reason);
                          return visit.id;
                        }),
            std::nullopt};
  } catch (WarnedAnew& warned) {
    return {{}, std::move(warned.found)};
  }
}

}  // namespace

VisitSaving::VisitSaving(Screen& screen, const ScreenContext& context, std::function<void(const VisitRequest&)> open)
    : x_screen(screen), x_context(context), x_open(std::move(open)) {}

void VisitSaving::begin(Form form) {
  x_form = std::move(form);
  x_stale = nullptr;
  x_asked.clear();
  x_tried = x_busy = x_left = false;
}

void VisitSaving::changed() {
  if (x_tried) show_problems(checked().problems);
}

CheckedVisit VisitSaving::checked() const {
  CheckedVisit result = x_form.form->checked(x_context.clock.today());
  for (const VisitSection* section : x_form.sections)
    for (Problem& problem : section->further_problems()) result.problems.push_back(std::move(problem));
  return result;
}

void VisitSaving::show_problems(const Problems& problems) {
  const Problems homeless = x_form.fields->show(problems);
  std::string sentences;
  for (const Problem& problem : homeless)
    sentences += (sentences.empty() ? "" : " ") + wording::sentence(problem, *x_context.catalogue);
  if (!sentences.empty()) x_context.messages.show(Tone::failure, sentences);
}

bool VisitSaving::reason_given() {
  if (!x_form.reason) return true;
  const Checked<std::string> reason =
      check_text(x_form.form->draft().reason, {.most_bytes = most_reason_bytes, .required = true}, "reason");
  if (reason) x_form.reason->settle();
  else x_form.reason->refuse(wording::under_field(reason.problems().front()));
  return reason.ok();
}

void VisitSaving::save(bool close, std::function<void()> go_on) {
  if (x_busy || x_context.read_only) return;
  for (VisitSection* section : x_form.sections)
    if (section->take_save()) return;
  x_tried = true;
  const CheckedVisit result = checked();
  for (VisitSection* section : x_form.sections) section->open_those_with(result.problems);
  show_problems(result.problems);
  if (!reason_given()) {
    x_context.messages.show(Tone::failure, words::not_saved_without_reason);
    x_form.reason->control()->SetFocus();
    return;
  }
  if (refuses(result.problems)) {
    x_context.messages.show(Tone::failure, words::not_saved(result.problems.size()));
    x_form.fields->go_to_first(result.problems);
    return;
  }
  if (!result.problems.empty()) {
    ask_to_confirm(result.problems, close, go_on);
    return;
  }
  x_context.messages.clear();
  store_visit(result.visit, close, std::move(go_on));
}

// Unusual values are asked about once; saving again with the same ones confirms them.
void VisitSaving::ask_to_confirm(const Problems& problems, bool close, const std::function<void()>& go_on) {
  if (problems == x_asked) {
    confirm(problems, close, go_on);
    return;
  }
  x_asked = problems;
  x_form.fields->go_to_first(problems);
  x_context.messages.show(Tone::warning, words::look_at_unusual, words::they_are_right,
                          [this, problems, close, go_on] { confirm(problems, close, go_on); });
}

void VisitSaving::confirm(const Problems& problems, bool close, const std::function<void()>& go_on) {
  for (const Problem& problem : problems) x_form.form->draft().confirmed.push_back(problem.field);
  x_asked.clear();
  save(close, go_on);
}

void VisitSaving::store_visit(const Visit& visit, bool close, std::function<void()> go_on) {
  x_busy = true;
  x_form.keeper->stop();
  x_context.task.run(
      &x_screen,
      [session = x_context.session, visit, patient = x_form.form->patient(), reason = x_form.form->draft().reason](
          Store& store) { return stored_unless_warned(store, session, visit, patient, reason); },
      [this, close, go_on = std::move(go_on)](Stored stored) {
        if (stored.warned) return warn_anew(std::move(*stored.warned));
        saved(stored.id, close, go_on);
      },
      [this](const StoreError& error) { return on_fault(error); });
}

// Typing goes on, and is kept; a stale visit is shown beside the stored one.
bool VisitSaving::on_fault(const StoreError& error) {
  x_busy = false;
  x_form.keeper->resume();
  if (error.fault() != StoreFault::stale) return false;
  x_form.keeper->changed();  // whoever was faster may have taken the draft away
  compare_with_stored();
  return true;
}

// The form judges by what stands there now, and asks for what is missing.
void VisitSaving::warn_anew(SafetySource found) {
  x_busy = false;
  x_form.keeper->resume();
  x_form.form->renew_safety(std::move(found));
  for (VisitSection* section : x_form.sections) section->changed("treatment");
  const Problems problems = checked().problems;
  for (VisitSection* section : x_form.sections) section->open_those_with(problems);
  show_problems(problems);
  x_context.messages.show(Tone::failure, words::warned_anew);
  x_form.fields->go_to_first(problems);
}

void VisitSaving::saved(VisitId id, bool close, const std::function<void()>& go_on) {
  x_left = true;
  x_busy = false;
  x_context.changed(patient());
  x_context.messages.show(Tone::done, words::saved(x_form.form->draft().text("date")));
  if (go_on) return go_on();
  if (close) return x_context.navigation.open_patient(patient());
  x_left = false;
  x_tried = false;
  x_open({patient(), id, std::nullopt});
}

void VisitSaving::discard() {
  const VisitForm& form = *x_form.form;
  if (form.touched() || form.draft().id.stored()) {
    wxMessageDialog question(&x_screen, to_wx(words::discard_question), "PsoasTrack",
                             wxYES_NO | wxNO_DEFAULT | wxCENTRE | wxICON_WARNING);
    question.SetExtendedMessage(to_wx(form.correcting() ? words::stored_stays : words::nothing_stored));
    question.SetYesNoLabels(to_wx(words::discard), to_wx(words::go_on_typing));
    if (question.ShowModal() != wxID_YES) return;
  }
  x_form.keeper->stop();
  x_left = true;
  x_context.task.run(
      &x_screen,
      [session = x_context.session, id = form.draft().id](Store& store) {
        if (id.stored()) store.write(session, [&](Writing& writing) { writing.visits().discard_draft(id); });
      },
      [this] { x_context.navigation.open_patient(patient()); });
}

void VisitSaving::void_visit() {
  wxTextEntryDialog question(&x_screen, to_wx(words::void_question), to_wx(words::void_title));
  if (question.ShowModal() != wxID_OK) return;
  const Checked<std::string> reason =
      check_text(from_wx(question.GetValue()), {.most_bytes = most_reason_bytes, .required = true}, "reason");
  if (!reason) {
    x_context.messages.show(Tone::failure, words::void_needs_reason);
    return;
  }
  x_form.keeper->stop();
  x_context.task.run(
      &x_screen,
      [session = x_context.session, draft = x_form.form->draft(), text = reason.value()](Store& store) {
        store.write(session, [&](Writing& writing) {
          writing.visits().void_visit(*draft.visit, draft.revision, text);
          if (draft.id.stored()) writing.visits().discard_draft(draft.id);
        });
      },
      [this] { voided(); }, [this](const StoreError& error) { return on_fault(error); });
}

void VisitSaving::voided() {
  x_left = true;
  x_context.changed(patient());
  x_context.messages.show(Tone::done, words::voided);
  x_context.navigation.open_patient(patient());
}

// A new visit may have been saved out of the same draft in another window.
void VisitSaving::compare_with_stored() {
  x_context.task.run(
      &x_screen,
      [session = x_context.session, visit = x_form.form->draft().visit,
       uuid = x_form.form->draft().uuid](Store& store) {
        return store.read(session, [&](Reading& reading) {
          const std::optional<VisitId> id = visit ? visit : reading.visits().with_uuid(uuid);
          if (!id) throw StoreError(StoreFault::missing, "visit");
          return reading.visits().get(*id);
        });
      },
      [this](Visit stored) { show_both(stored); });
}

void VisitSaving::show_both(const Visit& stored) {
  const VisitDraft theirs = draft_of(stored, *x_context.catalogue);
  x_context.messages.show(Tone::warning, words::not_saved_changed_meanwhile);
  if (x_stale) x_stale->Destroy();
  x_stale = new StaleVisit(
      &x_screen, differences(x_form.form->draft(), theirs), *x_context.catalogue,
      [this, stored] { x_screen.CallAfter([this, stored] { go_on_with_mine(stored); }); },
      [this, id = stored.id] { x_screen.CallAfter([this, id] { take_stored(id); }); });
  x_screen.GetSizer()->Insert(place_of_stale_visit, x_stale,
                              wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, spacing::margin()));
  x_screen.Layout();
}

// What was typed as a new visit goes on as a correction of the stored one, in a form that asks for the reason.
void VisitSaving::go_on_with_mine(const Visit& stored) {
  x_context.messages.clear();
  VisitDraft& draft = x_form.form->draft();
  draft.revision = stored.revision;
  if (draft.visit) return put_stale_away();
  x_form.keeper->stop();
  x_context.task.run(
      &x_screen,
      [session = x_context.session, mine = correction_of(stored, draft, *x_context.catalogue)](Store& store) {
        return store.write(session, [&](Writing& writing) { return writing.visits().keep_draft(mine); });
      },
      [this, id = stored.id](DraftId kept) {
        x_open({patient(), id, kept});
      },
      [this](const StoreError&) {
        x_form.keeper->resume();
        return false;
      });
}

void VisitSaving::put_stale_away() {
  x_stale->Destroy();
  x_stale = nullptr;
  x_screen.Layout();
}

void VisitSaving::take_stored(VisitId stored) {
  x_stale = nullptr;
  x_form.keeper->stop();
  const VisitDraft& draft = x_form.form->draft();
  x_context.task.run(
      &x_screen,
      [session = x_context.session, id = draft.id](Store& store) {
        if (id.stored()) store.write(session, [&](Writing& writing) { writing.visits().discard_draft(id); });
      },
      [this, request = VisitRequest{draft.patient, stored, std::nullopt}] { x_open(request); });
}

}  // namespace psoas::ui
