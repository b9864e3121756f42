#pragma once

// Sentences about exports that leave the clinic: what is wrong with a request, why one cannot be made, and the words
// of the screens that lead to one.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "domain/privacy/export_error.h"
#include "domain/store/exports.h"

namespace psoas::wording {

std::string sentence(const ExportError& error);

namespace exports {

// A problem of check(ExportRequest).
std::string sentence(const Problem& problem);

// "sex F · age_band 50-59"; with ": 2 patients".
std::string told_values(const Combinations& combinations, const Combination& combination);
std::string line(const Combinations& combinations, const Combination& combination);

// How many combinations are rare; "" when none is.
std::string rare_warning(const ExportPlan& plan);
// What was done about them; "" when nothing was.
std::string rare_result(const ExportPlan& plan);

// Who and what goes out.
std::string summary(const ExportPlan& plan);

// Said before anything is saved.
std::string transmission_notice(Profile profile);

// For the console: the warning, the first rare combinations, and what was made.
std::vector<std::string> lines(const ExportPlan& plan, const std::filesystem::path& target, std::string_view sha256,
                               const std::vector<std::pair<std::string, std::int64_t>>& rows);

}  // namespace exports
}  // namespace psoas::wording
