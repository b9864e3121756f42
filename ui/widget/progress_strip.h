#pragma once

// The strip that shows long work going on, with a way to stop it. One piece of work at a time is in sight: the
// latest begun.

#include <wx/button.h>
#include <wx/gauge.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include <functional>
#include <map>
#include <string>

#include "ui/task/task.h"

namespace psoas::ui {

class ProgressStrip : public wxPanel, public LongWorkView {
 public:
  // `step_name` words the work's own step ("visits"); `cancel_label` is the button's.
  ProgressStrip(wxWindow* parent, std::function<std::string(const Step&)> step_name, const std::string& cancel_label);

  void long_work_began(int number, const std::string& label, std::function<void()> cancel) override;
  void long_work_moved(int number, const Step& step) override;
  void long_work_ended(int number) override;

 private:
  struct Work {
    std::string label;
    std::function<void()> cancel;
    Step step;
  };

  void show_latest();

  std::function<std::string(const Step&)> x_step_name;
  wxStaticText* x_label;
  wxGauge* x_gauge;
  std::map<int, Work> x_works;
};

}  // namespace psoas::ui
