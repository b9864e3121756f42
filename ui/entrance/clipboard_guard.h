#pragma once

// What was copied out of the program does not stay in the clipboard: it goes half a minute later, unless something else
// was put there meanwhile.

#include <wx/eventfilter.h>
#include <wx/string.h>
#include <wx/timer.h>

#include <chrono>

namespace psoas::ui {

class ClipboardGuard : private wxEventFilter, private wxTimer {
 public:
  explicit ClipboardGuard(std::chrono::milliseconds stays = std::chrono::seconds{30});
  ~ClipboardGuard() override;

  // Takes it out now, when it is still there.
  void clear();

 private:
  int FilterEvent(wxEvent& event) override;
  void Notify() override { clear(); }

  std::chrono::milliseconds x_stays;
  wxString x_copied;
};

}  // namespace psoas::ui
