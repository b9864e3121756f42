#pragma once

// A subject as the recipient gets one, and how many others share what is told of one. An age over 89, at index or at
// any later day of the record, is told as "90+" and without the year.

#include <array>
#include <string>
#include <vector>

#include "domain/base/progress.h"
#include "domain/privacy/export_record.h"

namespace psoas {

// What a person could be recognised by, alone or together. The order is the one in which it is given up.
enum class Quasi { diagnosis, place, year, age, sex, treatment };
inline constexpr std::array<Quasi, 6> quasi_identifiers{Quasi::diagnosis, Quasi::place, Quasi::year,
                                                        Quasi::age,       Quasi::sex,   Quasi::treatment};
std::string_view code_of(Quasi quasi);  // "diagnosis", "place", "index_year", "age_band", "sex", "index_treatment"

struct ReleasedPatient {
  std::size_t subject = 0;  // place in ExportRecord::subjects
  std::size_t patient = 0;  // place in ExportRecord::patients
  int age = 0;              // at index
  bool very_old = false;    // "90+"
  std::string diagnosis;
  std::array<bool, quasi_identifiers.size()> grouped{};  // no longer told, because few share it
  bool left_out = false;

  bool tells(Quasi quasi) const { return !grouped[static_cast<std::size_t>(quasi)]; }
};

inline constexpr std::string_view very_old_age = "90+";
std::string age_band(int age);  // "50-59"; "90+"

// Three digits of a postal code, "000" for the areas with 20,000 people or fewer (census of 2000).
std::string zip3_of(std::string_view zip);

// In the order of the subjects.
std::vector<ReleasedPatient> released_patients(const ExportRecord& record);

// One combination of what is told, and how many share it.
struct Combination {
  std::vector<std::string> values;  // in the order of Combinations::of
  int patients = 0;

  bool operator==(const Combination&) const = default;
};

struct Combinations {
  std::vector<Quasi> of;          // those the request exports
  std::vector<Combination> rare;  // shared by fewer than the minimum; the fewest first
  int different = 0;
  int patients = 0;
  int patients_in_rare = 0;
};

// Of those that are not left out.
Combinations count_combinations(const std::vector<ReleasedPatient>& patients, const ExportRecord& record,
                                const ExportRequest& request);

// Groups or leaves out as the request says until no combination is shared by fewer than the minimum. Grouped is, for
// the patients concerned, one thing told after the other; what their rows of treatments show anyway is not. Who is
// still one of too few is left out. Throws Cancelled.
void apply_rare_rule(std::vector<ReleasedPatient>& patients, const ExportRecord& record, const ExportRequest& request,
                     Progress& progress);

}  // namespace psoas
