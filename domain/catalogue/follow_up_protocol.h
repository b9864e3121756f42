#pragma once

// A follow-up protocol: after which treatments a patient is seen or called, when, with which instruments, by whom.

#include <optional>
#include <string>
#include <vector>

#include "domain/base/date.h"

namespace psoas {

// One planned contact. It is due on `day`, and what is recorded from `day - before` to `day + after` fulfils it.
struct ProtocolStep {
  std::string code;   // permanent: "month_1"
  std::string label;  // "1 month"
  int day = 0;        // days after the index treatment
  int before = 0;
  int after = 0;
  std::vector<std::string> instruments;  // codes that are asked
  std::string contact;                   // "visit" or "phone"
  std::string who;                       // who sees or calls: "physician", "nurse"; free text of the clinic
  bool operator==(const ProtocolStep&) const = default;
};

struct FollowUpProtocol {
  std::string code;
  std::string label;
  std::vector<std::string> treatments;  // codes of the treatments it follows
  std::vector<ProtocolStep> steps;      // by day
  std::optional<Date> retired_on;
  int order = 0;

  bool offered_on(Date day) const { return !retired_on || day < *retired_on; }
  bool operator==(const FollowUpProtocol&) const = default;
};

}  // namespace psoas
