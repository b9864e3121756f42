#pragma once

// The clinic's rules for outcomes: baseline, follow-up windows, thresholds, block profile, low completeness.

#include "ui/admin/admin_section.h"

namespace psoas::ui {

AdminSection* make_rules_section(wxWindow* parent, const ScreenContext& context, const AdminDoors& doors);

}  // namespace psoas::ui
