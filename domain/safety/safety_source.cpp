#include "domain/safety/safety_source.h"

#include "domain/store/health.h"
#include "domain/store/red_flags.h"

namespace psoas {

SafetyContext SafetySource::context(const Patient& patient, const Catalogue& catalogue) const {
  SafetyContext context;
  context.catalogue = &catalogue;
  context.birth_date = patient.birth_date;
  context.sex = patient.sex;
  context.health = &health;
  context.treatments = treatments;
  context.flags = flags;
  return context;
}

namespace {

template <class Records>
SafetySource read_from(Records& records, PatientId patient, std::optional<VisitId> except) {
  SafetySource source;
  source.health = records.health().of_patient(patient);
  for (const RedFlag& flag : records.red_flags().of_patient(patient))
    if (flag.state() != RedFlagState::resolved) source.flags.push_back(flag.code);
  for (TreatmentRecord& record : records.series().treatments(patient))
    if (record.visit != except) source.treatments.push_back(std::move(record.treatment));
  return source;
}

}  // namespace

SafetySource read_safety_source(Reading& reading, PatientId patient, std::optional<VisitId> except) {
  return read_from(reading, patient, except);
}

SafetySource read_safety_source(Writing& writing, PatientId patient, std::optional<VisitId> except) {
  return read_from(writing, patient, except);
}

}  // namespace psoas
