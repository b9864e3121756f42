#pragma once

// How what is made of the record leaves a screen: where to, which the person says, and sealed.

#include <wx/window.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/file_format.h"
#include "domain/base/progress.h"

namespace psoas::ui {

struct SaveQuestion {
  std::string title;           // of the dialog
  std::string suggested_name;  // without an ending
  std::vector<FileFormat> formats;
};

// Seals a whole file as a new one that the passphrase opens; called off the window's thread.
using SealWith = std::function<void(const std::filesystem::path& plain, const std::filesystem::path& target,
                                    const std::string& passphrase, Progress& progress)>;

struct FileDoor {
  // Nothing when the person thought better of it. A name that ends like a sealed file's asks for one.
  std::function<std::optional<std::filesystem::path>(wxWindow* over, const SaveQuestion& question)> ask_where_to_save;
  SealWith seal;
};

}  // namespace psoas::ui
