#pragma once

// Visits and their drafts in SQL. What a visit holds is read and written by visit_content.h; changes are in
// visit_changes.cpp, drafts in draft_verbs.cpp.

#include "domain/catalogue/catalogue.h"
#include "domain/store/visits.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

class VisitVerbs final : public VisitChanges {
 public:
  // `gate` is nullptr inside a read closure, which sees only Visits.
  VisitVerbs(Connection& connection, const Catalogue& catalogue, const Clock& clock, Gate* gate)
      : x_connection(connection), x_catalogue(catalogue), x_clock(clock), x_gate(gate) {}

  Visit get(VisitId id) override;
  std::vector<Visit> of_patient(PatientId patient, bool with_voided) override;
  LastEntries last_entries(PatientId patient, Date on, std::optional<VisitId> except) override;
  std::optional<VisitId> with_uuid(std::string_view uuid) override;
  std::vector<DraftLine> drafts() override;
  std::optional<VisitDraft> draft(DraftId id) override;
  std::vector<std::string> clinicians() override;

  VisitId add(const Visit& visit) override;
  void correct(const Visit& visit, std::string_view reason) override;
  void void_visit(VisitId id, int revision, std::string_view reason) override;
  DraftId keep_draft(const VisitDraft& draft) override;
  void discard_draft(DraftId id) override;

 private:
  void keep_removed_places(const Visit& old, const Visit& corrected);
  Visit stored_for_change(VisitId id, int revision);
  void count_clinician(const std::string& name, int visits);
  void discard_draft_of(std::string_view uuid);

  Connection& x_connection;
  const Catalogue& x_catalogue;
  const Clock& x_clock;
  Gate* x_gate;
};

// How often a patient was here, first and last, after visits came, went or moved.
void count_activity_again(Connection& connection, PatientId patient);

}  // namespace psoas::storage
