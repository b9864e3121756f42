#pragma once

// A treatment that rests on an earlier one: an ablation on the diagnostic blocks that justify it, an implant on its
// trial, any on the consultation at which it was planned. The number of the earlier treatment stays the same when its
// visit is corrected and is never given to another.

#include <optional>
#include <string_view>

#include "domain/base/id.h"

namespace psoas {

enum class LinkRole { diagnostic_block, trial, consultation };

constexpr std::string_view code_of(LinkRole role) {
  switch (role) {
    case LinkRole::trial: return "trial";
    case LinkRole::consultation: return "consultation";
    case LinkRole::diagnostic_block: break;
  }
  return "diagnostic_block";
}
constexpr std::optional<LinkRole> link_role_of(std::string_view code) {
  if (code == "trial") return LinkRole::trial;
  if (code == "consultation") return LinkRole::consultation;
  if (code == "diagnostic_block") return LinkRole::diagnostic_block;
  return std::nullopt;
}

struct TreatmentLink {
  LinkRole role = LinkRole::diagnostic_block;
  TreatmentId to;

  bool operator==(const TreatmentLink&) const = default;
};

}  // namespace psoas
