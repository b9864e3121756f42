#pragma once

// Asks what has to be known before a file made of the record leaves: whether it names patients and why, and by which
// passphrase it is sealed.

#include <wx/window.h>

#include <functional>
#include <optional>
#include <string>

namespace psoas::ui {

struct LeavingQuestion {
  bool may_have_patient_rows = false;
  bool needs_reason = false;  // for rows of patients
  bool sealed = false;
};

struct Leaving {
  bool patient_rows = false;
  std::string reason;
  std::optional<std::string> passphrase;  // of a sealed file
};

// Stands over the window, which waits. Where there is nothing to ask, `answer` is called at once; it is not called
// when the person thought better of it.
void ask_how_it_leaves(wxWindow* over, const LeavingQuestion& question, std::function<void(const Leaving&)> answer);

}  // namespace psoas::ui
