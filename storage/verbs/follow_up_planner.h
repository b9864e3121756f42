#pragma once

// Keeps the table of follow-ups true: plans patients anew after their record changed, and everybody whom a changed
// protocol concerns. What is planned is decided in domain/followup.

#include <string>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/followup/plan.h"
#include "storage/engine/connection.h"
#include "storage/engine/query.h"

namespace psoas::storage {

// From the column `first` on: treatment, protocol, step, treated_on, opens, due, closes, status, fulfilled_by,
// fulfilled_on, seen_on, clinician.
FollowUp read_follow_up(Query& query, int first);

// The protocols with the days their steps came or changed.
PlanningRules read_planning_rules(Connection& connection, const std::vector<FollowUpProtocol>& protocols);

FollowUpHistory read_follow_up_history(Connection& connection, PatientId patient);

// Plans a patient and writes what differs. Derived, so no entry of the audit trail is needed.
void plan_patient(Connection& connection, PatientId patient, const PlanningRules& rules, Date today);

// True when the protocols are not those the file was planned with last.
bool protocols_changed(Connection& connection, const std::vector<FollowUpProtocol>& protocols);

// Notes the protocols and plans whom the change concerns; a file that was never planned is planned whole. Inside the
// caller's transaction.
void adopt_protocols(Connection& connection, const std::vector<FollowUpProtocol>& protocols, Date today);

}  // namespace psoas::storage
