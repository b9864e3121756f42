#pragma once

// The red flags of one patient: those that stand, each with what one should think of and the next step to take;
// below, those that are resolved.

#include <wx/panel.h>
#include <wx/sizer.h>

#include <functional>
#include <vector>

#include "domain/store/red_flags.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

class RedFlagPanel : public wxPanel {
 public:
  // `shown` is called each time the flags were read and laid out.
  RedFlagPanel(wxWindow* parent, const ScreenContext& context, PatientId patient, std::function<void()> shown = {});

  void load();

 private:
  void show(std::vector<RedFlag> flags);
  void add_flag(const RedFlag& flag);
  void add_step(wxWindow* parent, wxSizer& column, const RedFlag& flag);
  void add_history(const std::vector<RedFlag>& flags);
  void take_step(const RedFlag& flag, const std::string& words);

  ScreenContext x_context;
  PatientId x_patient;
  std::function<void()> x_shown;
  Newest x_newest;
  bool x_busy = false;
};

// The same in a dialog over the window; comes back when it was put away.
void show_red_flags(wxWindow* over, const ScreenContext& context, PatientId patient);

}  // namespace psoas::ui
