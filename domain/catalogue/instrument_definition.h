#pragma once

// An outcome instrument as the catalogue describes it: items, range, scoring rule and its important change.

#include <optional>
#include <string>
#include <vector>

#include "domain/base/date.h"
#include "domain/catalogue/field.h"
#include "domain/catalogue/finding_definition.h"

namespace psoas {

enum class ScoringRule {
  single,      // the one item
  mean,        // mean of the answered items, at least `least_answered`
  sum,         // sum of the answered items, prorated to all items, at least `least_answered`
  count,       // number of items that are 1
  percentage,  // 100 × sum / (highest item value × answered), at least `least_answered`
};

struct ItemDefinition {
  std::string code;   // permanent: "value", "pain", "enjoyment"
  std::string label;  // our own words, or wording whose licence allows it
  bool operator==(const ItemDefinition&) const = default;
};

struct InstrumentDefinition {
  std::string code;
  std::string label;
  std::string short_label;
  std::string unit;  // "0–10"
  std::vector<ItemDefinition> items;
  Range item_range;      // hard, each item
  double item_step = 1;  // 0: any
  Range score_range;
  ScoringRule rule = ScoringRule::single;
  int least_answered = 1;  // fewer: not scorable
  Direction direction = Direction::lower_is_better;
  double important_change = 0;  // points; 0 none agreed
  std::string important_change_source;
  int decimals = 0;  // of the printed score
  std::string how_to_read;
  std::string version;  // of the form in use, kept with each answer set
  bool series = false;  // asked several times around a procedure as well
  std::optional<Date> retired_on;
  int order = 0;

  const std::string& short_name() const { return short_label.empty() ? label : short_label; }
  bool offered_on(Date day) const { return !retired_on || day < *retired_on; }
  bool operator==(const InstrumentDefinition&) const = default;
};

}  // namespace psoas
