#include "domain/treatment/treatment_repeat.h"

#include <algorithm>

namespace psoas {

namespace {

bool says_its_target(const Treatment& treatment, const TreatmentDefinition& definition) {
  if (definition.target_fields.empty()) return false;
  return std::any_of(treatment.parameters.begin(), treatment.parameters.end(),
                     [&](const FieldValue& parameter) { return parameter.field == definition.target_fields.front(); });
}

}  // namespace

const TreatmentRecord* latest_of_same_target(const std::vector<TreatmentRecord>& records, const Treatment& treatment,
                                             const TreatmentDefinition& definition) {
  if (definition.mark != TreatmentMark::procedure && definition.mark != TreatmentMark::diagnostic_block) return nullptr;
  if (!says_its_target(treatment, definition)) return nullptr;
  const TreatmentRecord* latest = nullptr;
  for (const TreatmentRecord& record : records) {
    const Treatment& earlier = record.treatment;
    if (earlier.status != TreatmentStatus::done || earlier.same_target_key != treatment.same_target_key) continue;
    if (earlier.date > treatment.date) continue;
    if (!latest || earlier.date >= latest->treatment.date) latest = &record;
  }
  return latest;
}

}  // namespace psoas
