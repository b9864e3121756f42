#pragma once

// Keeps what is being typed on the disk: within a second of the first change, and again within a second of each
// later one, so that a crash or a power cut loses at most moments of typing.

#include <wx/timer.h>

#include <functional>

#include "domain/visit/visit_draft.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

class DraftKeeper {
 public:
  // `draft` gives what to keep; `kept` hears when it is on the disk. The keeper dies with its screen.
  DraftKeeper(Screen& screen, const ScreenContext& context, VisitDraft& draft, std::function<void(Moment)> kept);

  // Something was typed.
  void changed();

  // No more keeping: the visit is being saved or given up.
  void stop();
  void resume();

  // Keeps at once what is not kept yet, before the screen goes.
  void flush();

 private:
  void keep();

  Screen& x_screen;
  ScreenContext x_context;
  VisitDraft& x_draft;
  std::function<void(Moment)> x_kept;
  wxTimer x_timer;
  bool x_changed = false;
  bool x_failing = false;
  bool x_stopped = false;
};

}  // namespace psoas::ui
