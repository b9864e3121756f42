#pragma once

// A clinic's rules for outcomes as they are typed into a form: text, right or wrong. Rules the form does not show stay
// as they are.

#include <string>
#include <vector>

#include "domain/base/checked.h"
#include "domain/outcome/outcome_settings.h"

namespace psoas {

struct WindowDraft {
  std::string code;  // of a window there was; "" a new one
  std::string label;
  std::string first;
  std::string target;
  std::string last;

  bool empty() const { return label.empty() && first.empty() && target.empty() && last.empty(); }
  bool operator==(const WindowDraft&) const = default;
};

struct OutcomeRulesDraft {
  std::string baseline_days;
  std::string substantial;
  std::string moderate;
  std::string minimal;
  std::string low_completeness;
  std::string block_profile;         // code
  std::vector<WindowDraft> windows;  // empty ones are left out

  bool operator==(const OutcomeRulesDraft&) const = default;
};

OutcomeRulesDraft draft_of(const OutcomeSettings& settings);

// The settings with what the draft says, or everything that is wrong with it. Paths are those of check(settings), but
// a window is named by its place in the draft, from 0: "window/2/first".
Checked<OutcomeSettings> check(const OutcomeRulesDraft& draft, const OutcomeSettings& settings);

}  // namespace psoas
