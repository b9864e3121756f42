#include "domain/outcome/block_profile.h"

#include <algorithm>
#include <set>

namespace psoas {

namespace {

constexpr double tolerance = 1e-9;

}  // namespace

const std::vector<BlockProfile>& standard_block_profiles() {
  static const std::vector<BlockProfile> profiles{
      {.code = "consensus_2020",
       .label = "multisociety facet guideline 2020",
       .relief_percent = 50,
       .blocks = 1,
       .repeat_days = 90,
       .source = "Cohen 2020, Reg Anesth Pain Med 45:424"},
      {.code = "payer_80",
       .label = "payer, 80 %",
       .relief_percent = 80,
       .blocks = 2,
       .repeat_days = 84,
       .most_per_year = 2,
       .source = "a US payer's review policy"},
      {.code = "payer_50",
       .label = "payer, 50 %",
       .relief_percent = 50,
       .blocks = 2,
       .days_since_last = 182,
       .source = "a US health plan's policy"},
      {.code = "medicare_lcd",
       .label = "Medicare local coverage",
       .relief_percent = 80,
       .blocks = 2,
       .repeat_days = 182,
       .source = "local coverage determinations, facet joint interventions"},
      {.code = "strict_100",
       .label = "strict, complete relief",
       .relief_percent = 100,
       .blocks = 2,
       .source = "spine intervention practice: complete relief under controlled blocks"},
  };
  return profiles;
}

bool is_positive(const BlockSeen& block, const BlockProfile& profile) {
  return block.best_percent && *block.best_percent + tolerance >= profile.relief_percent &&
         block.hours + tolerance >= profile.least_hours;
}

bool blocks_allow_ablation(std::span<const BlockSeen> blocks, const BlockProfile& profile) {
  std::set<int> days;
  for (const BlockSeen& block : blocks)
    if (is_positive(block, profile)) days.insert(block.day);
  return static_cast<int>(days.size()) >= profile.blocks;
}

}  // namespace psoas
