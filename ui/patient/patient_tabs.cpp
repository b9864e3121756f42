#include "ui/patient/patient_tab.h"

namespace psoas::ui {

std::vector<PatientTab*> make_patient_tabs(wxWindow* /*parent*/, const ScreenContext& /*context*/,
                                           PatientId /*patient*/) {
  return {};
}

}  // namespace psoas::ui
