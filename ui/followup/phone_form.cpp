#include <wx/wrapsizer.h>

#include <utility>

#include "domain/base/uuid.h"
#include "domain/visit/visit_draft.h"
#include "ui/followup/follow_up_form.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/wording/follow_up_words.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {

namespace words = wording::follow_up;

namespace {

struct PhoneAnswers {
  FollowUpLine line;
  VisitDraft draft;
  ContactAttempt attempt;
};

// Stores the visit and that the patient was reached, or gives what is wrong with the answers.
Problems store_answers(Store& store, const Session& session, PhoneAnswers answers, Date today) {
  Problems problems;
  store.write(session, [&](Writing& writing) {
    VisitDraft draft = answers.draft;
    for (const Episode& episode : writing.patients().episodes(answers.line.patient))
      if (!episode.closed_on) draft.put("episode", std::to_string(episode.id.number));
    const CheckedVisit checked = check(draft, *store.catalogue(), writing.patients().get(answers.line.patient), today);
    problems = checked.problems;
    if (!checked.acceptable()) return;
    writing.visits().add(checked.visit);
    writing.follow_ups().log_attempt(answers.attempt);
  });
  return problems;
}

class PhoneForm final : public FollowUpForm {
 public:
  PhoneForm(wxWindow* parent, const ScreenContext& context, std::function<void(bool)> finished)
      : FollowUpForm(parent, context, "phone form", std::move(finished)) {}

 private:
  // One field for each item of the instruments the step asks for.
  struct Answer {
    std::string path;
    NumberField* control;
    LabelledField field;
  };

  wxWindow* build() override {
    x_answers.clear();
    x_asked.clear();
    x_uuid = new_uuid();
    add_heading(words::phone_heading(line().name, line().phone));
    auto* grid = new wxFlexGridSizer(2, spacing::gap(), spacing::field());
    grid->AddGrowableCol(1);
    for (const InstrumentDefinition* instrument : asked()) add_instrument(*grid, *instrument);
    content().Add(grid, wxSizerFlags().Expand());
    x_note = new ShortField(this, "phone note", 60);
    content().Add(LabelledField(this, words::note, x_note).over(),
                  wxSizerFlags().Expand().Border(wxTOP, spacing::gap()));
    add_buttons(words::store_follow_up, "store phone follow-up");
    return x_answers.empty() ? static_cast<wxWindow*>(x_note) : x_answers.front().control;
  }

  std::vector<const InstrumentDefinition*> asked() const {
    std::vector<const InstrumentDefinition*> instruments;
    const FollowUpKey& key = line().follow_up.key;
    const FollowUpProtocol* protocol = x_context.catalogue->protocol(key.protocol);
    const ProtocolStep* step = protocol ? protocol->step(key.step) : nullptr;
    for (const std::string& code : step ? step->instruments : std::vector<std::string>{"nrs_avg7", "peg"})
      if (const InstrumentDefinition* instrument = x_context.catalogue->instrument(code))
        instruments.push_back(instrument);
    return instruments;
  }

  void add_instrument(wxFlexGridSizer& grid, const InstrumentDefinition& instrument) {
    grid.Add(plain_text(this, instrument.label), wxSizerFlags().CentreVertical());
    auto* items = new wxWrapSizer(wxHORIZONTAL, 0);
    for (const ItemDefinition& item : instrument.items) {
      const std::string path = score_path(instrument.code, item.code);
      auto* control = new NumberField(this, path);
      LabelledField field(this, item.label, control);
      items->Add(field.beside(), wxSizerFlags().Border(wxRIGHT, spacing::field()));
      x_answers.push_back({path, control, field});
    }
    if (!instrument.unit.empty()) items->Add(muted_text(this, instrument.unit), wxSizerFlags().CentreVertical());
    grid.Add(items, wxSizerFlags().Expand());
  }

  PhoneAnswers typed() const {
    PhoneAnswers answers;
    answers.line = line();
    answers.draft.uuid = x_uuid;
    answers.draft.patient = line().patient;
    answers.draft.put("date", to_string(x_context.clock.today()));
    answers.draft.put("kind", "phone");
    answers.draft.put("clinician", x_context.session.actor);
    answers.draft.put("note", x_note->typed());
    for (const Answer& answer : x_answers) answers.draft.put(answer.path, answer.control->typed());
    answers.attempt.patient = line().patient;
    answers.attempt.key = line().follow_up.key;
    answers.attempt.at = x_context.clock.now();
    answers.attempt.outcome = AttemptOutcome::reached;
    return answers;
  }

  void submit() override {
    if (x_context.read_only) return;
    bool any = false;
    for (const Answer& answer : x_answers) any = any || !answer.control->typed().empty();
    if (!any) return x_context.messages.show(Tone::warning, words::nothing_answered);
    PhoneAnswers answers = typed();
    // Unusual values are asked about once: storing again confirms them.
    for (const Problem& problem : x_asked) answers.draft.confirmed.push_back(problem.field);
    x_context.task.run(
        this,
        [session = x_context.session, answers, today = x_context.clock.today()](Store& store) {
          return store_answers(store, session, answers, today);
        },
        [this](const Problems& problems) {
          if (!problems.empty()) return show(problems);
          x_context.changed(line().patient);
          x_context.messages.show(Tone::done, words::stored_for(line().name));
          close(true);
        });
  }

  void show(const Problems& problems) {
    const Answer* first = nullptr;
    for (Answer& answer : x_answers) {
      answer.field.settle();
      for (const Problem& problem : problems) {
        if (problem.field != answer.path) continue;
        if (refuses({problem})) answer.field.refuse(wording::under_field(problem));
        else answer.field.warn(wording::under_field(problem));
        if (!first) first = &answer;
      }
    }
    if (!refuses(problems)) x_asked = problems;
    if (first) first->control->SetFocus();
    x_context.messages.show(
        refuses(problems) ? Tone::failure : Tone::warning,
        first ? std::string(words::answers_need_look) : wording::sentence(problems.front(), *x_context.catalogue));
  }

  std::vector<Answer> x_answers;
  ShortField* x_note = nullptr;
  std::string x_uuid;
  Problems x_asked;
};

}  // namespace

FollowUpForm* make_phone_form(wxWindow* parent, const ScreenContext& context, std::function<void(bool)> finished) {
  return new PhoneForm(parent, context, std::move(finished));
}

}  // namespace psoas::ui
