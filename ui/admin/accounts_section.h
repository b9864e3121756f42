#pragma once

// Who may log in: accounts are added, changed, given a password, disabled; emergency accesses are reviewed.

#include "ui/admin/admin_section.h"

namespace psoas::ui {

AdminSection* make_accounts_section(wxWindow* parent, const ScreenContext& context);

}  // namespace psoas::ui
