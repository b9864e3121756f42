#pragma once

// The parts of a question that are chosen from the catalogue by typing: treatments, a diagnosis, the measure, what
// groups are compared by, a finding with side and value.

#include "ui/outcome/filter_fields.h"

namespace psoas::ui {

// `source` outlives what is made.
std::unique_ptr<FilterFields> treatment_fields(const FilterSource& source);
std::unique_ptr<FilterFields> diagnosis_fields(const FilterSource& source);
std::unique_ptr<FilterFields> measure_fields(const FilterSource& source);
std::unique_ptr<FilterFields> compare_fields(const FilterSource& source);
// `place` in Analysis::findings; their number for a new one.
std::unique_ptr<FilterFields> finding_fields(const FilterSource& source, std::size_t place);

}  // namespace psoas::ui
