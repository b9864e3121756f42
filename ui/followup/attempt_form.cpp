#include <optional>

#include "domain/base/text.h"
#include "domain/followup/follow_up_text.h"
#include "ui/followup/follow_up_form.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/spacing.h"
#include "ui/wording/follow_up_words.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {

namespace words = wording::follow_up;

namespace {

constexpr std::size_t most_note_bytes = 1000;

class AttemptForm final : public FollowUpForm {
 public:
  AttemptForm(wxWindow* parent, const ScreenContext& context, std::function<void(bool)> finished)
      : FollowUpForm(parent, context, "attempt form", std::move(finished)) {}

 private:
  wxWindow* build() override {
    add_heading(words::attempt_heading(line().name));
    std::vector<Option> outcomes;
    for (const AttemptOutcome outcome : attempt_outcomes)
      outcomes.push_back({std::string(code_of(outcome)), label_of(outcome)});
    x_outcome = new ChoiceField(this, "attempt outcome", std::move(outcomes));
    x_outcome->put(code_of(AttemptOutcome::no_answer));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(LabelledField(this, words::outcome, x_outcome).over());
    x_note = new ShortField(this, "attempt note", 50);
    x_note_field.emplace(this, words::note, x_note);
    x_next = new DateField(this, "attempt next", x_context.clock);
    x_next_field.emplace(this, words::try_again_on, x_next);
    row->Add(x_note_field->over(), wxSizerFlags(1).Border(wxLEFT, spacing::field()));
    row->Add(x_next_field->over(), wxSizerFlags().Border(wxLEFT, spacing::field()));
    content().Add(row, wxSizerFlags().Expand());
    add_buttons(words::log_it, "log attempt now");
    return x_outcome;
  }

  // The attempt as typed, or the problems shown at their fields.
  std::optional<ContactAttempt> typed() {
    ContactAttempt attempt;
    attempt.patient = line().patient;
    attempt.key = line().follow_up.key;
    attempt.at = x_context.clock.now();
    attempt.outcome = attempt_outcome_of(x_outcome->code()).value_or(AttemptOutcome::no_answer);
    const Checked<std::string> note = check_text(x_note->typed(), {.most_bytes = most_note_bytes}, "note");
    if (note) x_note_field->settle();
    else x_note_field->refuse(wording::under_field(note.problems().front()));
    bool good = note.ok();
    if (good) attempt.note = note.value();
    x_next_field->settle();
    if (!x_next->typed().empty()) {
      const Checked<Date> next = parse_date(x_next->typed(), "next");
      const bool passed = next && next.value() < x_context.clock.today();
      if (!next) x_next_field->refuse(wording::under_field(next.problems().front()));
      else if (passed) x_next_field->refuse(words::day_has_passed);
      else attempt.next_on = next.value();
      good = good && next && !passed;
    }
    if (!good) return std::nullopt;
    return attempt;
  }

  void submit() override {
    const auto attempt = typed();
    if (!attempt || x_context.read_only) return;
    x_context.task.run(
        this,
        [session = x_context.session, attempt = *attempt](Store& store) {
          store.write(session, [&](Writing& writing) { writing.follow_ups().log_attempt(attempt); });
        },
        [this] {
          x_context.changed(line().patient);
          x_context.messages.show(Tone::done, words::logged);
          close(true);
        });
  }

  ChoiceField* x_outcome = nullptr;
  ShortField* x_note = nullptr;
  DateField* x_next = nullptr;
  std::optional<LabelledField> x_note_field;
  std::optional<LabelledField> x_next_field;
};

}  // namespace

FollowUpForm* make_attempt_form(wxWindow* parent, const ScreenContext& context, std::function<void(bool)> finished) {
  return new AttemptForm(parent, context, std::move(finished));
}

}  // namespace psoas::ui
