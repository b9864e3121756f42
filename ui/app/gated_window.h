#pragma once

// The window as its gate sees it.

#include <functional>

#include "ui/app/clinic_file.h"
#include "ui/app/screen_history.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

// What the gate asks of the window.
class GatedWindow {
 public:
  virtual ~GatedWindow() = default;

  virtual ScreenContext context() = 0;
  // Whoever is in; nothing: nobody.
  virtual const OpenedClinic* opened() const = 0;

  virtual void nobody_is_in() = 0;  // the clinic is forgotten, its file stays open
  virtual void let_in() = 0;        // to the first page, after every page of the gate
  virtual void rest() = 0;          // nothing is asked of the store for the one who is in
  // The same while locked, once what has to be done with the keys is under way: then `keys_may_go`, perhaps twice.
  virtual void rest_locked(bool going_to_sleep, std::function<void()> keys_may_go) = 0;
  virtual void going_to_sleep() = 0;                                // while locked
  virtual void leave_file_then(std::function<void()> log_out) = 0;  // after a backup, if one is due
  virtual void serve() = 0;                                         // that again
  virtual void go_to(ScreenHistory::Maker maker) = 0;
  virtual void back() = 0;
  virtual void title_changed() = 0;
};

}  // namespace psoas::ui
