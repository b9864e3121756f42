#pragma once

// A view of a patient that stands as a tab on the patient's page and reads for itself what it shows.

#include <wx/panel.h>

#include <string>
#include <vector>

#include "ui/widget/screen.h"

namespace psoas::ui {

class PatientTab : public wxPanel {
 public:
  PatientTab(wxWindow* parent, const ScreenContext& context, PatientId patient, const wxString& name)
      : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, name),
        x_context(context),
        x_patient(patient) {}

  virtual std::string label() const = 0;

  // Reads and shows anew: when the tab comes into sight and when the patient changed while it is.
  virtual void load() = 0;

  // Commands of the window that this tab answers; the page brings it into sight first.
  virtual bool can(Command /*command*/) const { return false; }
  virtual void perform(Command /*command*/) {}
  // What to say before the page is left with something typed that is not saved; "" when nothing is.
  virtual std::string unsaved() const { return {}; }

 protected:
  ScreenContext x_context;
  PatientId x_patient;
};

// The tabs after Treatments, in their order.
std::vector<PatientTab*> make_patient_tabs(wxWindow* parent, const ScreenContext& context, PatientId patient);

}  // namespace psoas::ui
