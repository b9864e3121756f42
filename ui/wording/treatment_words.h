#pragma once

// What is said beside a treatment that is being typed or looked up: what follows from its parameters, how long a
// block helped, when the same target was treated before.

#include <string>

#include "domain/base/date.h"
#include "domain/treatment/block_relief.h"
#include "domain/treatment/treatment_figures.h"
#include "domain/treatment/treatment_link.h"

namespace psoas::wording::treatment {

// "local anaesthetic 40 mg (lidocaine) · 5 mL in all · 2 muscles (1–2)"; "" when nothing follows.
std::string figures(const TreatmentFigures& figures);

// "best relief 86 % after 1 h · ≥ 50 % for 3.5 h (0.5 to 4 h), until 6 h by the line between · ≥ 80 % …".
std::string relief(const BlockRelief& relief);

// "same target as 2025-01-20, 266 days ago".
std::string same_target(Date earlier, Date day);

inline constexpr const char* row_keys = "F7 adds a row like this one, Shift+F7 removes it";
inline std::string add_row(const std::string& group) { return "Add to " + group + "  F7"; }
inline std::string remove_row(const std::string& group, int row) {
  return "Remove " + group + " " + std::to_string(row + 1);
}
inline constexpr const char* remove_this = "Remove";

// Links to earlier treatments.
inline std::string rests_on(LinkRole role) {
  switch (role) {
    case LinkRole::trial: return "Rests on the trial";
    case LinkRole::consultation: return "Planned or referred on";
    case LinkRole::diagnostic_block: break;
  }
  return "Rests on the diagnostic blocks";
}
inline constexpr const char* nothing_to_rest_on = "none is recorded before this day";
inline constexpr const char* treatment_gone = "no longer in the record";

// Favourites.
inline constexpr const char* favourites = "Favourites…";
inline constexpr const char* no_favourites =
    "No favourites of this clinician yet: open a treatment and keep its parameters under a name.";
inline constexpr const char* favourite_name = "Keep as favourite, called";
inline constexpr const char* keep_favourite = "Keep";
inline constexpr const char* favourite_needs_name = "Give the favourite a name first.";
inline std::string favourite_line(const std::string& name, const std::string& treatment) {
  return name + " · " + treatment;
}
inline std::string favourite_detail(const std::string& treatment) { return "favourite · " + treatment; }
inline std::string remove_favourite(const std::string& name) { return "Remove favourite " + name; }
inline std::string favourite_kept(const std::string& name) {
  return "“" + name + "” is kept and offered when a treatment is added.";
}

}  // namespace psoas::wording::treatment
