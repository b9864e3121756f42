#pragma once

// domain/store/follow_ups.h in SQL. Lists and counts read the table that follow_up_planner.h keeps.

#include <optional>

#include "domain/catalogue/catalogue.h"
#include "domain/store/follow_ups.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

class FollowUpVerbs final : public FollowUpChanges {
 public:
  // `gate` is nullptr inside a read closure, which sees only FollowUps.
  FollowUpVerbs(Connection& connection, const Catalogue& catalogue, const Clock& clock, Gate* gate)
      : x_connection(connection), x_catalogue(catalogue), x_clock(clock), x_gate(gate) {}

  // Plans everybody whose record changed in this transaction so far.
  void plan_changed();

  FollowUpCounts counts(const FollowUpFilter& filter, Date today) override;
  std::int64_t waiting(Date today) override;
  std::vector<FollowUpLine> lines(FollowUpList list, const FollowUpFilter& filter, Date today, int most) override;
  std::vector<FollowUpCompleteness> completeness_by_clinician(const FollowUpFilter& filter, Date today) override;
  std::vector<FollowUpCompleteness> completeness_by_protocol(const FollowUpFilter& filter, Date today) override;
  std::vector<std::string> clinicians_followed() override;
  FollowUpHistory history(PatientId patient) override;
  PlanningRules rules() override;
  std::vector<ContactAttempt> attempts(PatientId patient) override;
  std::vector<VisitWithoutScore> visits_without_score(Date from, Date to, int most) override;
  std::int64_t count_visits_without_score(Date from, Date to) override;

  void log_attempt(const ContactAttempt& attempt) override;
  void give_up(PatientId patient, const std::vector<FollowUpKey>& keys, std::string_view reason) override;
  void take_up_again(PatientId patient, const FollowUpKey& key, std::string_view reason) override;
  void adopt(const std::vector<FollowUpProtocol>& protocols) override;

 private:
  void add_attempts(FollowUpLine& line);

  Connection& x_connection;
  const Catalogue& x_catalogue;
  const Clock& x_clock;
  Gate* x_gate;
};

}  // namespace psoas::storage
