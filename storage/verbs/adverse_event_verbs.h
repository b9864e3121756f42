#pragma once

// domain/store/adverse_events.h in SQL.

#include <optional>

#include "domain/store/adverse_events.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

class AdverseEventVerbs final : public AdverseEventChanges {
 public:
  // `gate` is nullptr inside a read closure, which sees only AdverseEvents.
  AdverseEventVerbs(Connection& connection, Gate* gate) : x_connection(connection), x_gate(gate) {}

  AdverseEvent adverse_event(AdverseEventId id) override;
  std::vector<AdverseEvent> of_patient(PatientId patient, bool with_voided) override;
  std::vector<PeriodAdverseEvent> in_period(Date from, Date to) override;

  AdverseEventId add(const AdverseEvent& event) override;
  void correct(const AdverseEvent& event, std::string_view reason) override;
  void void_event(AdverseEventId id, int revision, std::string_view reason) override;

 private:
  AdverseEvent stored_for_change(AdverseEventId id, int revision);
  void read_links(AdverseEvent& event);
  void write_links(const AdverseEvent& event);

  Connection& x_connection;
  Gate* x_gate;
};

}  // namespace psoas::storage
