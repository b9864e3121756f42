#pragma once

// Leads to an export without identity: purpose, profile, patients, columns, rare combinations and summary, then where
// to save.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "domain/base/progress.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

// What the page touches of the world outside; outlives it.
struct ExportDoors {
  std::function<std::optional<std::filesystem::path>(wxWindow* over, const std::string& kinds,
                                                     const std::string& suggested_name)>
      file_to_save;
  std::function<void(const std::filesystem::path& folder)> open_folder;
  // Seals a whole file as a new one that the passphrase opens; called off the window's thread.
  std::function<void(const std::filesystem::path& plain, const std::filesystem::path& target,
                     const std::string& passphrase, Progress& progress)>
      seal;
};

Screen* make_export_page(wxWindow* parent, const ScreenContext& context, const ExportDoors& doors);

}  // namespace psoas::ui
