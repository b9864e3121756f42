#pragma once

// A rule that warns when a treatment is planned or recorded: data, evaluated by domain/safety.

#include <string>

namespace psoas {

struct WarningRule {
  std::string code;
  std::string label;
  int order = 0;
  bool operator==(const WarningRule&) const = default;
};

}  // namespace psoas
