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

// An answer in words: 2 is "much improved".
struct AnswerLabel {
  double number = 0;
  std::string label;

  bool operator==(const AnswerLabel&) const = default;
};

// What a score amounts to, from `from` up to the next band.
struct ScoreBand {
  double from = 0;
  std::string label;

  bool operator==(const ScoreBand&) const = default;
};

// Some of the items with a score of their own: the first two of PHQ-4 tell anxiety. All of them are needed.
struct SubscaleDefinition {
  std::string code;
  std::string label;
  std::vector<std::size_t> items;  // places in the instrument's items, from 0
  std::vector<ScoreBand> bands;

  bool operator==(const SubscaleDefinition&) const = default;
};

// How an index follows from the levels of another instrument: full health less a loss for each item's level.
struct ValueSet {
  std::string from;  // code of the instrument whose items are the levels, 1 upwards
  double full_health = 1;
  std::vector<std::vector<double>> losses;  // by item, then by level

  bool operator==(const ValueSet&) const = default;
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
  std::string citation;              // who made it and under what terms it is shown
  std::vector<AnswerLabel> answers;  // in words, by number; empty: numbers
  std::vector<ScoreBand> bands;      // by `from`, ascending
  std::vector<SubscaleDefinition> subscales;
  std::optional<ValueSet> value_set;
  std::string version;  // of the form in use, kept with each answer set
  bool series = false;  // asked several times around a procedure as well
  std::optional<Date> retired_on;
  int order = 0;

  const std::string& short_name() const { return short_label.empty() ? label : short_label; }
  bool offered_on(Date day) const { return !retired_on || day < *retired_on; }
  bool operator==(const InstrumentDefinition&) const = default;
  bool single() const { return items.size() == 1; }
};

}  // namespace psoas
