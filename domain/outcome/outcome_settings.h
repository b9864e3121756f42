#pragma once

// The rules an analysis goes by: windows, thresholds, profiles. A clinic may set its own; they stand in every result,
// so that a figure never goes without its definition. docs/methods.md, section 8, shows them as a file.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/checked.h"
#include "domain/outcome/block_profile.h"
#include "domain/outcome/change.h"
#include "domain/outcome/follow_up_window.h"
#include "domain/outcome/indicator.h"
#include "domain/outcome/relapse.h"
#include "domain/outcome/reliability.h"

namespace psoas {

struct OutcomeSettings {
  int baseline_days_before = 30;                             // 1 to 90
  std::optional<double> least_baseline;                      // only courses that begin at least so high; nothing: all
  int finding_days_before = 90;                              // how old a finding may be on day 0, 0 to 3650
  std::vector<FollowUpWindow> windows = standard_windows();  // in order of day
  ResponderThresholds responder;
  int initial_response_by_day = 121;  // 1 to 3650
  double return_margin = 1;           // points, from 0
  double low_completeness_percent = 60;
  double large_loss_percent = 20;  // above it the best and worst case are told
  int least_at_risk_drawn = 5;
  int grave_grade = 3;  // adverse events of this grade and above spoil a composite response, 1 to 5
  std::vector<std::string> function_measures{"odi", "rmdq", "peg"};  // of a composite response
  std::vector<Reliability> reliabilities;                            // none is shipped as truth
  std::vector<BlockProfile> block_profiles = standard_block_profiles();
  std::string block_profile = "consensus_2020";  // the one asked before an ablation

  RelapseRules relapse_rules() const {
    return {responder.substantial, responder.moderate, return_margin, initial_response_by_day};
  }
  const BlockProfile* chosen_profile() const;                         // nullptr when there is none of the name
  const Reliability* reliability_of(std::string_view measure) const;  // nullptr when none is set

  bool operator==(const OutcomeSettings&) const = default;
};

// The rules of a clinic, by which its analyses and quarters go unless one brings its own.
struct ClinicOutcomeSettings : OutcomeSettings {
  int revision = 0;
};

// Everything that is wrong with the settings, or nothing. Paths are the keys of a settings file: "responder/moderate",
// "window/6mo/first", "block_profile/payer_80/relief". Windows that share days: already_used, with the other window.
Problems check(const OutcomeSettings& settings);

}  // namespace psoas
