#pragma once

// The words of red flags, health facts and warnings on treatments. The program prompts; it never says what a patient
// has.

#include <string>
#include <string_view>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/safety/red_flag.h"

namespace psoas::wording::safety {

// "⚠ 1 red flag: morning stiffness ≥ 30 min", "‼ 2 red flags, 1 an emergency: …". Of flags that are open; "" of none.
std::string banner(const std::vector<RedFlag>& open, const Catalogue& catalogue);

// "‼ Emergency", "⚠ Urgent", "⚠ To be thought of".
std::string severity(FlagSeverity severity);

// What the flag is of, and what raised it, as the catalogue says.
std::string flag_name(const RedFlag& flag, const Catalogue& catalogue);
std::string flag_cause(const RedFlag& flag, const Catalogue& catalogue);
// What one should think of and do.
std::string flag_prompt(const RedFlag& flag, const Catalogue& catalogue);

// "open", "acknowledged", "resolved".
std::string state(RedFlagState state);
// "Raised at the visit of 2026-03-01 by osei: morning stiffness ≥ 30 min (Morning stiffness: 45 min)".
std::string raised(const RedFlag& flag, const Catalogue& catalogue);
// "Acknowledged 2026-03-02 by osei: rheumatology asked".
std::string acknowledged(const RedFlagStep& step);
std::string resolved(const RedFlagStep& step);

// "Morning stiffness: 45 min"; what is not recorded: "weight not recorded".
std::string fact(const SafetyFact& fact, const Catalogue& catalogue);
std::string facts(const SafetyFacts& facts, const Catalogue& catalogue);

inline constexpr const char* flags_heading = "Red flags";
inline constexpr const char* flags_tab = "Red flags";
inline constexpr const char* no_flags = "No red flag was ever raised for this patient.";
inline constexpr const char* none_standing = "No red flag stands.";
inline constexpr const char* prompts_only =
    "The program prompts by what is recorded. It does not diagnose; whether it matters is for the clinician to say.";
inline constexpr const char* trigger_gone =
    "The visit was corrected or voided since: what raised the flag is no longer recorded. The flag stays until it is "
    "resolved.";
inline constexpr const char* action_taken = "Action taken";
inline constexpr const char* action_hint = "What was done or arranged. Kept with your name and the time.";
inline constexpr const char* acknowledge = "Acknowledge";
inline constexpr const char* resolve_reason = "Resolved because";
inline constexpr const char* resolve_hint = "What settled it. A flag is never deleted.";
inline constexpr const char* resolve = "Resolve";
inline constexpr const char* close = "Close  Esc";
inline constexpr const char* history = "Earlier flags";
inline constexpr const char* changed_meanwhile =
    "Somebody else dealt with this flag meanwhile. The list was read again.";
inline constexpr const char* open_flags_help = "Enter or Space opens the list of red flags";

// The checklist of a visit.
inline constexpr const char* checklist_heading = "Red flags";
inline constexpr const char* nothing_asked = "No red flags asked at this visit.";
inline constexpr const char* all_absent = "All a&bsent";
inline constexpr const char* ask_each = "Ask eac&h…";
inline constexpr const char* fold = "Fold";
// "11 asked: none present", "11 asked: 1 present (Cauda equina)", "3 of 11 asked: none present".
std::string checklist(int asked, int of, const std::vector<std::string>& present);

}  // namespace psoas::wording::safety
