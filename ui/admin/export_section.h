#pragma once

// The log of exports, the way back from a study id to its patient, and the smallest group exports warn of.

#include "ui/admin/admin_section.h"

namespace psoas::ui {

AdminSection* make_export_section(wxWindow* parent, const ScreenContext& context);

}  // namespace psoas::ui
