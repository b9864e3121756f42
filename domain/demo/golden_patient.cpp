#include "domain/demo/golden_patient.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/demo/golden_answers.h"
#include "domain/demo/treating.h"

namespace psoas {

namespace {

using date::year;

constexpr std::string_view physician = "Osei";

// One scored visit of the worked example, as its tables give it.
struct ScoredVisit {
  Date date;
  double average;
  double now;
  double worst;
  double least;
  std::vector<std::optional<double>> peg;
  double thomas;
  std::string_view strength;
  double stance;
  double sitting;
  double stiffness;
};

const std::vector<ScoredVisit>& scored_visits() {
  static const std::vector<ScoredVisit> visits{
      {year{2025} / 1 / 6, 7, 6, 9, 4, {7, 8, 6}, 12, "4-", 9, 20, 45},
      {year{2025} / 2 / 17, 3, 2, 5, 1, {3, 4, 3}, 6, "4", 16, 45, 20},
      {year{2025} / 4 / 21, 2, 1, 4, 0, {2, 2, 2}, 2, "4+", 22, 75, 10},
      {year{2025} / 6 / 16, 4, 4, 6, 2, {4, 5, std::nullopt}, 3, "4+", 20, 60, 15},
      {year{2025} / 7 / 21, 5, 4, 7, 3, {5, 5, 4}, 5, "4", 17, 40, 25},
      {year{2025} / 10 / 6, 6, 6, 8, 4, {6, 7, 6}, 8, "4", 12, 30, 35}};
  return visits;
}

constexpr std::array<double, 6> hours_after_block{{0.5, 1, 2, 4, 8, 24}};
constexpr std::array<double, 6> pain_after_block_1{{2, 1, 1, 2, 5, 7}};
constexpr std::array<double, 6> pain_after_block_2{{4, 3, 3, 4, 6, 7}};

class AnaRivera {
 public:
  AnaRivera(std::uint64_t seed, const Scribe& scribe) : x_scribe(scribe), x_random(seed, 1) {}

  DemoPatient tell() {
    introduce();
    block(year{2024} / 12 / 9, 1, pain_after_block_1);
    scored(0);
    prescribe({"hydrocodone", "opioid", 10, 3}, year{2025} / 2 / 17);
    block(year{2025} / 1 / 13, 2, pain_after_block_2);
    ablate(year{2025} / 1 / 20, 7).is_index = true;
    for (std::size_t i = 1; i < scored_visits().size(); ++i) {
      scored(i);
      treat_at(i);
    }
    ablate(year{2025} / 10 / 13, 6);
    return std::move(x_story);
  }

 private:
  void introduce() {
    Patient& ana = x_story.patient;
    ana.uuid = x_random.uuid();
    ana.mrn = demo_mrn(1);
    ana.family_name = "Rivera";
    ana.given_name = "Ana";
    ana.birth_date = year{1971} / 8 / 2;
    ana.sex = Sex::female;
    Episode episode;
    episode.label = "right psoas myofascial pain, right lumbar facet pain";
    episode.onset = year{2024} / 11 / 1;
    episode.onset_precision = "month";
    episode.opened_on = year{2024} / 12 / 9;
    x_story.episodes.push_back(std::move(episode));
  }

  Visit& visit(Date date, std::string_view kind) {
    Visit& visit = x_story.visits.emplace_back();
    visit.uuid = x_random.uuid();
    visit.date = date;
    visit.entered_at = date::sys_days{date} + std::chrono::hours{15};
    visit.kind = kind;
    visit.clinician = physician;
    visit.episode = EpisodeId{1};
    return visit;
  }

  void scored(std::size_t number) {
    const ScoredVisit& told = scored_visits()[number];
    Visit& seen = visit(told.date, "follow_up");
    seen.scores.push_back(x_scribe.score("nrs_current", {told.now}));
    seen.scores.push_back(x_scribe.score("nrs_avg7", {told.average}));
    seen.scores.push_back(x_scribe.score("nrs_worst7", {told.worst}));
    seen.scores.push_back(x_scribe.score("nrs_least7", {told.least}));
    seen.scores.push_back(x_scribe.score("peg", told.peg));
    answer_questionnaires(seen, number, x_scribe);
    seen.findings.push_back(x_scribe.finding("exam_thomas_mod_angle_deg", Side::right, told.thomas));
    x_scribe.qualify(seen.findings.back(), "method", "goniometer");
    seen.findings.push_back(x_scribe.finding("exam_hip_flexor_mmt", Side::right, told.strength));
    seen.findings.push_back(x_scribe.finding("exam_single_leg_stance_s", Side::right, told.stance));
    seen.findings.push_back(x_scribe.finding("sym_sitting_tolerance_min", Side::none, told.sitting));
    seen.findings.push_back(x_scribe.finding("sym_morning_stiffness_min", Side::none, told.stiffness));
  }

