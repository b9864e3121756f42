#pragma once

// The screens of the content area: the one in sight and those behind it that Back leads to. Screens that keep
// typed work (editors) are asked before they go, and are gone when they go; the others wait out of sight.

#include <wx/panel.h>

#include <functional>
#include <vector>

#include "ui/widget/screen.h"

namespace psoas::ui {

class ScreenHistory : public wxPanel {
 public:
  ScreenHistory(wxWindow* parent, std::function<void()> changed);

  Screen* present() const { return x_screens.empty() ? nullptr : x_screens.back(); }
  bool can_go_back() const { return x_screens.size() > 1; }
  const std::vector<Screen*>& screens() const { return x_screens; }

  // Makes a screen once the present one lets go, on top of it or in place of all there are.
  using Maker = std::function<Screen*(wxWindow* parent)>;
  void go_to(Maker maker);
  void begin_with(Maker maker);

  // To the screen before; the present one is asked only when `ask`. The first screen stays.
  void back(bool ask);

  // Lets every screen go without asking (a file is being left).
  void clear();

  // `go_on` now, or when the person agrees.
  void leave_then(std::function<void()> go_on);

 private:
  void put_on_top(const Maker& maker);
  void drop_top();
  void show_top();

  std::function<void()> x_changed;
  std::vector<Screen*> x_screens;
};

}  // namespace psoas::ui
