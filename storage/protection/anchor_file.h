#pragma once

// The end of a trail, kept outside the file: a trail that was cut, or an old copy of the file put back, has an end that
// lies before it. One small file for each clinic, in the user's folder for program state.

#include <filesystem>

#include "domain/base/date.h"
#include "domain/store/protection.h"
#include "storage/engine/connection.h"

namespace psoas::storage {

// Keeps the trail's end, and which file it is of ("" for one in memory). What cannot be written is left: an anchor that
// is missing says nothing.
void keep_anchor(Connection& connection, const std::filesystem::path& folder, const std::filesystem::path& file,
                 Moment now);

// A backup was brought back through the program as `file`: from now on its end is the trail's. A backup laid beside the
// file that the anchor is of changes nothing: there the trail has gone on.
void renew_anchor(const std::filesystem::path& folder, const TrailAnchor& restored, const std::filesystem::path& file);

// What the anchor says of the trail: none, cut or other_trail. None when there is no anchor.
TrailFault fault_against_anchor(Connection& connection, const std::filesystem::path& folder);

}  // namespace psoas::storage
