#pragma once

// The bar above the content that says what happened, without stopping anybody.

#include <wx/infobar.h>

#include <functional>

#include "ui/widget/screen.h"

namespace psoas::ui {

class MessageBar : public wxInfoBar, public Messages {
 public:
  explicit MessageBar(wxWindow* parent);

  void show(Tone tone, const std::string& sentence) override;
  void show(Tone tone, const std::string& sentence, const std::string& action, std::function<void()> act) override;
  void clear() override;

  // While it is held nothing is shown; what came last meanwhile is shown afterwards.
  void hold(bool held);

  // The sentence in sight, "" when none.
  const std::string& sentence() const { return x_sentence; }

  // Does what the button offers, as a click on it.
  void act();

 private:
  void drop_action();

  std::string x_sentence;
  std::function<void()> x_act;
  int x_action = wxID_NONE;
  int x_icon = 0;
  bool x_held = false;
};

}  // namespace psoas::ui
