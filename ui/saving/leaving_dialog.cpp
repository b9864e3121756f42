#include "ui/saving/leaving_dialog.h"

#include <wx/checkbox.h>

#include "domain/base/text.h"
#include "ui/saving/passphrase_fields.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/text.h"
#include "ui/widget/waiting_dialog.h"
#include "ui/wording/saving_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::saving;

constexpr int reason_characters = 40;

class LeavingDialog : public WaitingDialog {
 public:
  LeavingDialog(wxWindow* over, const LeavingQuestion& question, std::function<void(const Leaving&)> answer)
      : WaitingDialog(over, words::leaving_heading, question.sealed ? words::sealed_text : words::rows_text,
                      "leaving dialog"),
        x_question(question),
        x_answer(std::move(answer)) {
    if (question.may_have_patient_rows) add_rows();
    if (question.sealed) add_passphrase();
    wxWindow& first = x_rows != nullptr ? static_cast<wxWindow&>(*x_rows) : x_passphrase->first();
    open(first, "let it leave", "do not save");
  }

 private:
  void add_rows() {
    x_rows = new wxCheckBox(this, wxID_ANY, to_wx(words::with_rows), wxDefaultPosition, wxDefaultSize, 0,
                            wxDefaultValidator, "patient rows");
    add(x_rows);
    if (!x_question.needs_reason) return;
    x_reason = new ShortField(this, "leaving reason", reason_characters);
    x_reason_field.emplace(this, words::reason, x_reason, words::reason_hint);
    x_reason->Disable();
    x_rows->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { x_reason->Enable(x_rows->GetValue()); });
    add(x_reason_field->over());
  }

  void add_passphrase() {
    auto* column = new wxBoxSizer(wxVERTICAL);
    add(column);
    x_passphrase.emplace(this, *column, "leaving");
    x_passphrase->show(true);
    x_passphrase->on_enter([this] { go_on(); });
  }

  void go_on() override {
    Leaving leaving;
    leaving.patient_rows = x_rows != nullptr && x_rows->GetValue();
    if (leaving.patient_rows && x_reason != nullptr) {
      x_reason_field->settle();
      leaving.reason = trimmed(x_reason->typed());
      if (leaving.reason.empty()) return refuse_reason();
    }
    if (x_passphrase && !(leaving.passphrase = x_passphrase->checked())) return fit();
    end([answer = x_answer, leaving] { answer(leaving); });
  }

  void give_up() override {
    end([] {});
  }

  void refuse_reason() {
    x_reason_field->refuse(words::reason_needed);
    fit();
    x_reason->SetFocus();
  }

  LeavingQuestion x_question;
  std::function<void(const Leaving&)> x_answer;
  wxCheckBox* x_rows = nullptr;
  ShortField* x_reason = nullptr;
  std::optional<LabelledField> x_reason_field;
  std::optional<PassphraseFields> x_passphrase;
};

}  // namespace

void ask_how_it_leaves(wxWindow* over, const LeavingQuestion& question, std::function<void(const Leaving&)> answer) {
  if (question.may_have_patient_rows || question.sealed) new LeavingDialog(over, question, std::move(answer));
  else answer({});
}

}  // namespace psoas::ui
