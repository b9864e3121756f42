#pragma once

// A follow-up protocol while it is being typed; check() makes a protocol of it or names everything that is wrong.

#include <string>
#include <vector>

#include "domain/base/checked.h"
#include "domain/catalogue/catalogue.h"

namespace psoas {

struct StepDraft {
  std::string code;  // "" for a new step: made from its day
  std::string label;
  std::string day;
  std::string before;
  std::string after;
  std::vector<std::string> instruments;
  ContactKind contact = ContactKind::visit;
  std::string who;
};

struct ProtocolDraft {
  std::string code;  // "" for a new protocol: made from its label
  std::string label;
  std::vector<std::string> treatments;
  std::vector<StepDraft> steps;
  std::optional<Date> retired_on;
  int order = 0;
};

ProtocolDraft draft_of(const FollowUpProtocol& protocol);

// What Problem::other says of a window that shares a day with the one before it.
inline constexpr std::string_view windows_overlap = "overlap";

// Problems by the fields "label", "treatments", "steps" and "step/N/label", "step/N/day", "step/N/before",
// "step/N/after", "step/N/instruments"; N is the step's place in the draft.
Checked<FollowUpProtocol> check(const ProtocolDraft& draft, const Catalogue& catalogue);

}  // namespace psoas
