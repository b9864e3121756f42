#pragma once

// The administration page: its sections as tabs.

#include "ui/admin/admin_section.h"

namespace psoas::ui {

Screen* make_admin_page(wxWindow* parent, const ScreenContext& context, const AdminDoors& doors);

}  // namespace psoas::ui
