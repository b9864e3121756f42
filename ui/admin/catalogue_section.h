#pragma once

// What can be recorded, and the clinic's own part of it: a list found by typing, an entry's details, and the forms
// that change it.

#include "ui/admin/admin_section.h"

namespace psoas::ui {

AdminSection* make_catalogue_section(wxWindow* parent, const ScreenContext& context, const AdminDoors& doors);

}  // namespace psoas::ui
