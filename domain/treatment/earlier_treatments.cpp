#include "domain/treatment/earlier_treatments.h"

#include <algorithm>

#include "domain/base/number.h"
#include "domain/treatment/block_relief.h"
#include "domain/visit/visit_draft.h"

namespace psoas {

namespace {

bool fits(const Treatment& treatment, const Catalogue& catalogue, LinkRole role) {
  const TreatmentDefinition* definition = catalogue.treatment(treatment.code);
  if (!definition) return false;
  const bool done = treatment.status == TreatmentStatus::done;
  if (role == LinkRole::consultation)
    return treatment.status == TreatmentStatus::planned || (done && treatment.code == "tx_referral");
  if (!done) return false;
  return role == LinkRole::trial ? is_trial(treatment) : is_diagnostic_block(treatment, *definition);
}

const Treatment* found(TreatmentId id, const Visit& visit, const std::vector<TreatmentRecord>& records) {
  for (const TreatmentRecord& record : records)
    if (record.treatment.id == id) return &record.treatment;
  for (const Treatment& treatment : visit.treatments)
    if (treatment.id == id) return &treatment;
  return nullptr;
}

}  // namespace

std::vector<const TreatmentRecord*> linkable(const std::vector<TreatmentRecord>& records, const Catalogue& catalogue,
                                             LinkRole role, Date on) {
  std::vector<const TreatmentRecord*> earlier;
  for (const TreatmentRecord& record : records)
    if (fits(record.treatment, catalogue, role) && record.treatment.date <= on) earlier.push_back(&record);
  std::stable_sort(earlier.begin(), earlier.end(), [](const TreatmentRecord* a, const TreatmentRecord* b) {
    return a->treatment.date > b->treatment.date;
  });
  return earlier;
}

std::string link_line(const Treatment& treatment, const Catalogue& catalogue) {
  std::string line = to_string(treatment.date) + " " + short_description(treatment, catalogue);
  if (treatment.status == TreatmentStatus::planned) return line + " · planned";
  if (const auto relief = block_relief(treatment)) return line + " · " + to_text(relief->best_percent, 0) + " %";
  const Value* relief = treatment.parameter("trial_relief_percent");
  if (relief && relief->number) line += " · " + to_text(*relief->number, 0) + " %";
  return line;
}

Problems check_links(const Visit& visit, const std::vector<int>& numbers, const std::vector<TreatmentRecord>& records,
                     const Catalogue& catalogue) {
  Problems problems;
  for (std::size_t i = 0; i < visit.treatments.size() && i < numbers.size(); ++i) {
    const Treatment& treatment = visit.treatments[i];
    for (const TreatmentLink& link : treatment.links) {
      const Treatment* earlier = found(link.to, visit, records);
      if (earlier && earlier->date <= treatment.date) continue;
      Problem& problem = problems.emplace_back();
      problem.field = treatment_path(numbers[i], "link/" + std::string(code_of(link.role)));
      problem.given = to_string(treatment.date);
      problem.code = earlier ? ProblemCode::before_treatment : ProblemCode::unknown_reference;
      problem.other = earlier ? short_description(*earlier, catalogue) : "treatment of this patient";
      if (earlier) problem.low = to_string(earlier->date);
    }
  }
  return problems;
}

}  // namespace psoas
