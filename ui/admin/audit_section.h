#pragma once

// The audit trail of the clinic: filters, entries, what each changed, and the way to a file.

#include "ui/admin/admin_section.h"

namespace psoas::ui {

AdminSection* make_audit_section(wxWindow* parent, const ScreenContext& context, const AdminDoors& doors);

}  // namespace psoas::ui
