#include "ui/followup/follow_up_form.h"

#include "ui/widget/action_button.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/wording/follow_up_words.h"

namespace psoas::ui {

namespace words = wording::follow_up;

FollowUpForm::FollowUpForm(wxWindow* parent, const ScreenContext& context, const char* name,
                           std::function<void(bool)> finished)
    : Card(parent), x_context(context), x_finished(std::move(finished)) {
  SetName(name);
  Hide();
  Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const bool on_button = dynamic_cast<wxButton*>(event.GetEventObject()) != nullptr;
    if (key == WXK_ESCAPE) close(false);
    else if ((key == WXK_RETURN || key == WXK_NUMPAD_ENTER) && !on_button) submit();
    else event.Skip();
  });
}

void FollowUpForm::open_for(const FollowUpLine& line) {
  x_line = line;
  DestroyChildren();
  content().Clear();
  wxWindow* first = build();
  Show();
  lay_out_again(*this);
  if (first) first->SetFocus();
}

void FollowUpForm::close(bool stored) {
  Hide();
  lay_out_again(*this);
  x_finished(stored);
}

void FollowUpForm::add_heading(const std::string& text) {
  content().Add(section_heading(this, text), wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
}

void FollowUpForm::add_buttons(const char* label, const char* name) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  auto* done = action_button(this, label, name, [this] { submit(); });
  mark_primary(*done);
  done->Enable(!x_context.read_only);
  auto* leave = action_button(this, words::close, "close form", [this] { close(false); });
  row->Add(done);
  row->Add(leave, wxSizerFlags().Border(wxLEFT, spacing::gap()));
  content().Add(row, wxSizerFlags().Border(wxTOP, spacing::field()));
}

}  // namespace psoas::ui
