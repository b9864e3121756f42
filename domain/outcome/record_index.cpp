#include "domain/outcome/record_index.h"

#include <tuple>

namespace psoas {

namespace {

bool earlier_value(const RecordedValue& a, const RecordedValue& b) {
  return std::tie(a.measure, a.day, a.entered, a.entry) < std::tie(b.measure, b.day, b.entered, b.entry);
}
bool earlier_treatment(const RecordedTreatment& a, const RecordedTreatment& b) {
  return std::tie(a.day, a.number) < std::tie(b.day, b.number);
}
bool earlier_finding(const RecordedFinding& a, const RecordedFinding& b) {
  return std::tie(a.day, a.entered, a.entry) < std::tie(b.day, b.entered, b.entry);
}
bool earlier_detail(const RecordedDetail& a, const RecordedDetail& b) {
  return std::tie(a.treatment.date, a.treatment.id) < std::tie(b.treatment.date, b.treatment.id);
}
bool earlier_link(const RecordedLink& a, const RecordedLink& b) {
  return std::tie(a.treatment, a.block) < std::tie(b.treatment, b.block);
}
bool earlier_day(const RecordedDay& a, const RecordedDay& b) {
  return std::tie(a.day, a.grade, a.treatment) < std::tie(b.day, b.grade, b.treatment);
}
bool earlier_diagnosis(const RecordedDiagnosis& a, const RecordedDiagnosis& b) {
  return std::tie(a.day, a.code) < std::tie(b.day, b.code);
}

}  // namespace

RecordIndex::RecordIndex(const OutcomeRecord& source)
    : record(source),
      values(source.values, source.patients.size(), earlier_value),
      treatments(source.treatments, source.patients.size(), earlier_treatment),
      findings(source.findings, source.patients.size(), earlier_finding),
      details(source.details, source.patients.size(), earlier_detail),
      links(source.links, source.patients.size(), earlier_link),
      withdrawals(source.withdrawals, source.patients.size(), earlier_day),
      adverse_events(source.adverse_events, source.patients.size(), earlier_day),
      diagnoses(source.diagnoses, source.patients.size(), earlier_diagnosis) {}

std::span<const RecordedValue* const> RecordIndex::values_of(std::int32_t patient, std::int32_t measure) const {
  const auto all = values.of(patient);
  const auto first =
      std::lower_bound(all.begin(), all.end(), measure,
                       [](const RecordedValue* value, std::int32_t wanted) { return value->measure < wanted; });
  auto last = first;
  while (last != all.end() && (*last)->measure == measure) ++last;
  return {first, last};
}

}  // namespace psoas
