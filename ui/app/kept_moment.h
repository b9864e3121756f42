#pragma once

// Moments that this computer keeps of a clinic's file, in the program's settings.

#include <filesystem>
#include <optional>

#include "domain/base/date.h"

namespace psoas::ui {

// `what` names it: "Care/Compared". Nothing when it was never kept, or somebody else wrote there.
std::optional<Moment> kept_moment(const char* what, const std::filesystem::path& file);
void keep_moment(const char* what, const std::filesystem::path& file, Moment moment);

}  // namespace psoas::ui
