#pragma once

// The parts of an outcome analysis as JSON: settings, a group's figures, one course with its windows.

#include <nlohmann/json.hpp>
#include <optional>

#include "domain/outcome/outcome_result.h"

namespace psoas::reports {

using Json = nlohmann::ordered_json;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json settings_json(const OutcomeSettings& settings);
Json group_json(const OutcomeGroup& group, const OutcomeSettings& settings);
Json case_json(const OutcomeResult& result, std::size_t place);

}  // namespace psoas::reports
