#pragma once

// What a person asks for when records are to leave the clinic: for what, how much of them, in which form. The
// profiles follow 45 CFR 164.514: (b)(2) Safe Harbor, (e) limited data set; docs/guide/administrator.md explains them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/checked.h"
#include "domain/base/date.h"
#include "domain/catalogue/catalogue.h"

namespace psoas {

enum class Profile {
  safe_harbor,  // 45 CFR 164.514(b)(2): days since index instead of dates
  shifted,      // every date of a patient moved by the same secret number of days; needs an expert's determination
  limited,      // 164.514(e): true dates; needs a data use agreement
};
inline constexpr Profile profiles[] = {Profile::safe_harbor, Profile::shifted, Profile::limited};

std::string_view code_of(Profile profile);                 // "safe_harbor", "shifted", "limited"
std::optional<Profile> profile_of(std::string_view code);  // also "safe-harbor"

// What is done about combinations that few patients share.
enum class RareRule { keep, group, leave_out };
inline constexpr RareRule rare_rules[] = {RareRule::keep, RareRule::group, RareRule::leave_out};

std::string_view code_of(RareRule rule);  // "keep", "group", "leave_out"
std::optional<RareRule> rare_rule_of(std::string_view code);

inline constexpr int usual_smallest_group = 11;

// Which patients: by the day and the code of the treatment that is their index.
struct ExportFilter {
  std::optional<Date> from{};  // both ends included
  std::optional<Date> to{};
  std::vector<std::string> treatments{};  // codes; empty: all, and patients without any by their first visit

  bool operator==(const ExportFilter&) const = default;
};

struct ExportRequest {
  std::string study;      // the same study gives a patient the same study id again
  std::string purpose;    // for the log
  std::string recipient;  // for the log; may be empty
  std::string agreement;  // reference of the data use agreement; required by the limited profile
  Profile profile = Profile::safe_harbor;
  ExportFilter filter{};
  std::vector<std::string> columns{};  // "patients.sex"; nothing is ticked to begin with
  bool own_entries = false;            // with the clinic's own findings, treatments and instruments, by their codes
  int smallest_group = usual_smallest_group;
  RareRule rare = RareRule::keep;

  bool operator==(const ExportRequest&) const = default;
};

// Whose rows may stand beside the figures of a quarter that is named with them: of the limited profile, whose dates are
// true, the patients of the quarter. Under Safe Harbor a quarter is more than may be told of a day, so these are the
// patients of the calendar years it lies in. Moved dates would tell at both ends of any period by how much they were
// moved: all patients.
ExportFilter filter_beside(Quarter quarter, Profile profile);

// Everything wrong with it; fields: study, purpose, recipient, agreement, from, to, treatment, columns, minimum.
Problems check(const ExportRequest& request, const Catalogue& catalogue);

}  // namespace psoas
