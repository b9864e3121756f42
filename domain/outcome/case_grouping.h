#pragma once

// Which group each judged course belongs to.

#include <string>

#include "domain/outcome/outcome_result.h"
#include "domain/outcome/record_index.h"

namespace psoas {

// The groups that occur, in order of their codes, each with code and label; and each case's place among them.
struct Grouping {
  std::vector<std::pair<std::string, std::string>> groups;
  std::vector<std::int32_t> group_of;  // by case
};

Grouping group_cases(const OutcomeResult& result, const RecordIndex& index, const Catalogue& catalogue);

}  // namespace psoas
