#pragma once

// A small form under the list of follow-ups for what is done about one of them: Enter does it, Esc closes it. What a
// form asks and stores is its own business.

#include <wx/textctrl.h>

#include <functional>
#include <string>

#include "domain/store/follow_ups.h"
#include "ui/widget/card.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

class FollowUpForm : public Card {
 public:
  // `finished` is called when the form closed; true when something was stored.
  FollowUpForm(wxWindow* parent, const ScreenContext& context, const char* name, std::function<void(bool)> finished);

  // Asks about this follow-up, with the cursor in the first field.
  void open_for(const FollowUpLine& line);
  const FollowUpLine& line() const { return x_line; }

 protected:
  // Fills the card anew for line(); gives the field one starts in.
  virtual wxWindow* build() = 0;
  virtual void submit() = 0;

  void close(bool stored);
  // The last row of the card: the button that does it and the one that closes.
  void add_buttons(const char* label, const char* name);
  void add_heading(const std::string& text);

  ScreenContext x_context;

 private:
  std::function<void(bool)> x_finished;
  FollowUpLine x_line;
};

FollowUpForm* make_attempt_form(wxWindow* parent, const ScreenContext& context, std::function<void(bool)> finished);
FollowUpForm* make_give_up_form(wxWindow* parent, const ScreenContext& context, std::function<void(bool)> finished);
FollowUpForm* make_phone_form(wxWindow* parent, const ScreenContext& context, std::function<void(bool)> finished);

}  // namespace psoas::ui
