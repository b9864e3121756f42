#pragma once

// What a diagnostic block did: best relief, and how long at least half, and at least four fifths, of the pain was
// gone. Pure. Method: docs/methods.md, sections 6 and 9 (`block_relief`).

#include <optional>
#include <vector>

#include "domain/treatment/treatment.h"

namespace psoas {

// Pain at a time after the block.
struct BlockPoint {
  double hours = 0;
  double nrs = 0;
};

struct BlockSeries {
  std::optional<double> before;  // NRS just before
  std::vector<BlockPoint> after;
  // Points later than this many hours say nothing of the local anaesthetic and count for no best relief.
  std::optional<double> action_hours;
};

// The first unbroken run of points with at least so much relief.
struct ReliefRun {
  double first_hours = 0;
  double last_hours = 0;
  double observed_hours = 0;  // last − first; 0 for a single point
  // Where the straight line from the last point to the one after it crosses the threshold, in hours after the block;
  // nothing when the series ends with relief, which then lasted at least as observed.
  std::optional<double> ends_at_hours;
};

struct BlockRelief {
  double before = 0;
  double best_percent = 0;  // may be negative: the pain rose
  double best_hours = 0;    // of the first point with it
  bool relief50 = false;    // best relief of at least 50 % of the pain before, decided without rounding
  bool relief80 = false;
  std::optional<ReliefRun> run50;
  std::optional<ReliefRun> run80;
  bool judged = false;  // the pain before was 3 or more: a block can be called positive or negative
};

// The pain before that a block needs to be judged by.
inline constexpr double least_pain_to_judge_a_block = 3;

// Points may come in any order. Nothing when the pain before is unknown or 0, or no point counts.
std::optional<BlockRelief> block_relief(const BlockSeries& series);

// How long the longest acting local anaesthetic among the agents is expected to work, in hours; nothing when none
// is named. Short ones (chloroprocaine) 2, middling ones (lidocaine, mepivacaine) 4, long ones (bupivacaine,
// levobupivacaine, ropivacaine) 24: general knowledge, taken long so that no relief is cut off.
std::optional<double> expected_action_hours(const Treatment& treatment);

// Parameters `pre_nrs` and the rows `series` (`hours`, `nrs`); rows that lack one of them are left out.
BlockSeries block_series(const Treatment& treatment);

// The lowest pain among the points after; nothing when there is none.
std::optional<double> lowest_pain_after(const BlockSeries& series);

// block_relief of the treatment's own series.
std::optional<BlockRelief> block_relief(const Treatment& treatment);

}  // namespace psoas
