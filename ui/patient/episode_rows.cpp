#include "ui/patient/episode_rows.h"

#include <algorithm>
#include <set>

#include "domain/episode/episode_description.h"
#include "ui/wording/episode_words.h"

namespace psoas::ui {

namespace words = wording::episode;

namespace {

std::string join_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

std::string risk_text(const FindingEntry& entry, const FindingDefinition& definition) {
  std::string text = definition.label;
  if (definition.main_field().kind != ValueKind::presence) text += " " + shown(definition.main_field(), entry.value);
  for (const FieldValue& qualifier : entry.qualifiers)
    if (const FieldDefinition* field = definition.field(qualifier.field))
      text += " " + shown(*field, qualifier.value) + (field->unit.empty() ? "" : " " + field->unit);
  return text;
}

// Of each risk factor what the latest visit that asked about it said; those that are there.
std::string risks(const std::vector<Visit>& visits, const Catalogue& catalogue) {
  std::set<std::string> asked;
  std::string text;
  for (const Visit& visit : visits)
    for (const FindingEntry& entry : visit.findings) {
      const FindingDefinition* definition = catalogue.finding(entry.code);
      if (!definition || definition->kind != FindingKind::risk || !asked.insert(entry.code).second) continue;
      if (entry.value.code == absent || entry.value.code == not_assessed) continue;
      text += (text.empty() ? "" : ", ") + risk_text(entry, *definition);
    }
  return text;
}

}  // namespace

std::vector<Visit> visits_of(const Episode& episode, const std::vector<Visit>& visits) {
  std::vector<Visit> of_episode;
  for (const Visit& visit : visits)
    if (visit.episode == episode.id && !visit.voided_at) of_episode.push_back(visit);
  return of_episode;
}

EpisodeTable episode_rows(std::vector<Episode> episodes, const std::vector<Visit>& visits, const Catalogue& catalogue) {
  EpisodeTable shown;
  shown.episodes = open_first(std::move(episodes));
  TextTable& table = shown.table;
  table.columns = {{words::state_title, 8},   {words::label_title, 34},  {words::began_title, 11},
                   {words::opened_title, 11}, {words::closed_title, 26}, {words::visit_count, 7, true},
                   {words::leading, 40}};
  for (const Episode& episode : shown.episodes) {
    std::string closed;
    if (episode.closed_on) {
      closed = to_string(*episode.closed_on);
      if (!episode.closing_reason.empty())
        closed += ", " + std::string(label_in(closing_reasons(), episode.closing_reason));
    }
    const EpisodeDiagnosis* leading = leading_diagnosis(episode);
    table.rows.push_back({episode.closed_on ? words::closed : words::open, episode.label, onset_text(episode),
                          to_string(episode.opened_on), closed, std::to_string(visits_of(episode, visits).size()),
                          leading ? describe(*leading, catalogue) : ""});
  }
  return shown;
}

std::vector<std::pair<std::string, std::string>> episode_details(const Episode& episode,
                                                                 const std::vector<Visit>& visits,
                                                                 const Catalogue& catalogue) {
  std::vector<std::pair<std::string, std::string>> details;
  std::vector<std::string> diagnoses;
  for (const EpisodeDiagnosis& diagnosis : episode.diagnoses) diagnoses.push_back(describe(diagnosis, catalogue));
  details.emplace_back(words::diagnoses, diagnoses.empty() ? words::no_diagnosis : join_lines(diagnoses));
  details.emplace_back(words::pain, describe_pain(episode, catalogue));
  details.emplace_back(words::hypotheses, describe_hypotheses(episode));
  details.emplace_back(words::risk_factors, risks(visits, catalogue));
  details.emplace_back(words::note_title, episode.note);
  std::erase_if(details, [](const auto& detail) { return detail.second.empty(); });
  return details;
}

}  // namespace psoas::ui
