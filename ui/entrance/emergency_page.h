#pragma once

// A chart that one's account does not allow, opened all the same: for a reason, to be read only, for half an hour, and
// seen by the administrators.

#include <functional>

#include "domain/store/entrance.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

Screen* make_emergency_page(wxWindow* parent, const ScreenContext& context, PatientId patient,
                            std::function<void(const EmergencyAccess&)> begun, std::function<void()> cancel);

}  // namespace psoas::ui
