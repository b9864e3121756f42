#pragma once

// The red flags nobody has acknowledged yet, as a pill beside the patient's name on every screen of the patient.
// Pressing it opens the list. It reads for itself, and takes no room when there are none.

#include <wx/button.h>
#include <wx/panel.h>

#include "ui/widget/screen.h"

namespace psoas::ui {

class RedFlagBanner : public wxPanel {
 public:
  RedFlagBanner(wxWindow* parent, const ScreenContext& context, PatientId patient);

  void load();

 private:
  void open_list();

  ScreenContext x_context;
  PatientId x_patient;
  Newest x_newest;
  wxButton* x_pill;
};

}  // namespace psoas::ui
