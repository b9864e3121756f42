#pragma once

// Merging two records of a person (patient_merging.cpp) and taking them apart again (patient_separating.cpp); what
// either would do is read in patient_merge_reading.cpp.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/clock.h"
#include "domain/catalogue/catalogue.h"
#include "domain/store/patient_merges.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

class PatientMergeVerbs final : public PatientMergeChanges {
 public:
  // `gate` is nullptr inside the store only.
  PatientMergeVerbs(Connection& connection, const Catalogue& catalogue, const Clock& clock, Gate* gate)
      : x_connection(connection), x_catalogue(catalogue), x_clock(clock), x_gate(gate) {}

  MergePreview preview(PatientId from, PatientId into) override;
  std::optional<Patient> merged_under(std::string_view mrn) override;
  std::vector<PatientMerge> merged_into(PatientId patient) override;
  MergeSeparation separation(PatientMergeId merge) override;

  PatientMergeId merge(const MergeRequest& request) override;
  void separate(PatientMergeId merge, const std::set<MergedKey>& along, std::string_view reason) override;

 private:
  // Where subjects go, and what the trail says of it.
  struct Move {
    PatientId to;
    std::string_view action;
    std::string reason;
  };

  PatientMerge standing_merge(PatientMergeId merge);
  void require_untouched(PatientId patient);
  void read_details_taken(MergeSeparation& separation);
  void read_facts_taken(MergeSeparation& separation);
  void read_subjects(MergeSeparation& separation);
  void read_leaning(std::vector<MergedSubject>& subjects, PatientId patient);

  PatientMergeId add_merge(const MergePreview& found, const MergeRequest& request);
  void take_details(PatientMergeId merge, const MergePreview& found, const MergeRequest& request);
  void correct_details(const Patient& stored, const PatientDraft& draft, std::string_view reason);
  void take_facts(PatientMergeId merge, const MergePreview& found, const MergeRequest& request);
  void void_merged(const Patient& from, const MergeRequest& request, const std::string& reason);
  void move(std::string_view entity, std::int64_t id, const Move& move);
  void move_visit(std::int64_t visit, PatientId from, const Move& over);
  void find_anew(PatientId patient);

  void judge_again(const MergeSeparation& separation);
  void bring_back(const Patient& from, const std::string& reason);
  void give_details_back(const MergeSeparation& separation, std::string_view reason);
  void give_facts_back(const MergeSeparation& separation, std::string_view reason);

  Connection& x_connection;
  const Catalogue& x_catalogue;
  const Clock& x_clock;
  Gate* x_gate;
};

// Throws StoreError not_mergeable.
[[noreturn]] void refuse_merge(MergeRefusal why);

// By code: what the target said of each fact that it took over from the source; nothing where it said nothing.
std::map<std::string, std::optional<HealthFact>> facts_before(Connection& connection, PatientMergeId merge);

}  // namespace psoas::storage
