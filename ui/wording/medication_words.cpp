#include "ui/wording/medication_words.h"

#include "domain/base/number.h"

namespace psoas::wording::medication {

namespace {

std::string why(const OpioidShare& share) {
  switch (share.gap) {
    case OpioidGap::no_factor: return share.drug + " has no factor";
    case OpioidGap::no_dose: return "the dose of " + share.drug + " is not complete";
    case OpioidGap::other_unit: return "the unit of " + share.drug + " says no milligrams";
    case OpioidGap::none: break;
  }
  return {};
}

}  // namespace

std::string dose_line(const OpioidDose& dose) {
  if (dose.shares.empty()) return "No opioid";
  if (!dose.mme) {
    std::string reasons;
    for (const OpioidShare& share : dose.shares)
      if (share.gap != OpioidGap::none) reasons += (reasons.empty() ? "" : "; ") + why(share);
    return "Opioids: MME not defined (" + reasons + ")";
  }
  std::string number = to_text(*dose.mme, 1);
  if (number.ends_with(".0")) number.resize(number.size() - 2);
  std::string line = "Opioids: " + number + " mg of morphine equivalents a day";
  if (dose.at_least_90()) line += " · ⚠ 90 or more";
  else if (dose.at_least_50()) line += " · ⚠ 50 or more";
  return line + ". For comparison only, never to convert one drug into another.";
}

}  // namespace psoas::wording::medication
