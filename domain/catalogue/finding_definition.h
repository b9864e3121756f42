#pragma once

// A finding as the catalogue describes it: a symptom, an examination test, a posture or gait observation, an
// image reading, a risk factor.

#include <optional>
#include <string>
#include <vector>

#include "domain/base/date.h"
#include "domain/catalogue/field.h"

namespace psoas {

enum class FindingKind { symptom, exam, posture_gait, imaging, risk, red_flag };

// Which sides a finding or treatment can have.
enum class Laterality {
  none,        // the side is always "-"
  left_right,  // each side is a value of its own: L, R
  any,         // L, R, B, M or none
  required,    // one of L, R, B, M must be said
};

enum class Direction { lower_is_better, higher_is_better, neither };

// How a finding follows from others of the same visit, so that nobody types it (domain/finding/derived.h).
enum class Derivation { none, psoas_index, psoas_asymmetry, body_mass_index };

// What the two sides are compared by.
enum class SideDifference { none, percent, points };

struct FindingDefinition {
  std::string code;
  std::string label;
  std::string short_label;  // for table heads and chart legends; the label when empty
  FindingKind kind = FindingKind::exam;
  Laterality laterality = Laterality::none;
  Direction direction = Direction::neither;
  std::string normal;       // as printed: "<= 0", "5"
  std::string how_to_read;  // help beside the field
  std::string keywords;     // further words it is found by
  bool repeats = false;     // several rows per side (trigger points, levels)
  Derivation derived = Derivation::none;
  SideDifference side_difference = SideDifference::none;
  std::vector<FieldDefinition> fields;  // the first is the main value, coded "value"
  std::optional<Date> retired_on;
  int order = 0;  // place in lists

  const FieldDefinition& main_field() const { return fields.front(); }
  const FieldDefinition* field(std::string_view field_code) const;
  const std::string& short_name() const { return short_label.empty() ? label : short_label; }
  bool offered_on(Date day) const { return !retired_on || day < *retired_on; }
  bool operator==(const FindingDefinition&) const = default;
};

}  // namespace psoas
