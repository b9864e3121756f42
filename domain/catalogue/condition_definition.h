#pragma once

// A condition an episode can be diagnosed with, and the codes of the official list it is usually coded by.

#include <optional>
#include <string>
#include <vector>

#include "domain/base/date.h"
#include "domain/catalogue/finding_definition.h"

namespace psoas {

struct ConditionDefinition {
  std::string code;  // permanent: dx_iliopsoas_tendinopathy
  std::string label;
  std::string keywords;  // further words it is found by
  Laterality laterality = Laterality::any;
  std::vector<std::string> icd;  // of the diagnosis list, the likeliest first: "M76.11"
  std::optional<Date> retired_on;
  int order = 0;  // place in lists

  bool offered_on(Date day) const { return !retired_on || day < *retired_on; }
  bool operator==(const ConditionDefinition&) const = default;
};

}  // namespace psoas
