#include "domain/outcome/case_details.h"

#include <algorithm>

#include "domain/treatment/block_relief.h"
#include "domain/treatment/opioid_dose.h"
#include "domain/treatment/treatment_figures.h"

namespace psoas {

namespace {

double observed_hours(const BlockRelief& relief, double percent) {
  const std::optional<ReliefRun>& run = percent >= 80 ? relief.run80 : relief.run50;
  return run ? run->observed_hours : 0;
}

void tell_relief(CaseBlocks& blocks, const BlockRelief& relief) {
  blocks.best_percent = relief.best_percent;
  blocks.observed_hours.reset();
  blocks.interpolated_hours.reset();
  if (!relief.run50) return;
  blocks.observed_hours = relief.run50->observed_hours;
  blocks.interpolated_hours = relief.run50->ends_at_hours;
}

// What the treatment is recorded to rest on, by number.
std::vector<std::int64_t> linked_blocks(const OutcomeCase& judged, const RecordIndex& index) {
  std::vector<std::int64_t> blocks;
  for (const RecordedLink* link : index.links.of(judged.patient))
    if (link->treatment == judged.treatment_number) blocks.push_back(link->block);
  return blocks;
}

bool is_block_of(const RecordedDetail& detail, const OutcomeCase& judged, const RecordIndex& index,
                 const Catalogue& catalogue, const std::vector<std::int64_t>& linked) {
  if (!linked.empty()) return std::find(linked.begin(), linked.end(), detail.treatment.id.number) != linked.end();
  const TreatmentDefinition* definition = catalogue.treatment(detail.treatment.code);
  const int since = day_number(detail.treatment.date) - judged.index_day;
  return definition && since < 0 && since >= -block_days_before && is_diagnostic_block(detail.treatment, *definition) &&
         same_region(detail.treatment.same_target_key, index.record.words.at(judged.target));
}

}  // namespace

bool same_region(std::string_view one_key, std::string_view other_key) {
  const auto target_and_side = [](std::string_view key) {
    const std::size_t code_end = key.find('/');
    if (code_end == std::string_view::npos) return std::pair<std::string_view, std::string_view>{};
    key.remove_prefix(code_end + 1);
    const std::size_t side = key.rfind('/');
    return std::pair{key.substr(0, key.find('/')), side == std::string_view::npos ? key : key.substr(side + 1)};
  };
  const auto one = target_and_side(one_key);
  return !one.first.empty() && one == target_and_side(other_key);
}

std::optional<CaseBlocks> blocks_before(const OutcomeCase& judged, const RecordIndex& index, const Catalogue& catalogue,
                                        const BlockProfile& profile) {
  std::optional<CaseBlocks> blocks;
  std::vector<BlockSeen> seen;
  const std::vector<std::int64_t> linked = linked_blocks(judged, index);
  for (const RecordedDetail* detail : index.details.of(judged.patient)) {
    if (!is_block_of(*detail, judged, index, catalogue, linked)) continue;
    if (!blocks) blocks.emplace();
    const std::optional<BlockRelief> relief = block_relief(detail->treatment);
    BlockSeen block;
    block.day = day_number(detail->treatment.date) - judged.index_day;
    if (relief && relief->judged) {
      block.best_percent = relief->best_percent;
      block.hours = observed_hours(*relief, profile.relief_percent);
      blocks->block50 = blocks->block50.value_or(true) && relief->relief50;
      blocks->block80 = blocks->block80.value_or(true) && relief->relief80;
      if (!blocks->best_percent || relief->best_percent < *blocks->best_percent) tell_relief(*blocks, *relief);
    }
    seen.push_back(block);
  }
  if (blocks) blocks->prerequisite_met = blocks_allow_ablation(seen, profile);
  return blocks;
}

std::optional<Adherence> adherence_to(const OutcomeCase& judged, const RecordIndex& index) {
  for (const RecordedDetail* detail : index.details.of(judged.patient)) {
    const Treatment& treatment = detail->treatment;
    if (treatment.id.number != judged.treatment_number) continue;
    const Value* attended = treatment.parameter("sessions_attended");
    const Value* prescribed = treatment.parameter("sessions_prescribed");
    if (attended && prescribed && attended->number && prescribed->number)
      if (const std::optional<double> percent = attendance_percent(*attended->number, *prescribed->number))
        return adherence_of(*percent);
    const Value* home = treatment.parameter("home_adherence");
    if (!home) return std::nullopt;
    for (const Adherence adherence : {Adherence::from_three_quarters, Adherence::from_half, Adherence::from_quarter})
      if (home->code == code_of(adherence)) return adherence;
    return Adherence::below_quarter;
  }
  return std::nullopt;
}

MedicationList::MedicationList(std::int32_t patient, const RecordIndex& index, const Catalogue& catalogue)
    : x_definition(catalogue.treatment(medication_code)) {
  for (const RecordedDetail* detail : index.details.of(patient))
    if (detail->treatment.code == medication_code) x_medications.push_back(detail->treatment);
}

std::optional<double> MedicationList::opioid_dose_on(DayNumber day) const {
  if (x_medications.empty() || !x_definition) return std::nullopt;
  return psoas::opioid_dose_on(date_of(day), x_medications, *x_definition).mme;
}

}  // namespace psoas
