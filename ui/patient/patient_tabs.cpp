#include "ui/patient/adverse_event_tab.h"
#include "ui/patient/body_tab.h"
#include "ui/patient/episode_tab.h"
#include "ui/patient/follow_up_tab.h"
#include "ui/patient/health_tab.h"
#include "ui/patient/history_tab.h"
#include "ui/patient/medication_tab.h"
#include "ui/patient/patient_tab.h"
#include "ui/patient/red_flag_tab.h"

namespace psoas::ui {

std::vector<PatientTab*> make_patient_tabs(wxWindow* parent, const ScreenContext& context, PatientId patient) {
  return {
      make_episode_tab(parent, context, patient),    make_body_tab(parent, context, patient),
      make_medication_tab(parent, context, patient), make_adverse_event_tab(parent, context, patient),
      make_follow_up_tab(parent, context, patient),  make_health_tab(parent, context, patient),
      make_red_flag_tab(parent, context, patient),   make_history_tab(parent, context, patient),
  };
}

}  // namespace psoas::ui
