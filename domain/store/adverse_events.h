#pragma once

// Adverse events and the treatments they are linked to.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/adverse_event/adverse_event.h"

namespace psoas {

struct LinkedTreatment {
  std::string code;
  Date date{};
  bool done = true;  // neither aborted nor planned

  bool operator==(const LinkedTreatment&) const = default;
};

// An event as a report on a period needs it.
struct PeriodAdverseEvent {
  AdverseEvent event;
  std::string mrn;           // this and the name are "" for those who are not told who it is
  std::string patient_name;  // "Rivera, Ana"
  // One for each of `event.treatments`, which are here only those that are still in the record.
  std::vector<LinkedTreatment> linked;
};

class AdverseEvents {
 public:
  virtual ~AdverseEvents() = default;

  // Throws StoreError missing.
  virtual AdverseEvent adverse_event(AdverseEventId id) = 0;

  // Latest onset first; voided ones only when asked for.
  virtual std::vector<AdverseEvent> of_patient(PatientId patient, bool with_voided = false) = 0;

  // Events with their onset in the period, both ends included, by onset; of patients that are not voided.
  virtual std::vector<PeriodAdverseEvent> in_period(Date from, Date to) = 0;
};

class AdverseEventChanges : public AdverseEvents {
 public:
  // An event with the same uuid and content that is there already is not stored again; its id is given. Throws
  // StoreError stale with other content, missing for a patient or visit that is not there.
  virtual AdverseEventId add(const AdverseEvent& event) = 0;

  // Replaces the content; `event.revision` must be the stored one (else stale). The old content stays in the audit
  // trail with the reason.
  virtual void correct(const AdverseEvent& event, std::string_view reason) = 0;

  virtual void void_event(AdverseEventId id, int revision, std::string_view reason) = 0;
};

}  // namespace psoas
