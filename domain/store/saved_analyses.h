#pragma once

// Questions about outcomes that were given a name, to be asked again of the record as it stands then. What the answer
// is comes from domain/outcome each time; no answer is kept.

#include <string>
#include <string_view>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/id.h"
#include "domain/outcome/analysis.h"

namespace psoas {

using SavedAnalysisId = Id<struct SavedAnalysisSubject>;

inline constexpr std::size_t most_analysis_name_bytes = 200;

// A line of the list.
struct SavedAnalysisLine {
  SavedAnalysisId id;
  std::string name;
  std::string author;  // who saved it first
  Moment created_at{};
  std::string changed_by;
  Moment changed_at{};
  int revision = 0;

  bool operator==(const SavedAnalysisLine&) const = default;
};

struct SavedAnalysis : SavedAnalysisLine {
  Analysis analysis;  // `as_of` as in NamedAnalysis
};

class SavedAnalyses {
 public:
  virtual ~SavedAnalyses() = default;

  // By name; removed ones are left out.
  virtual std::vector<SavedAnalysisLine> lines() = 0;

  // Throws StoreError missing when there is none, or it was removed; SettingsError when its text cannot be read.
  virtual SavedAnalysis get(SavedAnalysisId id) = 0;
  virtual SavedAnalysis named(std::string_view name) = 0;
};

class SavedAnalysisChanges : public SavedAnalyses {
 public:
  // The name must not be empty. Throws StoreError duplicate when another one has it, SettingsError for a question with
  // text that may not be kept (invisible characters).
  virtual SavedAnalysisId add(const NamedAnalysis& named) = 0;

  // Puts name and question in the place of the stored ones; `revision` must be the stored one, else StoreError stale.
  // Throws duplicate, missing.
  virtual void change(SavedAnalysisId id, int revision, const NamedAnalysis& named) = 0;

  // Takes it out of the list; it stays in the record with the reason. Throws stale, missing.
  virtual void remove(SavedAnalysisId id, int revision, std::string_view reason) = 0;
};

}  // namespace psoas
