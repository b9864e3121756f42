#include "domain/demo/treating.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace psoas {

namespace {

double tenths(double value) { return std::round(value * 10) / 10; }

void put_agent(Treatment& treatment, int row, std::string_view agent, double percent, double millilitres,
               const Scribe& scribe) {
  scribe.put(treatment, "agent", row, "agent", agent);
  scribe.put(treatment, "agent", row, "concentration_percent", percent);
  scribe.put(treatment, "agent", row, "volume_ml", millilitres);
}

void put_steroid(Treatment& treatment, int row, std::string_view agent, double milligrams, const Scribe& scribe) {
  scribe.put(treatment, "agent", row, "agent", agent);
  scribe.put(treatment, "agent", row, "volume_ml", 1);
  scribe.put(treatment, "agent", row, "dose_mg", milligrams);
}

void put_pain(Treatment& treatment, double before, const Scribe& scribe) {
  scribe.put(treatment, "pre_nrs", before);
  scribe.put(treatment, "consent", present);
  scribe.put(treatment, "allergies_checked", present);
}

void put_pain_after(Treatment& treatment, int row, double hours, double pain, const Scribe& scribe) {
  scribe.put(treatment, "series", row, "hours", hours);
  scribe.put(treatment, "series", row, "nrs", std::clamp(std::round(pain), 0.0, 10.0));
}

}  // namespace

Treatment physical_therapy(const TherapyCourse& course, const Scribe& scribe, Random& random) {
  Treatment treatment = scribe.treatment("tx_pt", Side::none, course.start);
  treatment.end_date = course.end;
  scribe.put(treatment, "sessions_prescribed", course.prescribed);
  scribe.put(treatment, "sessions_attended", course.attended);
  scribe.put(treatment, "weeks", std::clamp((days_between(course.start, course.end) + 6) / 7, 1, 26));
  scribe.put(treatment, "modality", "manual_therapy");
  if (random.chance(0.5)) scribe.put(treatment, "modality", "soft_tissue_release");
  if (random.chance(0.4)) scribe.put(treatment, "modality", "graded_activity");
  scribe.put(treatment, "modality", "education");
  constexpr std::array<std::string_view, 5> done{{"none", "below_25", "from_25", "from_50", "from_75"}};
  const double attendance = static_cast<double>(course.attended) / course.prescribed;
  const double level = std::clamp(std::round(random.bell(attendance * 3.6, 0.8)), 0.0, 4.0);
  scribe.put(treatment, "home_adherence", done[static_cast<std::size_t>(level)]);
  scribe.seal(treatment);
  return treatment;
}

Treatment trigger_point_injection(Date date, Side side, PainBeforeAndAfter pain, const Scribe& scribe, Random& random) {
  Treatment treatment = scribe.treatment("tx_tpi", side, date);
  const int points = random.between(1, 3);
  const double each = tenths(random.between(0.5, 2.0));
  scribe.put(treatment, "muscle", 0, "muscle", "psoas");
  scribe.put(treatment, "muscle", 0, "points", points);
  scribe.put(treatment, "muscle", 0, "point_volume_ml", each);
  scribe.put(treatment, "muscle", 0, "twitch", random.chance(0.6) ? present : absent);
  if (random.chance(0.3)) {
    scribe.put(treatment, "muscle", 1, "muscle", "quadratus_lumborum");
    scribe.put(treatment, "muscle", 1, "points", random.between(1, 3));
  }
  scribe.put(treatment, "technique", "injection");
  scribe.put(treatment, "guidance", random.chance(0.8) ? "ultrasound" : "fluoroscopy");
  scribe.put(treatment, "needle_gauge", 22);
  put_agent(treatment, 0, "lidocaine", 1, tenths(points * each), scribe);
  if (random.chance(0.35)) put_steroid(treatment, 1, "triamcinolone", 20, scribe);
  put_pain(treatment, pain.before, scribe);
  put_pain_after(treatment, 0, 0.5, pain.after, scribe);
  scribe.seal(treatment);
  return treatment;
}

