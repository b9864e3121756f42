#include "domain/demo/complaints.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "domain/demo/random.h"

namespace psoas {

namespace {

constexpr std::string_view physician_who_draws = "Osei";
constexpr std::uint64_t stream_of_complaints = 1'000'000'000;
constexpr double pain_that_is_gone = 2;
constexpr double days_of_a_month = 30.44;

// The labels of the demo's episodes begin with the side and name the facet joints when they play a part.
Side side_of_label(std::string_view label) {
  if (label.starts_with("left")) return Side::left;
  return label.starts_with("bilateral") ? Side::bilateral : Side::right;
}
bool names_facet(std::string_view label) { return label.find("facet") != std::string_view::npos; }

const Visit* last_scored(const std::vector<Visit>& visits, EpisodeId episode) {
  for (auto visit = visits.rbegin(); visit != visits.rend(); ++visit)
    if (visit->episode == episode && visit->score("nrs_avg7") && visit->score("nrs_avg7")->total) return &*visit;
  return nullptr;
}

bool was_ablated(const std::vector<Visit>& visits, EpisodeId episode) {
  for (const Visit& visit : visits)
    if (visit.episode == episode)
      for (const Treatment& treatment : visit.treatments)
        if (treatment.code == "tx_rfa") return true;
  return false;
}

void add_diagnoses(Episode& episode, bool ablated, Random& random) {
  const Side side = side_of_label(episode.label);
  EpisodeDiagnosis psoas;
  psoas.condition = "dx_psoas_myofascial";
  psoas.code = "M79.18";
  psoas.side = side;
  psoas.primary = !ablated;
  psoas.certainty = random.chance(0.6) ? Certainty::probable : Certainty::confirmed;
  psoas.since = episode.opened_on;
  episode.diagnoses.push_back(psoas);
  if (!names_facet(episode.label)) return;
  EpisodeDiagnosis facet = psoas;
  facet.condition = "dx_facet";
  facet.code = "M47.816";
  facet.primary = ablated;
  facet.certainty = ablated ? Certainty::confirmed : Certainty::suspected;
  episode.diagnoses.push_back(facet);
}

void add_complaint(Episode& episode, const DemoPatient& patient, EpisodeId place, Random& random) {
  add_diagnoses(episode, was_ablated(patient.visits, place), random);
  if (episode.onset)
    episode.pain_duration_months =
        static_cast<int>(std::lround(std::max(0, days_between(*episode.onset, episode.opened_on)) / days_of_a_month));
  constexpr std::array<std::string_view, 3> courses{"constant", "intermittent", "episodic"};
  episode.pain_course = courses[static_cast<std::size_t>(random.weighted({45, 40, 15}))];
  episode.dominant_side = side_of_label(episode.label);
  episode.dominant_site = random.chance(0.55) ? "lower_back" : random.chance(0.6) ? "groin" : "hip";
  episode.hypotheses[0] = random.chance(0.6) ? present : not_assessed;
  if (names_facet(episode.label)) episode.hypotheses[2] = present;
  else if (random.chance(0.3)) episode.hypotheses[2] = absent;
  if (!episode.closed_on) return;
  const Visit* last = last_scored(patient.visits, place);
  const bool gone = last && *last->score("nrs_avg7")->total <= pain_that_is_gone;
  episode.closing_reason = gone ? "resolved" : "goal_reached";
}

std::vector<Side> sides_that_hurt(Side side) {
  if (side == Side::bilateral) return {Side::right, Side::left};
  return {side};
}

// The first of these regions hurt most; each further one needs more pain to be felt.
void draw_chart(Visit& visit, const Episode& episode, const Scribe& scribe) {
  constexpr std::array<std::string_view, 4> of_psoas{"lower_back", "groin", "anterior_thigh", "hip"};
  constexpr std::array<std::string_view, 4> with_facet{"lower_back", "buttock", "groin", "hip"};
  const auto& regions = names_facet(episode.label) ? with_facet : of_psoas;
  const int pain = static_cast<int>(std::lround(*visit.score("nrs_avg7")->total));
  for (const Side side : sides_that_hurt(side_of_label(episode.label)))
    for (int place = 0; place < static_cast<int>(regions.size()) && pain > 2 * place; ++place) {
      FindingEntry site = scribe.finding("pain_sites", side, regions[static_cast<std::size_t>(place)]);
      site.row = place;
      Value nrs;
      nrs.number = std::max(1, pain - place);
      site.qualifiers.push_back({"", 0, "nrs", nrs});
      visit.findings.push_back(std::move(site));
    }
}

}  // namespace

void add_complaints(DemoPatient& patient, std::uint64_t seed, int number) {
  Random random(seed, stream_of_complaints + static_cast<std::uint64_t>(number));
  for (std::size_t i = 0; i < patient.episodes.size(); ++i)
    add_complaint(patient.episodes[i], patient, EpisodeId{static_cast<std::int64_t>(i + 1)}, random);
}

void add_body_charts(DemoPatient& patient, const Scribe& scribe) {
  for (Visit& visit : patient.visits) {
    if (!visit.episode || visit.clinician.find(physician_who_draws) == std::string::npos) continue;
    if (!visit.score("nrs_avg7") || !visit.score("nrs_avg7")->total) continue;
    draw_chart(visit, patient.episodes.at(static_cast<std::size_t>(visit.episode->number - 1)), scribe);
  }
}

}  // namespace psoas
