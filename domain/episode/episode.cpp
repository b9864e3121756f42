#include "domain/episode/episode.h"

#include <algorithm>

namespace psoas {

std::string_view code_of(Certainty certainty) {
  switch (certainty) {
    case Certainty::confirmed: return "confirmed";
    case Certainty::suspected: return "suspected";
    case Certainty::exclusion: return "exclusion";
    case Certainty::probable: break;
  }
  return "probable";
}

std::optional<Certainty> certainty_of(std::string_view code) {
  for (const Certainty certainty :
       {Certainty::confirmed, Certainty::probable, Certainty::suspected, Certainty::exclusion})
    if (code_of(certainty) == code) return certainty;
  return std::nullopt;
}

const std::vector<EpisodeWord>& pain_courses() {
  static const std::vector<EpisodeWord> words{
      {"constant", "constant"}, {"intermittent", "intermittent"}, {"episodic", "episodic"}};
  return words;
}

const std::vector<EpisodeWord>& closing_reasons() {
  static const std::vector<EpisodeWord> words{{"resolved", "resolved"},
                                              {"goal_reached", "goal reached, pain remains"},
                                              {"referred", "referred elsewhere"},
                                              {"surgery", "went on to surgery"},
                                              {"stopped_coming", "stopped coming"},
                                              {"other_diagnosis", "turned out to be something else"},
                                              {"died", "died"},
                                              {"entered_in_error", "entered in error"},
                                              {"other", "other, see note"}};
  return words;
}

std::string_view label_in(const std::vector<EpisodeWord>& words, std::string_view code) {
  for (const EpisodeWord& word : words)
    if (word.code == code) return word.label;
  return code;
}

std::string onset_text(const Episode& episode) {
  if (!episode.onset) return {};
  const std::string day = to_string(*episode.onset);
  if (episode.onset_precision == "year") return day.substr(0, 4);
  return episode.onset_precision == "month" ? day.substr(0, 7) : day;
}

std::vector<Episode> open_first(std::vector<Episode> episodes) {
  std::stable_sort(episodes.begin(), episodes.end(), [](const Episode& a, const Episode& b) {
    if (a.closed_on.has_value() != b.closed_on.has_value()) return !a.closed_on;
    return a.opened_on > b.opened_on;
  });
  return episodes;
}

std::optional<EpisodeId> only_open(const std::vector<Episode>& episodes) {
  std::optional<EpisodeId> open;
  for (const Episode& episode : episodes) {
    if (episode.closed_on) continue;
    if (open) return std::nullopt;
    open = episode.id;
  }
  return open;
}

}  // namespace psoas
