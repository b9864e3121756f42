#pragma once

// The words of the page Today.

#include <cstdint>
#include <string>

namespace psoas::wording::today {

inline constexpr const char* red_flags = "Red flags not acknowledged";
inline constexpr const char* no_red_flags = "Every red flag is acknowledged.";
inline constexpr const char* column_flag = "Red flag";
inline constexpr const char* column_severity = "How soon";
inline constexpr const char* column_raised = "Raised";
inline constexpr const char* tampered = "Changed outside PsoasTrack";
inline constexpr const char* column_subject = "What";
inline constexpr const char* visits = "Visits of today";
inline constexpr const char* no_visits = "No visit is recorded for today yet.";
inline constexpr const char* drafts = "Visits begun and not saved";
inline constexpr const char* no_drafts = "No visit is begun and unsaved.";
inline constexpr const char* draft_changed = "changed outside";  // in the place of its day
inline constexpr const char* discard_changed_draft = "Discard this draft?";
inline constexpr const char* draft_cannot_be_opened =
    "It was changed outside PsoasTrack and cannot be gone on with. What is stored is as it was. Discard it and enter "
    "the "
    "visit once more.";
inline constexpr const char* discard = "&Discard";
inline constexpr const char* leave_draft = "&Leave it";
inline constexpr const char* follow_ups = "Follow-ups due";
inline constexpr const char* no_follow_ups = "No follow-up is due.";
inline constexpr const char* no_scores = "Visits without a score, last 30 days";
inline constexpr const char* all_scored = "Every visit of the last 30 days has a score.";

inline std::string counted(const std::string& heading, std::int64_t count) {
  return heading + " · " + std::to_string(count);
}
inline std::string more(std::int64_t count) { return "and " + std::to_string(count) + " more"; }

}  // namespace psoas::wording::today
