#pragma once

// What one follow-up value says beside its baseline: the responder class and the flags always told with it:
// docs/methods.md, section 2.

#include <optional>
#include <span>

#include "domain/outcome/change.h"
#include "domain/outcome/reliability.h"

namespace psoas {

struct Response {
  double change = 0;              // follow − baseline
  double improvement_points = 0;  // positive when better, 0 for a measure without a better direction
  std::optional<double> improvement_percent;
  std::optional<ResponderClass> responder_class;  // nothing when there is no percentage
  bool moderate = false;                          // at least the moderate percentage (30), resp30
  bool substantial = false;                       // at least the substantial one (50), resp50
  bool points2 = false;                           // better by at least 2 points, abs2
  bool points4 = false;                           // abs4
  std::optional<bool> important;                  // by the measure's important change; nothing when none is agreed
  bool important30 = false;                       // better by at least 30 %
};

// `important_change` in points, 0 when none is agreed.
Response respond(double baseline, double follow, Direction direction, double important_change,
                 const ResponderThresholds& thresholds = {});

// Patient's global impression of change: 1 very much and 2 much improved respond.
bool impression_responds(double pgic);

// A baseline and what it became, of one further measure of a composite.
struct Pair {
  double baseline = 0;
  double follow = 0;
  Direction direction = Direction::lower_is_better;
  double important_change = 0;  // points; 0 counts as never reached
};

// Moderate or better on pain, an important change in at least one of the `functions`, and no grave adverse event.
bool composite_responds(const Response& pain, std::span<const Pair> functions, bool grave_adverse_event);

}  // namespace psoas
