#include "domain/outcome/form_changes.h"

#include <map>

namespace psoas {

std::vector<FormChange> form_changes(const std::vector<DatedValue>& values, std::string_view instrument,
                                     const std::vector<Visit>& visits) {
  std::map<VisitId, const ScoreEntry*> by_visit;
  for (const Visit& visit : visits)
    if (const ScoreEntry* score = visit.score(instrument)) by_visit.emplace(visit.id, score);
  std::vector<FormChange> changes;
  std::string known;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto found = by_visit.find(values[i].visit);
    if (found == by_visit.end() || found->second->version.empty()) continue;
    const std::string& version = found->second->version;
    if (!known.empty() && known != version) changes.push_back({i, values[i].date, known, version});
    known = version;
  }
  return changes;
}

}  // namespace psoas
