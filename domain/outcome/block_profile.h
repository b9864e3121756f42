#pragma once

// What a clinic, guideline or payer takes for a positive diagnostic block, asks for before a radiofrequency ablation
// and before its repeat. Data, kept with each report: docs/methods.md, section 6. How much relief one block gave
// comes from elsewhere (domain/treatment/block_relief.h).

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

struct BlockProfile {
  std::string code;
  std::string label;
  double relief_percent = 50;  // best relief of a positive block
  int blocks = 1;              // positive blocks on different days before the first ablation
  double least_hours = 0;      // that the relief must last; 0 any
  double repeat_percent = 50;  // relief after the last ablation …
  int repeat_days = 0;         // … that must have lasted so many days
  int days_since_last = 0;     // between two ablations at one target
  int most_per_year = 0;       // ablations at one target; 0 no limit
  std::string source;

  bool operator==(const BlockProfile&) const = default;
};

// consensus_2020, payer_80, payer_50, medicare_lcd, strict_100.
const std::vector<BlockProfile>& standard_block_profiles();

// One diagnostic block before an ablation at the same target.
struct BlockSeen {
  int day = 0;
  std::optional<double> best_percent;  // nothing: not measured
  double hours = 0;                    // of relief at the profile's percentage, as observed
};

// Decided without rounding.
bool is_positive(const BlockSeen& block, const BlockProfile& profile);

// Enough positive blocks on different days.
bool blocks_allow_ablation(std::span<const BlockSeen> blocks, const BlockProfile& profile);

}  // namespace psoas
