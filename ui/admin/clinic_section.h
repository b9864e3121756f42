#pragma once

// The clinic's settings: its name, the paper it prints on, its time zone.

#include "ui/admin/admin_section.h"

namespace psoas::ui {

AdminSection* make_clinic_section(wxWindow* parent, const ScreenContext& context);

}  // namespace psoas::ui
