#pragma once

// Leads to an export without identity: purpose, profile, patients, columns, rare combinations and summary, then where
// to save.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "ui/widget/screen.h"

namespace psoas::ui {

// What the page touches of the world outside; outlives it.
struct ExportDoors {
  std::function<std::optional<std::filesystem::path>(wxWindow* over, const std::string& kinds,
                                                     const std::string& suggested_name)>
      file_to_save;
  std::function<void(const std::filesystem::path& folder)> open_folder;
};

Screen* make_export_page(wxWindow* parent, const ScreenContext& context, const ExportDoors& doors);

}  // namespace psoas::ui
