#pragma once

// What the parts of a question can be chosen from: the catalogue's targets, levels, measures and findings. Pure.

#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/outcome/analysis.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/matching.h"

namespace psoas::ui {

// Each with "any" first, coded "".
std::vector<Option> target_options(const Catalogue& catalogue, const std::vector<std::string>& treatments);
std::vector<Option> level_options(const Catalogue& catalogue, const std::vector<std::string>& treatments);
std::vector<Option> side_or_none_options(const char* any_label);
std::vector<Option> sex_options();
// Of the value of a finding: there in any way, present, absent, or its choices.
std::vector<Option> value_options(const FindingDefinition& finding);

std::vector<Option> index_options();
std::vector<Option> group_by_options();

std::vector<Candidate> treatment_candidates(const Catalogue& catalogue);
std::vector<Candidate> finding_candidates(const Catalogue& catalogue);
// Findings that tell groups apart: whose value is a word.
std::vector<Candidate> group_finding_candidates(const Catalogue& catalogue);
// Instruments and findings with numbers.
std::vector<Candidate> measure_candidates(const Catalogue& catalogue);
std::vector<Candidate> diagnosis_candidates(const Catalogue& catalogue);

// The label of the candidate with the code, or the code.
std::string label_among(const std::vector<Candidate>& candidates, std::string_view code);

}  // namespace psoas::ui
