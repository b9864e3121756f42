#pragma once

// The clinic's settings, its audit trail, and what was imported, in SQL.

#include "domain/store/clinic.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"
#include "storage/verbs/own_catalogue_verbs.h"

namespace psoas::storage {

class Query;

// An entry of the audit trail from the columns sequence, at, offset_minutes, actor, role, session, workstation, action,
// entity, entity_id, patient, reason, old_document, program_version.
AuditEntry read_audit_entry(Query& query);

class ClinicVerbs final : public ClinicChanges {
 public:
  // `gate` is nullptr inside a read closure, which sees only Clinic. `in_force` takes a changed catalogue; nullptr
  // where there is none to be changed.
  ClinicVerbs(Connection& connection, Gate* gate, CatalogueInForce* in_force = nullptr)
      : x_connection(connection), x_gate(gate), x_in_force(in_force) {}

  ClinicSettings settings() override;
  OwnCatalogue own_catalogue() override;
  ClinicOutcomeSettings outcome_settings() override;
  std::vector<AuditEntry> audit(int most) override;
  std::vector<AuditEntry> audit_of(std::string_view entity, std::int64_t id) override;
  void begin_import() override;
  bool imported(std::string_view content_digest) override;
  std::int64_t imported_as(std::string_view source, std::string_view entity, std::string_view key) override;

  void change_settings(const ClinicSettings& settings, std::string_view reason) override;
  void change_own_catalogue(const OwnCatalogue& own, std::string_view reason) override;
  void change_outcome_settings(const OutcomeSettings& settings, int revision, std::string_view reason) override;
  void note_import(std::string_view content_digest, std::string_view source, std::string_view summary) override;
  void note_imported_as(std::string_view source, std::string_view entity, std::string_view key,
                        std::int64_t number) override;

  // The settings of a file that has none yet.
  void found_clinic(const ClinicSettings& settings);

 private:
  Connection& x_connection;
  Gate* x_gate;
  CatalogueInForce* x_in_force;
};

}  // namespace psoas::storage
