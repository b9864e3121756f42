#pragma once

// Opens a sealed export by its passphrase, as a new file.

#include "domain/store/sealed_exports.h"
#include "ui/saving/passphrase_fields.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

// What the page touches of the world outside; outlives it.
struct OpenDoors {
  SealedExports& exports;
  std::function<std::optional<std::filesystem::path>(wxWindow* over, const std::string& kinds)> file_to_open;
  AskWhereToSave file_to_save;
  std::function<void(const std::filesystem::path& folder)> open_folder;
};

Screen* make_open_page(wxWindow* parent, const ScreenContext& context, const OpenDoors& doors);

}  // namespace psoas::ui