  // What was done or prescribed at the visits after the first.
  void treat_at(std::size_t number) {
    switch (number) {
      case 1: return prescribe({"hydrocodone", "opioid", 5, 3}, year{2025} / 4 / 21);
      case 3: return therapy();
      case 4: return prescribe({"tramadol", "opioid", 50, 1}, year{2025} / 10 / 6);
      case 5: prescribe({"oxycodone", "opioid", 5, 2}, std::nullopt); return plan_ablation();
      default: return;
    }
  }

  Treatment& add(Treatment treatment) {
    treatment.performer = physician;
    return x_story.visits.back().treatments.emplace_back(std::move(treatment));
  }

  void prescribe(const Prescription& prescription, std::optional<Date> until) {
    add(medication(x_story.visits.back().date, prescription, x_scribe)).end_date = until;
  }

  void therapy() {
    Treatment course = x_scribe.treatment("tx_pt", Side::none, year{2025} / 4 / 28);
    course.end_date = year{2025} / 6 / 9;
    x_scribe.put(course, "sessions_prescribed", 8);
    x_scribe.put(course, "sessions_attended", 6);
    x_scribe.put(course, "weeks", 6);
    x_scribe.put(course, "modality", "manual_therapy");
    x_scribe.put(course, "modality", "education");
    x_scribe.put(course, "home_adherence", "from_50");
    x_scribe.seal(course);
    add(std::move(course));
  }

  void put_levels(Treatment& treatment) {
    int row = 0;
    for (const std::string_view level : {"L3", "L4", "L5"}) x_scribe.put(treatment, "level", row++, "level", level);
  }

  void block(Date date, int number, const std::array<double, 6>& pain_after) {
    visit(date, "procedure");
    Treatment block = x_scribe.treatment("tx_nerve_block", Side::right, date);
    x_scribe.put(block, "target", "medial_branch");
    put_levels(block);
    x_scribe.put(block, "purpose", "diagnostic");
    x_scribe.put(block, "series_number", number);
    x_scribe.put(block, "guidance", "fluoroscopy");
    x_scribe.put(block, "agent", 0, "agent", "lidocaine");
    x_scribe.put(block, "agent", 0, "concentration_percent", 2);
    x_scribe.put(block, "agent", 0, "volume_ml", 1.5);
    x_scribe.put(block, "pre_nrs", 7);
    for (std::size_t i = 0; i < pain_after.size(); ++i) {
      x_scribe.put(block, "series", static_cast<int>(i), "hours", hours_after_block[i]);
      x_scribe.put(block, "series", static_cast<int>(i), "nrs", pain_after[i]);
    }
    x_scribe.seal(block);
    add(std::move(block));
  }

  Treatment ablation_of(Date date) {
    Treatment rfa = x_scribe.treatment("tx_rfa", Side::right, date);
    x_scribe.put(rfa, "target", "medial_branch");
    put_levels(rfa);
    x_scribe.put(rfa, "mode", "conventional");
    x_scribe.seal(rfa);
    return rfa;
  }

  void plan_ablation() {
    Treatment planned = ablation_of(year{2025} / 10 / 13);
    planned.status = TreatmentStatus::planned;
    add(std::move(planned));
  }

  Treatment& ablate(Date date, double before) {
    visit(date, "procedure");
    Treatment rfa = ablation_of(date);
    constexpr std::array<double, 3> sensory{{0.4, 0.3, 0.4}};
    constexpr std::array<double, 3> impedance{{240, 225, 260}};
    for (int row = 0; row < 3; ++row) {
      x_scribe.put(rfa, "level", row, "sensory_v", sensory[static_cast<std::size_t>(row)]);
      x_scribe.put(rfa, "level", row, "motor_v", 1.2);
      x_scribe.put(rfa, "level", row, "motor_result", "multifidus_only");
      x_scribe.put(rfa, "level", row, "impedance_ohm", impedance[static_cast<std::size_t>(row)]);
    }
    x_scribe.put(rfa, "temperature_c", 80);
    x_scribe.put(rfa, "lesion_s", 90);
    x_scribe.put(rfa, "lesions", 1);
    x_scribe.put(rfa, "cannula_gauge", 18);
    x_scribe.put(rfa, "active_tip_mm", 10);
    x_scribe.put(rfa, "guidance", "fluoroscopy");
    x_scribe.put(rfa, "prior_blocks", 2);
    x_scribe.put(rfa, "pre_nrs", before);
    return add(std::move(rfa));
  }

  const Scribe& x_scribe;
  Random x_random;
  DemoPatient x_story;
};

}  // namespace

DemoPatient golden_patient(std::uint64_t seed, const Scribe& scribe, Date last_day) {
  DemoPatient ana = AnaRivera(seed, scribe).tell();
  std::erase_if(ana.visits, [&](const Visit& visit) { return visit.date > last_day; });
  return ana;
}

}  // namespace psoas
