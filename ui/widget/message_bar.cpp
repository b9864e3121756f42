#include "ui/widget/message_bar.h"

#include "ui/widget/accessible.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

int icon_of(Tone tone) {
  switch (tone) {
    case Tone::warning: return wxICON_WARNING;
    case Tone::failure: return wxICON_ERROR;
    case Tone::done:
    case Tone::note: break;
  }
  return wxICON_INFORMATION;
}

}  // namespace

MessageBar::MessageBar(wxWindow* parent) : wxInfoBar(parent) {
  SetName("message");
  Bind(wxEVT_BUTTON, [this](wxCommandEvent& event) {
    if (event.GetId() == x_action) {
      act();
    } else {
      clear();
    }
  });
}

void MessageBar::show(Tone tone, const std::string& sentence) { show(tone, sentence, {}, {}); }

void MessageBar::show(Tone tone, const std::string& sentence, const std::string& action, std::function<void()> act) {
  drop_action();
  x_sentence = sentence;
  x_act = std::move(act);
  if (!action.empty()) {
    x_action = wxWindow::NewControlId();
    AddButton(x_action, to_wx(action));
    AddButton(wxID_CLOSE);
  }
  x_icon = icon_of(tone);
  if (!x_held) ShowMessage(to_wx(sentence), x_icon);
  name_for_readers(*this, sentence);
}

void MessageBar::clear() {
  drop_action();
  x_sentence.clear();
  Dismiss();
}

void MessageBar::hold(bool held) {
  x_held = held;
  if (held) Dismiss();
  else if (!x_sentence.empty()) ShowMessage(to_wx(x_sentence), x_icon);
}

void MessageBar::act() {
  const auto act = x_act;
  clear();
  if (act) act();
}

void MessageBar::drop_action() {
  if (x_action != wxID_NONE) {
    RemoveButton(x_action);
    RemoveButton(wxID_CLOSE);
  }
  x_action = wxID_NONE;
  x_act = nullptr;
}

}  // namespace psoas::ui