Treatment diagnostic_block(Date date, Side side, const BlockResponse& response, const Scribe& scribe, Random& random) {
  Treatment treatment = scribe.treatment("tx_nerve_block", side, date);
  scribe.put(treatment, "target", "medial_branch");
  int row = 0;
  for (const std::string_view level : {"L3", "L4", "L5"}) {
    scribe.put(treatment, "level", row, "level", level);
    scribe.put(treatment, "level", row++, "level_volume_ml", 0.5);
  }
  scribe.put(treatment, "purpose", "diagnostic");
  scribe.put(treatment, "series_number", response.number);
  scribe.put(treatment, "guidance", "fluoroscopy");
  const bool long_acting = response.number == 2;
  put_agent(treatment, 0, long_acting ? "bupivacaine" : "lidocaine", long_acting ? 0.5 : 2, 1.5, scribe);
  put_pain(treatment, response.before, scribe);
  scribe.put(treatment, "radiation_s", random.between(12, 45));
  constexpr std::array<double, 6> hours{{0.5, 1, 2, 4, 8, 24}};
  constexpr std::array<double, 6> share{{0.85, 1, 0.97, 0.7, 0.3, 0}};
  for (std::size_t i = 0; i < hours.size(); ++i)
    put_pain_after(treatment, static_cast<int>(i), hours[i], response.before * (1 - response.relief * share[i]),
                   scribe);
  scribe.put(treatment, "relief_percent", std::round(response.relief * 20) * 5);
  scribe.seal(treatment);
  return treatment;
}

Treatment therapeutic_block(Date date, Side side, PainBeforeAndAfter pain, const Scribe& scribe, Random& random) {
  struct Target {
    std::string_view code;
    double millilitres;
  };
  constexpr std::array<Target, 5> targets{{{"psoas_compartment", 20},
                                           {"femoral", 10},
                                           {"quadratus_lumborum", 20},
                                           {"transforaminal", 2},
                                           {"ilioinguinal_iliohypogastric", 8}}};
  const Target target = targets[static_cast<std::size_t>(random.weighted({30, 20, 20, 20, 10}))];
  Treatment treatment = scribe.treatment("tx_nerve_block", side, date);
  scribe.put(treatment, "target", target.code);
  if (target.code == "transforaminal") scribe.put(treatment, "level", 0, "level", random.chance(0.5) ? "L3" : "L4");
  scribe.put(treatment, "purpose", "therapeutic");
  scribe.put(treatment, "guidance", target.code == "transforaminal" ? "fluoroscopy" : "ultrasound");
  put_agent(treatment, 0, "ropivacaine", 0.2, target.millilitres, scribe);
  if (random.chance(0.6)) put_steroid(treatment, 1, "dexamethasone", 4, scribe);
  put_pain(treatment, pain.before, scribe);
  put_pain_after(treatment, 0, 1, pain.after, scribe);
  scribe.put(treatment, "motor_weakness", random.chance(0.15) ? present : absent);
  scribe.seal(treatment);
  return treatment;
}

Treatment ablation(Date date, Side side, double before, const Scribe& scribe, Random& random) {
  Treatment treatment = scribe.treatment("tx_rfa", side, date);
  scribe.put(treatment, "target", "medial_branch");
  int row = 0;
  for (const std::string_view level : {"L3", "L4", "L5"}) {
    scribe.put(treatment, "level", row, "level", level);
    scribe.put(treatment, "level", row, "sensory_v", tenths(random.between(0.2, 0.5)));
    scribe.put(treatment, "level", row, "motor_v", tenths(random.between(0.8, 2.0)));
    scribe.put(treatment, "level", row, "motor_result", "multifidus_only");
    scribe.put(treatment, "level", row++, "impedance_ohm", random.between(160, 380));
  }
  const bool cooled = random.chance(0.15);
  scribe.put(treatment, "mode", cooled ? "cooled" : "conventional");
  scribe.put(treatment, "temperature_c", cooled ? 60 : random.chance(0.7) ? 80 : 85);
  scribe.put(treatment, "lesion_s", cooled ? 150 : 90);
  scribe.put(treatment, "lesions", random.between(1, 2));
  scribe.put(treatment, "cannula_gauge", cooled ? 17 : 18);
  scribe.put(treatment, "active_tip_mm", cooled ? 4 : 10);
  scribe.put(treatment, "guidance", "fluoroscopy");
  put_pain(treatment, before, scribe);
  scribe.seal(treatment);
  return treatment;
}

