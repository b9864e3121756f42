#include "domain/episode/episode_description.h"

#include "domain/base/side_word.h"

namespace psoas {

namespace {

void append(std::string& text, std::string_view separator, std::string_view part) {
  if (part.empty()) return;
  if (!text.empty()) text += separator;
  text += part;
}

std::string lower_first(std::string_view text) {
  std::string lower(text);
  if (!lower.empty() && lower[0] >= 'A' && lower[0] <= 'Z') lower[0] = static_cast<char>(lower[0] - 'A' + 'a');
  return lower;
}

std::string site_text(const Episode& episode, const Catalogue& catalogue) {
  std::string text{side_word(episode.dominant_side)};
  const FindingDefinition* chart = catalogue.finding("pain_sites");
  const Choice* site = chart ? chart->main_field().choice(episode.dominant_site) : nullptr;
  append(text, " ", site ? std::string_view(site->label) : std::string_view(episode.dominant_site));
  return text;
}

}  // namespace

std::string describe(const EpisodeDiagnosis& diagnosis, const Catalogue& catalogue) {
  const ConditionDefinition* condition = catalogue.condition(diagnosis.condition);
  std::string text = condition ? condition->label : diagnosis.condition;
  if (text.empty()) text = diagnosis.code_label;
  if (condition || side_named_in(diagnosis.code_label) == Side::none) append(text, ", ", side_word(diagnosis.side));
  append(text, " · ", diagnosis.code);
  append(text, " · ", diagnosis.certainty == Certainty::exclusion ? "by exclusion" : code_of(diagnosis.certainty));
  if (diagnosis.since) text += " · since " + to_string(*diagnosis.since);
  if (diagnosis.until) text += " · until " + to_string(*diagnosis.until);
  return text;
}

const EpisodeDiagnosis* leading_diagnosis(const Episode& episode) {
  const EpisodeDiagnosis* leading = nullptr;
  for (const EpisodeDiagnosis& diagnosis : episode.diagnoses) {
    if (diagnosis.until) continue;
    if (diagnosis.primary) return &diagnosis;
    if (!leading) leading = &diagnosis;
  }
  return leading;
}

std::string describe_pain(const Episode& episode, const Catalogue& catalogue) {
  std::string text;
  if (!episode.pain_course.empty()) text = std::string(label_in(pain_courses(), episode.pain_course)) + " pain";
  const std::string site = site_text(episode, catalogue);
  if (!site.empty()) append(text, ", ", "mainly " + site);
  if (episode.pain_duration_months)
    append(text, ", ",
           std::to_string(*episode.pain_duration_months) +
               (*episode.pain_duration_months == 1 ? " month when opened" : " months when opened"));
  return text;
}

std::string describe_hypotheses(const Episode& episode) {
  std::string text;
  for (std::size_t i = 0; i < mechanisms.size(); ++i) {
    if (episode.hypotheses[i] == present) append(text, "; ", mechanisms[i].label);
    if (episode.hypotheses[i] == absent) append(text, "; ", "no " + lower_first(mechanisms[i].label));
  }
  return text;
}

}  // namespace psoas
