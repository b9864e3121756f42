#pragma once

// The texts of the episodes tab. Pure; the tab shows them.

#include <string>
#include <vector>

#include "domain/episode/episode.h"
#include "ui/patient/visit_rows.h"

namespace psoas::ui {

// One row per episode, open ones first, and the episode behind each.
struct EpisodeTable {
  TextTable table;
  std::vector<Episode> episodes;
};
EpisodeTable episode_rows(std::vector<Episode> episodes, const std::vector<Visit>& visits, const Catalogue& catalogue);

// What is known of an episode, as pairs of heading and text; only what was recorded. `visits` are the episode's, the
// latest first: its risk factors are theirs.
std::vector<std::pair<std::string, std::string>> episode_details(const Episode& episode,
                                                                 const std::vector<Visit>& visits,
                                                                 const Catalogue& catalogue);

// The visits that belong to an episode and are not void.
std::vector<Visit> visits_of(const Episode& episode, const std::vector<Visit>& visits);

}  // namespace psoas::ui
