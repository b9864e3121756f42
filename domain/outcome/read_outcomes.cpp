#include "domain/outcome/read_outcomes.h"

#include <algorithm>

namespace psoas {

namespace {

void add_once(std::vector<std::string>& list, std::string_view code) {
  if (!code.empty() && std::find(list.begin(), list.end(), code) == list.end()) list.emplace_back(code);
}

void want_measure(OutcomeWanted& wanted, const Catalogue& catalogue, std::string_view code) {
  if (catalogue.instrument(code)) add_once(wanted.instruments, code);
  else if (catalogue.finding(code)) add_once(wanted.findings, code);
}

bool has_field(const TreatmentDefinition& definition, std::string_view group, std::string_view code) {
  return definition.field(group, code) != nullptr;
}

}  // namespace

OutcomeWanted wanted_by(const Analysis& analysis, const Catalogue& catalogue) {
  OutcomeWanted wanted;
  wanted.treatments = analysis.treatments;
  wanted.marked_only = analysis.index == IndexRule::marked;
  wanted.from = analysis.from;
  wanted.to = analysis.to;
  want_measure(wanted, catalogue, analysis.measure);
  for (const std::string_view code : {"nrs_avg7", "pgic"}) want_measure(wanted, catalogue, code);
  for (const std::string& code : analysis.settings.function_measures) want_measure(wanted, catalogue, code);
  for (const OutcomeIndicator& indicator : standard_indicators()) want_measure(wanted, catalogue, indicator.measure);
  if (wanted.instruments.size() > most_instruments) wanted.instruments.resize(most_instruments);
  for (const FindingFilter& filter : analysis.findings) add_once(wanted.findings, filter.code);
  if (analysis.group_by == GroupBy::finding) add_once(wanted.findings, analysis.group_finding);
  wanted.clinicians = !analysis.clinician.empty() || analysis.group_by == GroupBy::clinician;
  wanted.diagnoses = !analysis.diagnosis.empty();
  if (analysis.with_details)
    for (const TreatmentDefinition& definition : catalogue.treatments())
      if (!definition.diagnostic_when.empty() || has_field(definition, "", "sessions_attended") ||
          definition.mark == TreatmentMark::medication)
        add_once(wanted.details, definition.code);
  return wanted;
}

OutcomeWanted wanted_for_more(const Analysis& analysis, const Catalogue& catalogue) {
  OutcomeWanted wanted = wanted_by(analysis, catalogue);
  wanted.treatments.clear();
  wanted.clinicians = true;
  return wanted;
}

bool is_enough(const OutcomeWanted& read, const OutcomeWanted& asked) {
  const auto holds = [](const std::vector<std::string>& all, const std::vector<std::string>& some) {
    return std::all_of(some.begin(), some.end(),
                       [&](const std::string& code) { return std::find(all.begin(), all.end(), code) != all.end(); });
  };
  const bool treatments =
      read.treatments.empty() || (!asked.treatments.empty() && holds(read.treatments, asked.treatments));
  return treatments && (!read.marked_only || asked.marked_only) && holds(read.instruments, asked.instruments) &&
         holds(read.findings, asked.findings) && holds(read.details, asked.details) &&
         (read.clinicians || !asked.clinicians) && (read.diagnoses || !asked.diagnoses) &&
         (read.patient_rows || !asked.patient_rows);
}

OutcomeResult read_outcomes(Reading& reading, const Catalogue& catalogue, const Analysis& analysis,
                            Progress& progress) {
  return analyse(analysis, reading.outcomes().record(wanted_by(analysis, catalogue), progress), catalogue, progress);
}

}  // namespace psoas
