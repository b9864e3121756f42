#include "domain/treatment/opioid_dose.h"

#include "domain/base/text.h"

namespace psoas {

namespace {

std::string folded(std::string_view text) {
  std::string lower;
  for (const char c : trimmed(text)) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

std::string drug_of(const Treatment& treatment) {
  const Value* drug = treatment.parameter("drug");
  return drug ? drug->text : std::string();
}

// What was chosen from the list, else the choice whose code or label is the drug's name.
const Choice* opioid_choice(const Treatment& treatment, const TreatmentDefinition& definition) {
  const FieldDefinition* field = definition.field("", "opioid");
  if (!field) return nullptr;
  if (const Choice* chosen = field->choice(code_in(treatment, "opioid"))) return chosen;
  const std::string name = folded(drug_of(treatment));
  for (const Choice& choice : field->choices)
    if (name == choice.code || (!choice.label.empty() && name == folded(choice.label))) return &choice;
  return nullptr;
}

// Milligrams in one of the unit; nothing when it does not say.
std::optional<double> milligrams_in(std::string_view unit) {
  if (unit == "mg") return 1;
  if (unit == "ug") return 0.001;
  if (unit == "g") return 1000;
  return std::nullopt;
}

OpioidShare share_of(const Treatment& treatment, const TreatmentDefinition& definition) {
  OpioidShare share;
  share.drug = drug_of(treatment);
  const Choice* opioid = opioid_choice(treatment, definition);
  if (!opioid || !opioid->number) {
    share.gap = OpioidGap::no_factor;
    return share;
  }
  const Value* dose = treatment.parameter("dose");
  const Value* times = treatment.parameter("doses_per_day");
  const std::string unit = code_in(treatment, "dose_unit");
  const bool patch = opioid->code == "fentanyl_patch";
  if (!dose || !dose->number || (!patch && (!times || !times->number))) {
    share.gap = OpioidGap::no_dose;
    return share;
  }
  if (patch) {
    if (unit == "ug_h") share.mme = *dose->number * *opioid->number;
  } else if (const auto milligrams = milligrams_in(unit)) {
    share.mme = *dose->number * *milligrams * *times->number * *opioid->number;
  }
  if (!share.mme) share.gap = OpioidGap::other_unit;
  return share;
}

}  // namespace

bool is_taken_on(const Treatment& medication, Date day) {
  if (medication.code != medication_code || medication.status != TreatmentStatus::done) return false;
  if (day < medication.date) return false;
  return !medication.end_date || day < *medication.end_date || day == medication.date;
}

bool is_opioid(const Treatment& medication, const TreatmentDefinition& definition) {
  return code_in(medication, "class") == "opioid" || opioid_choice(medication, definition);
}

OpioidDose opioid_dose_on(Date day, const std::vector<Treatment>& treatments, const TreatmentDefinition& definition) {
  OpioidDose dose;
  dose.mme = 0;
  for (const Treatment& treatment : treatments) {
    if (!is_taken_on(treatment, day) || !is_opioid(treatment, definition)) continue;
    OpioidShare share = share_of(treatment, definition);
    if (!share.mme) dose.mme.reset();
    else if (dose.mme) *dose.mme += *share.mme;
    dose.shares.push_back(std::move(share));
  }
  return dose;
}

}  // namespace psoas
