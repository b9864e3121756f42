#pragma once

// Leads to an export without identity: purpose, profile, patients, columns, rare combinations and summary, then where
// to save.

#include <filesystem>
#include <functional>

#include "ui/saving/passphrase_fields.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

// What the page touches of the world outside; outlives it.
struct ExportDoors {
  AskWhereToSave file_to_save;
  std::function<void(const std::filesystem::path& folder)> open_folder;
};

Screen* make_export_page(wxWindow* parent, const ScreenContext& context, const ExportDoors& doors);

}  // namespace psoas::ui
