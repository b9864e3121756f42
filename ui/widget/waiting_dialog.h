#pragma once

// A small question over the window, which waits below without a loop of its own: a text, fields, and two buttons. Enter
// goes on, Esc gives up. It destroys itself once it is answered.

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/sizer.h>

#include <functional>
#include <string>

namespace psoas::ui {

class WaitingDialog : public wxDialog {
 public:
  WaitingDialog(wxWindow* over, const std::string& heading, const std::string& text, const char* name);

 protected:
  virtual void go_on() = 0;
  virtual void give_up() = 0;

  void add(wxSizer* part);
  void add(wxWindow* part);

  // Once every field is added; with the names of the two buttons.
  void open(wxWindow& first_field, const char* go_on_name, const char* give_up_name);

  // After a note under a field came or went.
  void fit();

  // Nothing is taken while the button is disabled: an answer is being looked at.
  wxButton& go_on_button() { return *x_go_on; }

  // Goes, and then calls `answer`; only the first end counts.
  void end(const std::function<void()>& answer);

 private:
  wxSizer* x_column;
  wxButton* x_go_on = nullptr;
  bool x_ended = false;
};

}  // namespace psoas::ui
