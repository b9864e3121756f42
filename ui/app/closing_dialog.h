#pragma once

// What stands before the window while it makes a last backup before it lets go of the file: one can go without it, or
// stay. Nobody is kept from leaving.

#include <wx/dialog.h>
#include <wx/gauge.h>
#include <wx/stattext.h>
#include <wx/timer.h>
#include <wx/utils.h>

#include <functional>
#include <optional>
#include <string>

#include "ui/wording/backup_words.h"

namespace psoas::ui {

using wording::backup::Leaving;

class ClosingDialog : public wxDialog {
 public:
  // One of the two is called, once; then the dialog is gone.
  ClosingDialog(wxWindow* over, Leaving leaving, std::function<void()> go, std::function<void()> stay);

  // No backup was made; `why` in its place.
  void fail(const std::string& why);

 private:
  void end(const std::function<void()>& act);

  std::function<void()> x_go;
  std::function<void()> x_stay;
  wxStaticText* x_text;
  wxGauge* x_gauge;
  wxTimer x_pulse;
  std::optional<wxWindowDisabler> x_others;  // wait, without a loop of their own
  bool x_ended = false;
};

}  // namespace psoas::ui
