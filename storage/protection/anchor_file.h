#pragma once

// The end of a trail, kept outside the file: a trail that was cut, or an old copy of the file put back, has an end that
// lies before it. One small file for each clinic, in the user's folder for program state.

#include <filesystem>

#include "domain/base/date.h"
#include "domain/store/protection.h"
#include "storage/engine/connection.h"

namespace psoas::storage {

// Keeps the trail's end. What cannot be written is left: an anchor that is missing says nothing.
void keep_anchor(Connection& connection, const std::filesystem::path& folder, Moment now);

// What the anchor says of the trail: none, cut or other_trail. None when there is no anchor.
TrailFault fault_against_anchor(Connection& connection, const std::filesystem::path& folder);

}  // namespace psoas::storage
