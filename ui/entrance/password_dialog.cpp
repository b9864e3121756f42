#include "ui/entrance/password_dialog.h"

#include <wx/button.h>
#include <wx/dialog.h>

#include "ui/entrance/attempt.h"
#include "ui/entrance/password_field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/entrance_sentences.h"
#include "ui/wording/entrance_words.h"

#ifdef __WXGTK__
#include <gtk/gtk.h>
#endif

namespace psoas::ui {
namespace {

namespace words = wording::entrance;

constexpr int line_characters = 52;

class PasswordDialog : public wxDialog {
 public:
  PasswordDialog(wxWindow* over, Task& task, const Session& session, const std::string& why,
                 std::function<void(bool)> answer)
      : wxDialog(over, wxID_ANY, to_wx(words::password_again_heading), wxDefaultPosition, wxDefaultSize,
                 wxDEFAULT_DIALOG_STYLE, "password dialog"),
        x_task(task),
        x_session(session),
        x_answer(std::move(answer)) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    const auto below = wxSizerFlags().Border(wxBOTTOM, spacing::field());
    auto* text = plain_text(this, why);
    text->Wrap(spacing::width_of(*text, line_characters));
    column->Add(text, below);
    x_password = new PasswordField(this, "password once more");
    x_password->on_enter([this] { give(); });
    x_field.emplace(this, words::password_of(session.actor), x_password);
    column->Add(x_field->over(), below);
    x_ok = new wxButton(this, wxID_ANY, to_wx(words::go_on), wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator,
                        "give password");
    auto* cancel = new wxButton(this, wxID_CANCEL, to_wx(words::cancel), wxDefaultPosition, wxDefaultSize, 0,
                                wxDefaultValidator, "give no password");
    mark_primary(*x_ok);
    x_ok->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { give(); });
    Bind(
        wxEVT_BUTTON, [this](wxCommandEvent&) { end(false); }, wxID_CANCEL);
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { end(false); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->AddStretchSpacer();
    row->Add(cancel, wxSizerFlags().Border(wxRIGHT, spacing::gap()));
    row->Add(x_ok);
    column->Add(row, wxSizerFlags().Expand());
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(column, wxSizerFlags(1).Expand().Border(wxALL, spacing::margin()));
    SetSizerAndFit(frame);
    CentreOnParent();
#ifdef __WXGTK__
    // The window below waits without a loop of its own.
    gtk_window_set_modal(GTK_WINDOW(GetHandle()), TRUE);
#endif
    Show();
    x_password->SetFocus();
  }

 private:
  void give() {
    if (!x_ok->IsEnabled()) return;
    x_ok->Disable();
    x_field->settle();
    const auto work = [session = x_session, password = from_wx(x_password->GetValue())](Entrance& entrance) {
      entrance.give_password(session, password);
      return true;
    };
    attempt(
        x_task, this, work, [this](bool) { end(true); }, [this](const LogInError& error) { refused(error); },
        [this](const StoreError&) {
          end(false);
          return false;
        });
  }

  void refused(const LogInError& error) {
    x_ok->Enable();
    x_password->wipe();
    x_field->refuse(error.refusal() == LogInRefusal::wrong ? words::not_your_password : wording::sentence(error));
    GetSizer()->SetSizeHints(this);
    x_password->SetFocus();
  }

  void end(bool given) {
    if (x_ended) return;
    x_ended = true;
    Hide();
    const auto answer = x_answer;
    Destroy();
    answer(given);
  }

  Task& x_task;
  Session x_session;
  std::function<void(bool)> x_answer;
  PasswordField* x_password;
  std::optional<LabelledField> x_field;
  wxButton* x_ok;
  bool x_ended = false;
};

}  // namespace

void ask_for_password(wxWindow* over, Task& task, const Session& session, const std::string& why,
                      std::function<void(bool given)> answer) {
  new PasswordDialog(over, task, session, why, std::move(answer));
}

}  // namespace psoas::ui
