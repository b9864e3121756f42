#pragma once

// The opioid dose of a day in morphine milligram equivalents, for comparison over time and for nothing else: it is
// never used to convert one drug into another. Pure. Factors: CDC Clinical Practice Guideline for Prescribing
// Opioids 2022 (docs/methods.md, section 7); the catalogue holds them beside the drugs.

#include <optional>
#include <string>
#include <vector>

#include "domain/base/date.h"
#include "domain/catalogue/treatment_definition.h"
#include "domain/treatment/treatment.h"

namespace psoas {

// Why an opioid's share cannot be computed.
enum class OpioidGap {
  none,
  no_factor,   // buprenorphine, or an opioid that is not in the list
  no_dose,     // dose or times a day are not recorded
  other_unit,  // its unit says nothing of milligrams (or, for a patch, of micrograms an hour)
};

struct OpioidShare {
  std::string drug;           // as recorded
  std::optional<double> mme;  // a day
  OpioidGap gap = OpioidGap::none;
};

struct OpioidDose {
  std::vector<OpioidShare> shares;  // opioids taken that day, in the order given
  // Milligrams of morphine equivalents a day; 0 without an opioid; nothing when any share is undefined.
  std::optional<double> mme;

  bool at_least_50() const { return mme && *mme >= 50; }
  bool at_least_90() const { return mme && *mme >= 90; }
};

inline constexpr const char* medication_code = "tx_medication";

// True on the days a medication is taken: from its start until the day before its stop. One that starts and stops
// on the same day was taken on that day. Only what was done counts.
bool is_taken_on(const Treatment& medication, Date day);

// True for an opioid: by its class, by what was chosen from the list of opioids, or by its name. `definition` is the
// catalogue's tx_medication.
bool is_opioid(const Treatment& medication, const TreatmentDefinition& definition);

// One dose × times a day × factor, of the medications among `treatments` taken on `day`. A patch counts its rate.
// The dose of a day it is taken, whatever the days a week.
OpioidDose opioid_dose_on(Date day, const std::vector<Treatment>& treatments, const TreatmentDefinition& definition);

}  // namespace psoas
