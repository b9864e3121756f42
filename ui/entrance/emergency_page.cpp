#include "ui/entrance/emergency_page.h"

#include "domain/base/text.h"
#include "ui/entrance/attempt.h"
#include "ui/entrance/entrance_page.h"
#include "ui/widget/entry_field.h"
#include "ui/wording/entrance_sentences.h"
#include "ui/wording/entrance_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::entrance;

class EmergencyPage : public EntrancePage {
 public:
  EmergencyPage(wxWindow* parent, const ScreenContext& context, PatientId patient,
                std::function<void(const EmergencyAccess&)> begun, std::function<void()> cancel)
      : EntrancePage(parent, context, "emergency access", words::emergency_heading),
        x_patient(patient),
        x_begun(std::move(begun)) {
    add_text(words::emergency_text);
    x_reason = new ShortField(card(), "emergency reason", 52);
    x_reason_field.emplace(card(), words::emergency_reason, x_reason, words::emergency_reason_hint);
    add(x_reason_field->over());
    x_button = make_button(words::emergency_open, "open chart", [this] { open(); });
    add_foot({x_button, make_button(words::cancel, "cancel", std::move(cancel))});
  }

  void arrive() override { x_reason->SetFocus(); }
  bool can(Command command) const override { return command == Command::save; }
  bool perform(Command command) override {
    if (command != Command::save) return false;
    open();
    return true;
  }

 private:
  void open() {
    const std::string reason(trimmed(x_reason->typed()));
    if (reason.size() < shortest_emergency_reason) {
      x_reason_field->refuse(words::emergency_reason_short);
      fit();
      return x_reason->SetFocus();
    }
    x_reason_field->settle();
    x_button->Disable();
    const auto work = [session = x_context.session, patient = x_patient, reason](Entrance& entrance) {
      return entrance.begin_emergency(session, patient, reason);
    };
    attempt(
        x_context.task, this, work, [this](const EmergencyAccess& access) { x_begun(access); },
        [this](const LogInError& error) { refuse(wording::sentence(error)); },
        [this](const StoreError&) {
          x_button->Enable();
          return false;
        });
  }

  PatientId x_patient;
  std::function<void(const EmergencyAccess&)> x_begun;
  ShortField* x_reason;
  std::optional<LabelledField> x_reason_field;
  wxButton* x_button;
};

}  // namespace

Screen* make_emergency_page(wxWindow* parent, const ScreenContext& context, PatientId patient,
                            std::function<void(const EmergencyAccess&)> begun, std::function<void()> cancel) {
  return new EmergencyPage(parent, context, patient, std::move(begun), std::move(cancel));
}

}  // namespace psoas::ui
