#pragma once

// domain/store/saved_analyses.h in SQL. A question is stored as the text of an analysis file (storage/analysis_file.h).

#include <optional>

#include "domain/store/saved_analyses.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

class SavedAnalysisVerbs final : public SavedAnalysisChanges {
 public:
  // `gate` is nullptr inside a read closure, which sees only SavedAnalyses.
  SavedAnalysisVerbs(Connection& connection, Gate* gate) : x_connection(connection), x_gate(gate) {}

  std::vector<SavedAnalysisLine> lines() override;
  SavedAnalysis get(SavedAnalysisId id) override;
  SavedAnalysis named(std::string_view name) override;

  SavedAnalysisId add(const NamedAnalysis& named) override;
  void change(SavedAnalysisId id, int revision, const NamedAnalysis& named) override;
  void remove(SavedAnalysisId id, int revision, std::string_view reason) override;

 private:
  struct Stored {
    SavedAnalysisLine line;
    std::string question;
  };

  std::optional<Stored> stored(SavedAnalysisId id);
  Stored stored_for_change(SavedAnalysisId id, int revision);
  void require_free(std::string_view name, SavedAnalysisId except);

  Connection& x_connection;
  Gate* x_gate;
};

}  // namespace psoas::storage
