#include <wx/checkbox.h>

#include <optional>

#include "domain/base/text.h"
#include "ui/followup/follow_up_form.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/follow_up_words.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {

namespace words = wording::follow_up;

namespace {

// This one and, when wanted, those of the same treatment that are due after it and not done.
std::vector<FollowUpKey> keys_to_give_up(FollowUps& follow_ups, const FollowUpLine& line, bool later_too, Date today) {
  std::vector<FollowUpKey> keys{line.follow_up.key};
  if (!later_too) return keys;
  for (const FollowUp& each : plan(follow_ups.history(line.patient), follow_ups.rules(), today))
    if (each.key.treatment == line.follow_up.key.treatment && each.due > line.follow_up.due && !each.fulfilled() &&
        each.end == FollowUpEnd::none)
      keys.push_back(each.key);
  return keys;
}

class GiveUpForm final : public FollowUpForm {
 public:
  GiveUpForm(wxWindow* parent, const ScreenContext& context, std::function<void(bool)> finished)
      : FollowUpForm(parent, context, "give up form", std::move(finished)) {}

 private:
  wxWindow* build() override {
    add_heading(words::give_up_heading(line().name));
    x_reason = new ShortField(this, "give up reason", 60);
    x_reason_field.emplace(this, words::reason, x_reason, words::give_up_help);
    x_later = new wxCheckBox(this, wxID_ANY, to_wx(words::later_ones_too), wxDefaultPosition, wxDefaultSize, 0,
                             wxDefaultValidator, "give up later ones");
    content().Add(x_reason_field->over(), wxSizerFlags().Expand());
    content().Add(x_later, wxSizerFlags().Border(wxTOP, spacing::gap()));
    add_buttons(words::give_it_up, "give up now");
    return x_reason;
  }

  void submit() override {
    const Checked<std::string> reason = check_text(x_reason->typed(), {.most_bytes = 1000, .required = true}, "reason");
    if (!reason) return x_reason_field->refuse(wording::under_field(reason.problems().front()));
    if (x_context.read_only) return;
    x_reason_field->settle();
    x_context.task.run(
        this,
        [session = x_context.session, of = line(), later = x_later->GetValue(), text = reason.value(),
         today = x_context.clock.today()](Store& store) {
          store.write(session, [&](Writing& writing) {
            FollowUpChanges& follow_ups = writing.follow_ups();
            follow_ups.give_up(of.patient, keys_to_give_up(follow_ups, of, later, today), text);
          });
        },
        [this] {
          x_context.changed(line().patient);
          x_context.messages.show(Tone::done, words::was_given_up);
          close(true);
        });
  }

  ShortField* x_reason = nullptr;
  wxCheckBox* x_later = nullptr;
  std::optional<LabelledField> x_reason_field;
};

}  // namespace

FollowUpForm* make_give_up_form(wxWindow* parent, const ScreenContext& context, std::function<void(bool)> finished) {
  return new GiveUpForm(parent, context, std::move(finished));
}

}  // namespace psoas::ui
