#pragma once

// A list of follow-ups as JSON with its filter, counts and completeness. The members are described in
// docs/formats.md; their names stay.

#include <filesystem>
#include <string>

#include "domain/followup/chase_list.h"

namespace psoas::reports {

std::string chase_json(const ChaseList& list, const Catalogue& catalogue, int offset_minutes,
                       const std::string& anchor = {});

// Throws FileError.
void write_chase_json(const ChaseList& list, const Catalogue& catalogue, int offset_minutes,
                      const std::filesystem::path& file, const std::string& anchor = {});

}  // namespace psoas::reports
