#pragma once

// A follow-up protocol: after which treatments a patient is seen or called, when, with which instruments, by whom.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/date.h"

namespace psoas {

enum class ContactKind { visit, phone };
constexpr std::string_view code_of(ContactKind kind) { return kind == ContactKind::visit ? "visit" : "phone"; }

// The latest day a step may be due: ten years. A window opens on the day after the treatment at the earliest.
inline constexpr int latest_protocol_day = 3650;

// One planned contact. It is due on `day`, and what is recorded from `day - before` to `day + after` fulfils it.
struct ProtocolStep {
  std::string code;   // permanent: "month_1"
  std::string label;  // "1-month review"
  int day = 0;        // days after the index treatment, 1 … latest_protocol_day
  int before = 0;     // less than `day`
  int after = 0;
  std::vector<std::string> instruments;  // codes that are asked; an answer to any of them fulfils the step
  ContactKind contact = ContactKind::visit;
  std::string who;  // who sees or calls: "physician", "nurse"; free text of the clinic

  bool operator==(const ProtocolStep&) const = default;
};

struct FollowUpProtocol {
  std::string code;
  std::string label;
  std::vector<std::string> treatments;  // codes of the treatments it follows
  std::vector<ProtocolStep> steps;      // by day; their windows do not overlap
  std::optional<Date> retired_on;       // treatments from this day on are not followed by it
  int order = 0;

  bool offered_on(Date day) const { return !retired_on || day < *retired_on; }
  bool follows(std::string_view treatment) const;
  const ProtocolStep* step(std::string_view step_code) const;

  bool operator==(const FollowUpProtocol&) const = default;
};

// Of two steps in the order of their days: true when a day lies in both windows.
constexpr bool overlap(const ProtocolStep& earlier, const ProtocolStep& later) {
  return earlier.day + earlier.after >= later.day - later.before;
}

}  // namespace psoas
