#pragma once

// A rule that raises a red flag from structured fields, never from free text: data, evaluated by domain/safety.

#include <string>

namespace psoas {

struct RedFlagRule {
  std::string code;
  std::string label;
  int order = 0;
  bool operator==(const RedFlagRule&) const = default;
};

}  // namespace psoas
