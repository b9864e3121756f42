#pragma once

// The rules of an outcome analysis from a TOML file. What may stand in it is described in docs/methods.md; what it does
// not name keeps the value a clinic starts with.

#include <filesystem>
#include <string_view>

#include "domain/outcome/outcome_settings.h"
#include "domain/outcome/settings_error.h"

namespace psoas::storage {

// Throws SettingsError with every fault and its line.
OutcomeSettings read_outcome_settings(const std::filesystem::path& file);

// The same from text; `file` is for messages.
OutcomeSettings read_outcome_settings(std::string_view text, const std::filesystem::path& file);

}  // namespace psoas::storage
