#pragma once

// Asks what a new clinic needs: its name, where its file is kept, the paper it prints on, and who is its first
// administrator.

#include <filesystem>
#include <functional>

#include "ui/app/dialogs.h"
#include "ui/entrance/first_account_page.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

using CreateClinic = std::function<void(const std::filesystem::path&, const ClinicSettings&, const FirstAccount&)>;

Screen* make_new_clinic_page(wxWindow* parent, const ScreenContext& context, Dialogs& dialogs, CreateClinic create);

}  // namespace psoas::ui
