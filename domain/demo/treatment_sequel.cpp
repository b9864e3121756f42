#include "domain/demo/treatment_sequel.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "domain/demo/random.h"
#include "domain/treatment/block_relief.h"

namespace psoas {

namespace {

constexpr std::uint64_t own_stream = std::uint64_t{1} << 40;  // beyond the numbers of patients
constexpr int days_a_block_holds = 200;

// How often an event follows a kind of treatment, how bad it is, when it begins and how long it goes on.
struct Risk {
  std::string_view treatment;
  std::string_view event;
  double chance;
  int grade;
  int first_day;
  int last_day;
  int lasts;
  std::string_view action;
};

constexpr std::array<Risk, 19> risks{{
    {"tx_tpi", "ae_pain_flare", 0.02, 1, 0, 2, 5, "cold packs"},
    {"tx_tpi", "ae_vasovagal", 0.008, 1, 0, 0, 0, "laid flat, watched for an hour"},
    {"tx_tpi", "ae_haematoma_soft", 0.004, 2, 0, 1, 14, "compression"},
    {"tx_tpi", "ae_steroid_flush", 0.004, 1, 1, 2, 2, ""},
    {"tx_nerve_block", "ae_vasovagal", 0.012, 1, 0, 0, 0, "laid flat, watched for an hour"},
    {"tx_nerve_block", "ae_motor_weakness_transient", 0.012, 1, 0, 0, 1, "kept until strength was back"},
    {"tx_nerve_block", "ae_fall", 0.002, 2, 0, 0, 10, "examined, no fracture"},
    {"tx_nerve_block", "ae_bilateral_block", 0.003, 2, 0, 0, 1, "blood pressure watched"},
    {"tx_nerve_block", "ae_last", 0.0006, 3, 0, 0, 1, "lipid emulsion, one night in hospital"},
    {"tx_rfa", "ae_neuritis_post_rfa", 0.03, 2, 5, 20, 35, "gabapentin"},
    {"tx_rfa", "ae_pain_flare", 0.04, 1, 1, 4, 12, "ibuprofen"},
    {"tx_rfa", "ae_numbness_persistent", 0.008, 1, 10, 40, 0, ""},
    {"tx_rfa", "ae_burn", 0.001, 2, 0, 1, 20, "dressing"},
    {"tx_neuromod", "ae_lead_migration", 0.05, 3, 20, 200, 30, "lead placed anew"},
    {"tx_neuromod", "ae_pocket_pain", 0.03, 2, 20, 120, 60, "pad"},
    {"tx_neuromod", "ae_device_infection", 0.008, 3, 10, 60, 40, "device taken out, antibiotics"},
    {"tx_pt", "ae_exercise_soreness", 0.02, 1, 3, 30, 5, "load lowered"},
    {"tx_medication", "ae_constipation", 0.01, 1, 5, 40, 30, "macrogol"},
    {"tx_medication", "ae_opioid_sedation", 0.004, 2, 1, 20, 4, "dose lowered"},
}};

bool is_opioid_treatment(const Treatment& treatment) {
  const Value* drug_class = treatment.parameter("class");
  return drug_class && drug_class->code == "opioid";
}

std::optional<DemoAdverseEvent> happened(const Risk& risk, PlaceInStory place, const Treatment& treatment,
                                         Date last_day, Random& random) {
  if (!random.chance(risk.chance)) return std::nullopt;
  DemoAdverseEvent told;
  told.after = place;
  AdverseEvent& event = told.event;
  event.uuid = random.uuid();
  event.code = risk.event;
  event.onset = add_days(treatment.date, random.between(risk.first_day, risk.last_day));
  event.grade = risk.grade;
  event.hospitalised = risk.grade >= 3;
  event.causality = random.chance(0.5) ? Causality::probable : Causality::possible;
  event.expected = random.chance(0.7);
  event.action = risk.action;
  event.entered_at = date::sys_days{event.onset} + std::chrono::hours{16};
  const int lasts = risk.lasts == 0 ? 0 : random.between(1, 2 * risk.lasts);
  const Date over = add_days(event.onset, lasts);
  if (event.onset > last_day) return std::nullopt;
  if (over > last_day || risk.event == "ae_numbness_persistent") {
    event.outcome = EventOutcome::ongoing;
  } else {
    event.outcome = EventOutcome::resolved;
    event.resolved_on = over;
  }
  return told;
}

bool earlier(const Treatment& treatment, const Treatment& than) {
  const int days = days_between(treatment.date, than.date);
  return days >= 0 && days <= days_a_block_holds;
}

bool is_implant(const Treatment& treatment) { return code_in(treatment, "phase") == "implant"; }

bool justifies(const Treatment& block, const Treatment& ablation, const Catalogue& catalogue) {
  const TreatmentDefinition* definition = catalogue.treatment(block.code);
  if (!definition || block.status != TreatmentStatus::done || !is_diagnostic_block(block, *definition)) return false;
  if (block.side != ablation.side || !earlier(block, ablation)) return false;
  const auto relief = block_relief(block);
  return relief && relief->relief50;
}

}  // namespace

std::vector<DemoLink> links_in(const DemoPatient& patient, const Catalogue& catalogue) {
  std::vector<PlaceInStory> before;
  std::vector<DemoLink> links;
  const auto at = [&](PlaceInStory place) -> const Treatment& {
    return patient.visits[place.visit].treatments[place.treatment];
  };
  for (std::size_t visit = 0; visit < patient.visits.size(); ++visit) {
    for (std::size_t i = 0; i < patient.visits[visit].treatments.size(); ++i) {
      const PlaceInStory place{visit, i};
      const Treatment& treatment = at(place);
      const bool done = treatment.status == TreatmentStatus::done;
      for (const PlaceInStory other : before) {
        if (done && treatment.code == "tx_rfa" && justifies(at(other), treatment, catalogue))
          links.push_back({place, LinkRole::diagnostic_block, other});
        if (done && is_implant(treatment) && is_trial(at(other)) && earlier(at(other), treatment))
          links.push_back({place, LinkRole::trial, other});
      }
      before.push_back(place);
    }
  }
  return links;
}

std::vector<DemoAdverseEvent> adverse_events_in(const DemoPatient& patient, int number, const DemoOptions& options) {
  std::vector<DemoAdverseEvent> events;
  if (number == 1) return events;
  Random random(options.seed, own_stream + static_cast<std::uint64_t>(number));
  const Date last_day = std::min(options.last_day, patient.patient.died_on.value_or(options.last_day));
  for (std::size_t visit = 0; visit < patient.visits.size(); ++visit) {
    for (std::size_t i = 0; i < patient.visits[visit].treatments.size(); ++i) {
      const Treatment& treatment = patient.visits[visit].treatments[i];
      if (treatment.status != TreatmentStatus::done) continue;
      if (treatment.code == "tx_medication" && !is_opioid_treatment(treatment)) continue;
      for (const Risk& risk : risks)
        if (risk.treatment == treatment.code)
          if (auto told = happened(risk, {visit, i}, treatment, last_day, random)) events.push_back(std::move(*told));
    }
  }
  std::stable_sort(events.begin(), events.end(),
                   [](const DemoAdverseEvent& a, const DemoAdverseEvent& b) { return a.event.onset < b.event.onset; });
  return events;
}

std::vector<Favourite> demo_favourites() {
  Favourite psoas_block;
  psoas_block.clinician = "Osei";
  psoas_block.name = "Psoas compartment, both sides";
  psoas_block.treatment = "tx_nerve_block";
  psoas_block.typed = {{"side", "B"},
                       {"-/0/target", "psoas_compartment"},
                       {"level/0/level", "L2"},
                       {"level/1/level", "L3"},
                       {"-/0/purpose", "therapeutic"},
                       {"-/0/guidance", "ultrasound"},
                       {"agent/0/agent", "ropivacaine"},
                       {"agent/0/concentration_percent", "0.2"},
                       {"agent/0/volume_ml", "20"}};
  Favourite ablation;
  ablation.clinician = "Osei";
  ablation.name = "RFA L3–L5, 80 °C";
  ablation.treatment = "tx_rfa";
  ablation.typed = {{"-/0/target", "medial_branch"}, {"level/0/level", "L3"},      {"level/1/level", "L4"},
                    {"level/2/level", "L5"},         {"-/0/mode", "conventional"}, {"-/0/temperature_c", "80"},
                    {"-/0/lesion_s", "90"},          {"-/0/lesions", "1"},         {"-/0/guidance", "fluoroscopy"}};
  Favourite trigger_point;
  trigger_point.clinician = "Lindqvist";
  trigger_point.name = "Psoas TPI, lidocaine";
  trigger_point.treatment = "tx_tpi";
  trigger_point.typed = {{"muscle/0/muscle", "psoas"},   {"muscle/0/points", "2"},
                         {"-/0/technique", "injection"}, {"-/0/guidance", "ultrasound"},
                         {"agent/0/agent", "lidocaine"}, {"agent/0/concentration_percent", "1"},
                         {"agent/0/volume_ml", "4"}};
  return {psoas_block, ablation, trigger_point};
}

}  // namespace psoas
