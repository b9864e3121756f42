#pragma once

// Backups: where they go, what there is of them, what is missing; make one, try one out, bring one back.

#include "ui/admin/admin_section.h"

namespace psoas::ui {

AdminSection* make_backup_section(wxWindow* parent, const ScreenContext& context, const AdminDoors& doors);

}  // namespace psoas::ui
