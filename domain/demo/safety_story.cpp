#include "domain/demo/safety_story.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "domain/safety/warning.h"
#include "domain/store/red_flags.h"

namespace psoas {

namespace {

constexpr std::uint64_t own_streams = 7'000'000'000;  // away from those of patients
constexpr int told_at_length = 300;
constexpr int days_still_open = 45;

struct Told {
  std::string_view code;
  double present;  // how often, of those asked
  std::string_view detail;
};

constexpr std::array<Told, 12> conditions{{{"anticoagulant", 0.08, "apixaban"},
                                           {"antiplatelet", 0.1, "aspirin"},
                                           {"bleeding_disorder", 0.01, ""},
                                           {"active_infection", 0.01, "urinary tract"},
                                           {"skin_infection", 0.01, "lower leg"},
                                           {"diabetes", 0.12, ""},
                                           {"immunosuppression", 0.03, "methotrexate"},
                                           {"chronic_kidney_disease", 0.06, "3a"},
                                           {"peptic_ulcer", 0.04, ""},
                                           {"osteoporosis", 0.08, ""},
                                           {"cancer_history", 0.05, "breast, 2016"},
                                           {"active_implant", 0.03, ""}}};

constexpr std::array<std::string_view, 4> allergens{{"latex", "chlorhexidine", "contrast", "lidocaine"}};

constexpr std::array<std::string_view, 3> actions{{"discussed, laboratory and rheumatology asked",
                                                   "examined again the same day, imaging asked",
                                                   "general practitioner told by phone"}};
constexpr std::array<std::string_view, 3> reasons{
    {"looked into, no sign of it", "imaging clear, symptom gone", "seen by the specialist, no further steps"}};

std::string_view reason_for(std::string_view rule) {
  if (rule == "ablation_without_block") return "blocks done elsewhere, report seen";
  if (rule == "implant_energy") return "device checked by cardiology, bipolar only";
  if (rule == "deep_block_bleeding") return "held as the clinic's protocol says, INR checked";
  if (rule == "local_anaesthetic_dose") return "given in two portions an hour apart";
  if (rule == "psoas_unguided") return "ultrasound out of order, surface landmarks, small volume";
  return "benefit weighed with the patient, who agrees";
}

HealthFact fact(std::string_view code, Date on) {
  HealthFact fact;
  fact.code = code;
  fact.assessed_on = on;
  return fact;
}

HealthFact answer(std::string_view code, bool there, std::string_view detail, Date on) {
  HealthFact told = fact(code, on);
  told.value.code = there ? present : absent;
  told.value.number = there ? 1 : 0;
  if (there) told.detail = detail;
  return told;
}

HealthFact measure(std::string_view code, double number, Date on) {
  HealthFact told = fact(code, on);
  told.value.number = number;
  return told;
}

Moment afternoon(Date day) { return date::sys_days{day} + std::chrono::hours{16}; }

}  // namespace

SafetyStory::SafetyStory(int number, const DemoOptions& options, const Catalogue& catalogue)
    : x_number(number),
      x_options(options),
      x_catalogue(catalogue),
      x_random(options.seed, own_streams + static_cast<std::uint64_t>(number)) {}

HealthRecord SafetyStory::health(const Patient& patient, Date first_visit) {
  HealthRecord record;
  const bool worked_example = x_number == 1;
  if (!worked_example && chance(0.3)) return record;  // nobody asked
  const bool allergic = !worked_example && chance(0.08);
  HealthFact allergy = answer("allergy", allergic, "", first_visit);
  if (allergic) allergy.which = {std::string(x_random.one_of(allergens))};
  record.facts.push_back(std::move(allergy));
  for (const Told& told : conditions) {
    const bool asked = worked_example || chance(0.5);
    const bool there = chance(told.present) && !worked_example;
    if (!asked) continue;
    record.facts.push_back(answer(told.code, there, told.detail, first_visit));
    if (there && told.code == "active_implant") record.facts.back().which = {"pacemaker"};
  }
  const bool tall = patient.sex == Sex::male;
  record.facts.push_back(measure("weight_kg", std::round(x_random.bell(tall ? 84 : 71, 11)), first_visit));
  record.facts.push_back(measure("height_cm", std::round(x_random.bell(tall ? 178 : 165, 7)), first_visit));
  return record;
}

void SafetyStory::override_warnings(DemoPatient& demo, const HealthRecord& health) const {
  if (x_number > told_at_length) return;
  SafetyContext context;
  context.catalogue = &x_catalogue;
  context.birth_date = demo.patient.birth_date;
  context.sex = demo.patient.sex;
  context.health = &health;
  for (Visit& visit : demo.visits) {
    const std::vector<std::vector<Warning>> found = warnings_of(visit, context);
    for (std::size_t i = 0; i < found.size(); ++i)
      for (const Warning& warning : found[i])
        if (warning.needs_reason())
          visit.treatments[i].overrides.push_back(
              {warning.rule, warning.severity, warning.facts, std::string(reason_for(warning.rule)), {}, {}});
    context.treatments.insert(context.treatments.end(), visit.treatments.begin(), visit.treatments.end());
  }
}

void SafetyStory::settle_flags(Writing& writing, PatientId patient) {
  for (const RedFlag& flag : writing.red_flags().of_patient(patient)) {
    const int age = days_between(flag.raised_on, x_options.last_day);
    const bool looked_at = age > days_still_open ? chance(0.97) : chance(0.5);
    if (x_number == 1 || flag.state() != RedFlagState::open || !looked_at) continue;
    const Date seen = add_days(flag.raised_on, std::min(age, x_random.between(0, 2)));
    writing.red_flags().acknowledge(flag.id, flag.revision, x_random.one_of(actions), afternoon(seen));
    const Date settled = add_days(flag.raised_on, x_random.between(14, 60));
    if (settled > x_options.last_day || !chance(0.8)) continue;
    writing.red_flags().resolve(flag.id, flag.revision + 1, x_random.one_of(reasons), afternoon(settled));
  }
}

void SafetyStory::settle_before(Writing& writing, PatientId patient, Date visit) const {
  if (x_number != 1) return;
  for (const RedFlag& flag : writing.red_flags().of_patient(patient)) {
    const Date seen = flag.raised_on;
    const Date settled = add_days(seen, 105);
    if (flag.state() != RedFlagState::open || settled >= visit) continue;
    writing.red_flags().acknowledge(flag.id, flag.revision, actions[0], afternoon(seen));
    writing.red_flags().resolve(flag.id, flag.revision + 1, "stiffness 10 min, HLA-B27 negative", afternoon(settled));
  }
}

}  // namespace psoas
