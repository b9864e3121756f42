#pragma once

// The words of the health facts of a patient.

#include <string>
#include <string_view>

namespace psoas::wording::health {

inline constexpr const char* tab = "Health";
inline constexpr const char* about =
    "What stands from visit to visit and decides what is safe. What was not asked is not assessed, never absent.";
inline constexpr const char* not_asked = "not asked";
inline constexpr const char* until = "until";
inline constexpr const char* asked_on = "asked on";
inline constexpr const char* measured_on = "measured on";
inline constexpr const char* rest_absent = "All others a&bsent";
inline constexpr const char* rest_absent_help = "Every condition not answered yet was asked today, and is absent.";
inline constexpr const char* save = "Save  Ctrl+S";
inline constexpr const char* save_anyway = "Save anyway  Ctrl+S";
inline constexpr const char* saved = "Health facts saved.";
inline constexpr const char* look_at_warnings = "Please look at the facts marked ⚠. If they are right, save again.";
inline constexpr const char* look_at_problems = "Nothing was saved: please see the facts marked ✗.";
inline constexpr const char* changed_meanwhile =
    "Somebody else changed these facts meanwhile; nothing was saved. Theirs were read and your changes stand over "
    "them: "
    "please look, then save again.";
inline constexpr const char* unsaved = "Health facts were typed and are not saved yet.";
inline constexpr const char* never_recorded = "No health fact was ever recorded.";

inline std::string bmi(const std::string& number) { return "BMI " + number + " kg/m²"; }

}  // namespace psoas::wording::health
