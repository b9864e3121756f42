#pragma once

// What each role may do: the program's own table, and what the clinic grants beyond it.

#include "ui/admin/admin_section.h"

namespace psoas::ui {

AdminSection* make_permissions_section(wxWindow* parent, const ScreenContext& context);

}  // namespace psoas::ui