Treatment stimulation_trial(Date date, Side side, int days, double relief, const Scribe& scribe, Random& random) {
  Treatment treatment = scribe.treatment("tx_neuromod", side, date);
  treatment.end_date = add_days(date, days);
  scribe.put(treatment, "system", "scs");
  scribe.put(treatment, "phase", "trial");
  scribe.put(treatment, "lead_count", random.between(1, 2));
  scribe.put(treatment, "top_level", "T8");
  scribe.put(treatment, "waveform", random.chance(0.5) ? "tonic" : "burst");
  scribe.put(treatment, "trial_days", days);
  scribe.put(treatment, "trial_relief_percent", relief);
  scribe.put(treatment, "trial_function", relief >= 50 ? "better" : "same");
  scribe.put(treatment, "battery", "external");
  scribe.seal(treatment);
  return treatment;
}

Treatment stimulator_implant(Date date, Side side, const Scribe& scribe, Random& random) {
  Treatment treatment = scribe.treatment("tx_neuromod", side, date);
  scribe.put(treatment, "system", "scs");
  scribe.put(treatment, "phase", "implant");
  scribe.put(treatment, "lead_count", 2);
  scribe.put(treatment, "top_level", "T8");
  scribe.put(treatment, "waveform", random.chance(0.5) ? "khz_10" : "burst");
  scribe.put(treatment, "battery", "ipg");
  scribe.seal(treatment);
  return treatment;
}

Treatment stimulator_reprogramming(Date date, Side side, const Scribe& scribe, Random& random) {
  Treatment treatment = scribe.treatment("tx_neuromod", side, date);
  scribe.put(treatment, "system", "scs");
  scribe.put(treatment, "phase", "reprogram");
  scribe.put(treatment, "waveform", random.chance(0.5) ? "closed_loop" : "burst");
  scribe.put(treatment, "usage_h_day", random.between(12, 24));
  scribe.seal(treatment);
  return treatment;
}

const std::vector<Prescription>& usual_prescriptions() {
  static const std::vector<Prescription> prescriptions{
      {"ibuprofen", "nsaid", 400, 3},          {"naproxen", "nsaid", 500, 2},
      {"paracetamol", "paracetamol", 1000, 3}, {"gabapentin", "gabapentinoid", 300, 3},
      {"pregabalin", "gabapentinoid", 75, 2},  {"duloxetine", "snri", 30, 1},
      {"amitriptyline", "tca", 25, 1},         {"methocarbamol", "muscle_relaxant", 750, 3},
      {"tramadol", "opioid", 50, 2},           {"hydrocodone", "opioid", 5, 3},
      {"oxycodone", "opioid", 5, 2},           {"tizanidine", "muscle_relaxant", 4, 2}};
  return prescriptions;
}

Treatment medication(Date start, const Prescription& prescription, const Scribe& scribe) {
  Treatment treatment = scribe.treatment("tx_medication", Side::none, start);
  scribe.put(treatment, "drug", prescription.drug);
  scribe.put(treatment, "class", prescription.drug_class);
  if (prescription.drug_class == "opioid") scribe.put(treatment, "opioid", prescription.drug);
  scribe.put(treatment, "dose", prescription.dose);
  scribe.put(treatment, "dose_unit", "mg");
  scribe.put(treatment, "doses_per_day", prescription.doses_per_day);
  scribe.put(treatment, "route", "oral");
  scribe.seal(treatment);
  return treatment;
}

}  // namespace psoas
