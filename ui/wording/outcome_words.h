#pragma once

// Sentences about outcome analyses: faults of a settings file, and what the console says of a result.

#include <string>
#include <string_view>
#include <vector>

#include "domain/outcome/outcome_result.h"
#include "domain/outcome/settings_error.h"
#include "domain/store/saved_analyses.h"

namespace psoas::wording {

// Every fault with its line.
std::string sentence(const SettingsError& error);

// What an analysis could not be asked: a wrong option of the console.
std::string wrong_question(const Problem& problem);

// A line of the list of saved analyses: its name, who changed it last and when.
std::string line(const SavedAnalysisLine& saved);
std::string no_saved_analyses();
std::string analysis_saved(std::string_view name);
std::string analysis_removed(std::string_view name);
std::string analysis_needs_name();

// A few lines on a result: how many courses, the headline of each window, and how complete it is.
std::vector<std::string> lines(const OutcomeResult& result);

// "FINDING=present", "FINDING=2..5": what may follow the code.
std::string wrong_finding_filter(std::string_view given);

// "3/12 · 25.0 %", "0/0".
std::string part_of_whole(const Proportion& proportion);

}  // namespace psoas::wording
