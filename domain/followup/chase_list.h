#pragma once

// The list of follow-ups as it is worked through, printed and exported, with its filter and its counts.

#include <string>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/store/follow_ups.h"
#include "domain/store/store.h"

namespace psoas {

struct ChaseList {
  FollowUpList list = FollowUpList::due;
  FollowUpFilter filter;
  Date as_of{};
  FollowUpCounts counts;
  std::vector<FollowUpLine> lines;
  std::vector<FollowUpCompleteness> by_clinician;  // of the windows closed since the filter's day
  std::vector<FollowUpCompleteness> by_protocol;
};

// At most `most` lines; the counts are of all.
ChaseList read_chase_list(Reading& reading, FollowUpList list, const FollowUpFilter& filter, Date today, int most);

// "Overdue follow-ups".
std::string title_of(FollowUpList list);
// "clinician Osei · After radiofrequency ablation · windows closed since 2025-11-21"; "" when nothing narrows it.
std::string in_words(const FollowUpFilter& filter, const Catalogue& catalogue);
// "due 12 · overdue 5 · lost 30 · done 80".
std::string in_words(const FollowUpCounts& counts);

// One line as the columns of a table, the same in every format.
struct ChaseRow {
  std::string mrn;
  std::string name;
  std::string phone;
  std::string what;  // "1-month review after RFA R 2025-10-13"
  std::string protocol;
  std::string step;
  std::string treatment;  // code
  Side side = Side::none;
  Date treated_on{};
  Date opens{};
  Date due{};
  Date closes{};
  FollowUpState state = FollowUpState::due;
  int days_past_due = 0;  // negative: so many days are left
  std::string next;       // "call again 2025-11-20"
  int attempts = 0;
  std::optional<Date> last_attempt_on;
  std::string last_outcome;  // code
  std::optional<Date> try_again_on;
  std::string clinician;
  std::optional<Date> done_on;
  std::string reason;  // for giving up
};
ChaseRow chase_row(const FollowUpLine& line, const Catalogue& catalogue, Date as_of, int offset_minutes);

}  // namespace psoas
