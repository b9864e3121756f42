#pragma once

// An outcome analysis as TOML: the rules alone, or the whole question with its rules under a name. What may stand in it
// is described in docs/methods.md and docs/formats.md; what it does not name keeps the value a clinic starts with.

#include <filesystem>
#include <string>
#include <string_view>

#include "domain/catalogue/catalogue.h"
#include "domain/outcome/analysis.h"
#include "domain/outcome/settings_error.h"

namespace psoas::storage {

// Throws SettingsError with every fault and its line.
OutcomeSettings read_outcome_settings(const std::filesystem::path& file);

// The same from text; `file` is for messages.
OutcomeSettings read_outcome_settings(std::string_view text, const std::filesystem::path& file);

// A whole question, checked against the catalogue: unknown codes are faults too. Throws SettingsError.
NamedAnalysis read_analysis_file(const std::filesystem::path& file, const Catalogue& catalogue);

// The same from text that was written by analysis_text: whether its codes are still in the catalogue is left open.
NamedAnalysis read_analysis(std::string_view text, const std::filesystem::path& file);

// Text that read_analysis turns into the same question and rules; every rule is named, so that it keeps its meaning
// when a clinic starts with others. The day it is asked as of is written when it is one.
std::string analysis_text(const NamedAnalysis& named);

// The rules alone, for read_outcome_settings.
std::string outcome_settings_text(const OutcomeSettings& settings);

}  // namespace psoas::storage
