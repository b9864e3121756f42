#pragma once

// Merging two records of one person, and taking them apart again.

#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "domain/base/id.h"
#include "domain/patient/patient_merge.h"

namespace psoas {

class PatientMerges {
 public:
  virtual ~PatientMerges() = default;

  // What merging would do; it opens both charts. Throws StoreError missing.
  virtual MergePreview preview(PatientId from, PatientId into) = 0;

  // The record that had this number and was merged into another, which `merged_into` of it names.
  virtual std::optional<Patient> merged_under(std::string_view mrn) = 0;

  // The records merged into this one that were not taken apart again, newest first.
  virtual std::vector<PatientMerge> merged_into(PatientId patient) = 0;

  // What taking one apart would do. Throws StoreError missing, also for one that was taken apart.
  virtual MergeSeparation separation(PatientMergeId merge) = 0;
};

class PatientMergeChanges : public PatientMerges {
 public:
  // Throws StoreError stale when either record is not what the request was made from, not_mergeable.
  virtual PatientMergeId merge(const MergeRequest& request) = 0;

  // Everything that came with the merge goes back, and `along` of what was entered since. Throws StoreError missing,
  // not_mergeable.
  virtual void separate(PatientMergeId merge, const std::set<MergedKey>& along, std::string_view reason) = 0;
};

}  // namespace psoas
