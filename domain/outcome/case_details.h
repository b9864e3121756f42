#pragma once

// What the parameters of treatments add to a course: the diagnostic blocks before it, the opioid dose of a day, and how
// much of a programme was done.

#include <optional>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/outcome/outcome_result.h"
#include "domain/outcome/record_index.h"

namespace psoas {

// How long before an ablation a block may lie to count as its diagnostic block.
inline constexpr int block_days_before = 365;

// The diagnostic blocks the treatment is linked to; without a link those at the treated target and side in the year
// before the index day, levels left aside. With several blocks, relief is that of the weakest: a positive pair is
// positive twice. Nothing when there was none.
std::optional<CaseBlocks> blocks_before(const OutcomeCase& judged, const RecordIndex& index, const Catalogue& catalogue,
                                        const BlockProfile& profile);

// By sessions attended of those prescribed, else by home exercise as recorded.
std::optional<Adherence> adherence_to(const OutcomeCase& judged, const RecordIndex& index);

// The medications of one patient, for the opioid dose of any day.
class MedicationList {
 public:
  MedicationList(std::int32_t patient, const RecordIndex& index, const Catalogue& catalogue);

  // In morphine milligram equivalents a day; 0 without an opioid; nothing when the patient has no medication on record
  // or a share cannot be computed.
  std::optional<double> opioid_dose_on(DayNumber day) const;

 private:
  std::vector<Treatment> x_medications;
  const TreatmentDefinition* x_definition;
};

// True when both keys name the same target and side, whatever the treatment and the levels.
bool same_region(std::string_view one_key, std::string_view other_key);

}  // namespace psoas
