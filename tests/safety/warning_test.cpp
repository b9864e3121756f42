// Each rule on treatments, with a case that warns and one that does not.

#include "domain/safety/warning.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/safety/told_patient.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

const Warning* find(const std::vector<Warning>& warnings, std::string_view rule) {
  const auto found =
      std::find_if(warnings.begin(), warnings.end(), [&](const auto& each) { return each.rule == rule; });
  return found == warnings.end() ? nullptr : &*found;
}

// A treatment told in the catalogue's codes.
struct Given {
  Treatment treatment;
  explicit Given(std::string_view code, Side side = Side::right, Date date = visit_day)
      : treatment(scribe().treatment(code, side, date)) {}
  template <class Value>
  Given& with(std::string_view field, Value value) {
    scribe().put(treatment, field, value);
    return *this;
  }
  template <class Value>
  Given& row(std::string_view group, int row, std::string_view field, Value value) {
    scribe().put(treatment, group, row, field, value);
    return *this;
  }
  Given& agent(std::string_view agent, double percent, double volume, int row = 0) {
    return this->row("agent", row, "agent", agent)
        .row("agent", row, "concentration_percent", percent)
        .row("agent", row, "volume_ml", volume);
  }
  Given& status(TreatmentStatus status) {
    treatment.status = status;
    return *this;
  }
};

Given block(std::string_view target, Side side = Side::right) {
  return Given("tx_nerve_block", side).with("target", target).with("purpose", "therapeutic");
}
Given psoas_injection() { return Given("tx_tpi").row("muscle", 0, "muscle", "psoas"); }
Given drug(std::string_view name, std::string_view drug_class, Date from = visit_day) {
  return Given("tx_medication", Side::none, from).with("drug", name).with("class", drug_class);
}
Given opioid(std::string_view which, double dose, double times, Date from = visit_day) {
  return drug(which, "opioid", from)
      .with("opioid", which)
      .with("dose", dose)
      .with("dose_unit", "mg")
      .with("doses_per_day", times);
}
Given ablation() { return Given("tx_rfa").with("target", "medial_branch").row("level", 0, "level", "L4"); }

std::vector<Warning> judged(const Given& given, const Told& told = {}) {
  return warnings(given.treatment, told.context());
}

// The rule spoke, on what is recorded.
bool warns(std::string_view rule, const Given& given, const Told& told = {}) {
  const std::vector<Warning> found = judged(given, told);
  const Warning* warning = find(found, rule);
  return warning && warning->decided;
}

// The rule could not be held against what is recorded.
bool undecided(std::string_view rule, const Given& given, const Told& told = {}) {
  const std::vector<Warning> found = judged(given, told);
  const Warning* warning = find(found, rule);
  return warning && !warning->decided;
}

bool silent(std::string_view rule, const Given& given, const Told& told = {}) {
  return find(judged(given, told), rule) == nullptr;
}

}  // namespace

TEST_CASE("a deep injection is contraindicated with an infection") {
  const char* rule = "deep_injection_infection";
  CHECK(warns(rule, psoas_injection(), Told().has("active_infection")));
  CHECK(warns(rule, psoas_injection(), Told().measured("temperature_c", 38.2)));
  Told flagged;
  flagged.flags = {"rf_psoas_abscess"};
  CHECK(warns(rule, psoas_injection(), flagged));
  CHECK(find(judged(psoas_injection(), flagged), rule)->severity == WarningSeverity::block);
  CHECK(warns(rule, Given("tx_iliopsoas_inj").with("target", "iliopsoas_bursa"), flagged));
  CHECK(silent(rule, psoas_injection().with("infection_checked", present)));
  CHECK(undecided(rule, psoas_injection()));
  CHECK(silent(rule, Given("tx_tpi").row("muscle", 0, "muscle", "gluteus_maximus"), flagged));
}

TEST_CASE("a deep block warns with a risk of bleeding") {
  const char* rule = "deep_block_bleeding";
  const auto well = [] {
    return Told()
        .has("anticoagulant", absent)
        .has("bleeding_disorder", absent)
        .measured("platelets", 240)
        .measured("inr", 1.0);
  };
  CHECK(warns(rule, block("psoas_compartment"), Told().has("anticoagulant")));
  CHECK(warns(rule, block("transforaminal"), Told().measured("platelets", 99)));
  CHECK(warns(rule, block("transforaminal"), Told().measured("inr", 1.5)));
  CHECK(warns(rule, block("psoas_compartment").with("anticoagulant", "held"), well()));
  CHECK(warns(rule, Given("tx_neuromod").with("system", "scs").with("phase", "trial"), Told().has("anticoagulant")));
  CHECK(silent(rule, block("psoas_compartment"), well()));
  CHECK(silent(rule, block("femoral"), Told().has("anticoagulant")));
  CHECK(undecided(rule, block("psoas_compartment")));
  CHECK(undecided(rule, block("psoas_compartment"), well().measured("inr", 1.0)) == false);
}

TEST_CASE("platelets counted long ago decide nothing") {
  Told told = Told().has("anticoagulant", absent).has("bleeding_disorder", absent).measured("inr", 1.0);
  told.measured("platelets", 240, on(2025, 1, 1));
  CHECK(undecided("deep_block_bleeding", block("psoas_compartment"), told));
}

TEST_CASE("local anaesthetic warns above the highest dose, by weight or by the figure for all") {
  const char* rule = "local_anaesthetic_dose";
  const Told light = Told().measured("weight_kg", 50);
  CHECK(warns(rule, block("femoral").agent("lidocaine", 1, 31), light));     // 310 mg, 225 allowed
  CHECK(warns(rule, block("femoral").agent("lidocaine", 1, 23), light));     // 230 mg
  CHECK(silent(rule, block("femoral").agent("lidocaine", 1, 22.5), light));  // 225 mg exactly
  const Told heavy = Told().measured("weight_kg", 100);
  CHECK(silent(rule, block("femoral").agent("lidocaine", 1, 30), heavy));
  CHECK(warns(rule, block("femoral").agent("lidocaine", 1, 31), heavy));
  CHECK(warns(rule, block("femoral").agent("bupivacaine", 0.5, 36), heavy));  // 180 mg, 175 allowed
  CHECK(silent(rule, block("femoral").agent("bupivacaine", 0.5, 35), heavy));
  CHECK(warns(rule, block("femoral").agent("ropivacaine", 0.75, 21), light));  // 157.5 mg, 150 allowed
}

TEST_CASE("epinephrine raises the highest dose of lidocaine") {
  Given given = block("femoral").agent("lidocaine", 1, 31);
  given.row("agent", 0, "epinephrine", present);
  CHECK(silent("local_anaesthetic_dose", given, Told().measured("weight_kg", 60)));
  CHECK(warns("local_anaesthetic_dose", given, Told().measured("weight_kg", 40)));
}

TEST_CASE("local anaesthetics of one day add up") {
  const Told alone = Told().measured("weight_kg", 100);
  const Given half = block("femoral").agent("lidocaine", 1, 20);
  CHECK(silent("local_anaesthetic_dose", half, alone));
  Told both = alone;
  both.had(block("obturator").agent("bupivacaine", 0.5, 20).treatment);
  CHECK(warns("local_anaesthetic_dose", half, both));
  Told other_day = alone;
  Given yesterday = block("obturator").agent("bupivacaine", 0.5, 20);
  yesterday.treatment.date = on(2026, 3, 1);
  other_day.had(yesterday.treatment);
  CHECK(silent("local_anaesthetic_dose", half, other_day));
}

TEST_CASE("without a weight the dose per kilogram is said not to be checked") {
  const char* rule = "local_anaesthetic_dose";
  const Given given = block("femoral").agent("lidocaine", 1, 20);
  REQUIRE(undecided(rule, given));
  const std::vector<Warning> found = judged(given);
  CHECK(find(found, rule)->facts == SafetyFacts{{"health/weight_kg", Side::none, "", {}}});
  CHECK_FALSE(find(found, rule)->needs_reason());
  CHECK(warns(rule, block("femoral").agent("lidocaine", 1, 31)));
}

TEST_CASE("a dose that cannot be computed is said not to be checked") {
  Given given = block("femoral").row("agent", 0, "agent", "lidocaine");
  CHECK(undecided("local_anaesthetic_dose", given, Told().measured("weight_kg", 80)));
}

TEST_CASE("a femoral or plexus block on both sides warns of falls") {
  const char* rule = "both_sides_blocked";
  CHECK(warns(rule, block("femoral", Side::bilateral)));
  CHECK(silent(rule, block("femoral")));
  CHECK(warns(rule, block("femoral", Side::left), Told().had(block("femoral", Side::right).treatment)));
  CHECK(silent(rule, block("medial_branch", Side::bilateral)));
  CHECK(warns("leg_may_give_way", block("femoral")));
  CHECK(silent("leg_may_give_way", block("medial_branch")));
}

TEST_CASE("the fourth depot steroid in twelve months warns") {
  const char* rule = "steroid_often";
  const auto steroid = [](Date day) {
    Given given = block("si_joint").row("agent", 0, "agent", "triamcinolone").row("agent", 0, "dose_mg", 40.0);
    given.treatment.date = day;
    return given;
  };
  Told three;
  three.had(steroid(on(2025, 4, 1)).treatment)
      .had(steroid(on(2025, 8, 1)).treatment)
      .had(steroid(on(2026, 1, 5)).treatment);
  CHECK(warns(rule, steroid(visit_day), three));
  Told two;
  two.had(steroid(on(2025, 2, 1)).treatment)
      .had(steroid(on(2025, 8, 1)).treatment)
      .had(steroid(on(2026, 1, 5)).treatment);
  CHECK(silent(rule, steroid(visit_day), two));
}

TEST_CASE("a steroid notices diabetes, infection, vaccines and surgery") {
  const Given steroid = block("si_joint").row("agent", 0, "agent", "triamcinolone");
  const Given plain = block("si_joint").row("agent", 0, "agent", "ropivacaine");
  CHECK(warns("steroid_diabetes", steroid, Told().has("diabetes")));
  CHECK(silent("steroid_diabetes", steroid, Told().has("diabetes", absent)));
  CHECK(silent("steroid_diabetes", plain, Told().has("diabetes")));
  CHECK(warns("steroid_infection", steroid, Told().has("active_infection")));
  CHECK(silent("steroid_infection", steroid, Told().has("active_infection", absent)));
  const auto vaccinated = [](Date day) {
    Told told = Told().has("live_vaccine").has("surgery", absent);
    told.health.facts[0].since = day;
    return told;
  };
  CHECK(warns("steroid_vaccine_surgery", steroid, vaccinated(on(2026, 3, 16))));
  CHECK(warns("steroid_vaccine_surgery", steroid, vaccinated(on(2026, 2, 16))));
  CHECK(silent("steroid_vaccine_surgery", steroid, vaccinated(on(2026, 2, 15))));
}

TEST_CASE("a particulate steroid is not for the transforaminal way") {
  const char* rule = "particulate_transforaminal";
  CHECK(warns(rule, block("transforaminal").row("agent", 0, "agent", "triamcinolone")));
  CHECK(silent(rule, block("transforaminal").row("agent", 0, "agent", "dexamethasone")));
  CHECK(silent(rule, block("si_joint").row("agent", 0, "agent", "triamcinolone")));
}

TEST_CASE("radiofrequency and stimulation warn with an active implant") {
  CHECK(warns("implant_energy", ablation(), Told().has("active_implant")));
  CHECK(warns("implant_energy", Given("tx_neuromod").with("system", "scs"), Told().has("active_implant")));
  CHECK(silent("implant_energy", ablation(), Told().has("active_implant", absent)));
  CHECK(undecided("implant_energy", ablation()));
  CHECK(silent("implant_energy", block("femoral"), Told().has("active_implant")));
}

TEST_CASE("an ablation wants a positive diagnostic block of the same target before it") {
  const char* rule = "ablation_without_block";
  const auto tested = [](double after, Side side = Side::right, std::string_view target = "medial_branch") {
    Given given("tx_nerve_block", side, on(2026, 2, 2));
    given.with("target", target).with("purpose", "diagnostic").with("pre_nrs", 6.0).agent("lidocaine", 2, 1.5);
    given.row("series", 0, "hours", 1.0).row("series", 0, "nrs", after);
    return Told().had(given.treatment);
  };
  CHECK(warns(rule, ablation()));
  CHECK(silent(rule, ablation(), tested(3)));
  CHECK(warns(rule, ablation(), tested(4)));
  CHECK(warns(rule, ablation(), tested(1, Side::left)));
  CHECK(warns(rule, ablation(), tested(1, Side::right, "femoral")));
  CHECK(undecided(rule, ablation().with("prior_blocks", 2.0)));
  Told linked = tested(1, Side::right, "femoral");
  linked.treatments[0].id.number = 1024;
  Given resting = ablation();
  resting.treatment.links = {{LinkRole::diagnostic_block, TreatmentId{1024}}};
  CHECK(silent(rule, resting, linked));
}

TEST_CASE("radiation warns while a pregnancy is possible") {
  const char* rule = "radiation_pregnancy";
  const Given guided = block("medial_branch").with("guidance", "fluoroscopy");
  CHECK(warns(rule, guided, Told().has("pregnancy_possible")));
  CHECK(undecided(rule, guided));
  CHECK(silent(rule, block("medial_branch").with("guidance", "fluoroscopy").with("pregnancy_checked", present)));
  CHECK(silent(rule, block("medial_branch").with("guidance", "ultrasound"), Told().has("pregnancy_possible")));
  Told man;
  man.sex = Sex::male;
  CHECK(silent(rule, guided, man));
  Told old;
  old.born = on(1950, 1, 1);
  CHECK(silent(rule, guided, old));
}

TEST_CASE("an allergy stops what it is against") {
  const auto allergic = [](std::string to) {
    Told told = Told().has("allergy");
    told.health.facts[0].which = {std::move(to)};
    return told;
  };
  const Given given = block("femoral").agent("lidocaine", 1, 5);
  CHECK(warns("allergy_agent", given, allergic("lidocaine")));
  CHECK(find(judged(given, allergic("lidocaine")), "allergy_agent")->severity == WarningSeverity::block);
  CHECK(silent("allergy_agent", given, allergic("bupivacaine")));
  CHECK(silent("allergy_agent", given, Told().has("allergy", absent)));
  CHECK(undecided("allergy_agent", given));
  CHECK(warns("allergy_contact", given, allergic("latex")));
  CHECK(warns("allergy_contact", given, allergic("chlorhexidine")));
  CHECK(silent("allergy_contact", given, allergic("lidocaine")));
  CHECK(silent("allergy_contact", drug("ibuprofen", "nsaid"), allergic("latex")));
  CHECK(warns("allergy_contrast", block("femoral").with("contrast_pattern", "as_intended"), allergic("contrast")));
  CHECK(
      silent("allergy_contrast", block("femoral").with("contrast_pattern", "no_contrast_used"), allergic("contrast")));
}

TEST_CASE("botulinum toxin warns with what makes it stronger, and too soon after the last") {
  const Given botulinum = Given("tx_botox").with("product", "onabotulinum").row("muscle", 0, "muscle", "psoas");
  CHECK(warns("botulinum_care", botulinum, Told().has("neuromuscular_disease")));
  CHECK(warns("botulinum_care", botulinum, Told().has("aminoglycoside")));
  CHECK(warns("botulinum_care", botulinum, Told().has("pregnancy_possible")));
  CHECK(silent(
      "botulinum_care", botulinum,
      Told().has("neuromuscular_disease", absent).has("aminoglycoside", absent).has("pregnancy_possible", absent)));
  const auto last = [](Date day) { return Told().had(Given("tx_botox", Side::right, day).treatment); };
  CHECK(warns("botulinum_soon", botulinum, last(on(2025, 12, 9))));
  CHECK(silent("botulinum_soon", botulinum, last(on(2025, 12, 8))));
}

TEST_CASE("a psoas injection without guidance warns, also when none is recorded") {
  CHECK(warns("psoas_unguided", psoas_injection()));
  CHECK(warns("psoas_unguided", psoas_injection().with("guidance", "none")));
  CHECK(silent("psoas_unguided", psoas_injection().with("guidance", "ultrasound")));
  CHECK(silent("psoas_unguided", Given("tx_tpi").row("muscle", 0, "muscle", "piriformis")));
}

TEST_CASE("an opioid beside a sedative is noticed, from either side, while both are taken") {
  const Given gabapentin = drug("gabapentin", "gabapentinoid", on(2026, 1, 5));
  CHECK(warns("opioid_sedative", opioid("oxycodone", 5, 2), Told().had(gabapentin.treatment)));
  CHECK(warns("sedative_opioid", drug("diazepam", "benzodiazepine"),
              Told().had(opioid("oxycodone", 5, 2, on(2026, 1, 5)).treatment)));
  Given stopped = gabapentin;
  stopped.treatment.end_date = on(2026, 2, 1);
  CHECK(silent("opioid_sedative", opioid("oxycodone", 5, 2), Told().had(stopped.treatment)));
  CHECK(silent("opioid_sedative", opioid("oxycodone", 5, 2)));
}

TEST_CASE("morphine equivalents of all that is taken count") {
  CHECK(warns("opioid_dose", opioid("morphine", 25, 2)));
  CHECK(silent("opioid_dose", opioid("morphine", 24, 2)));
  CHECK(warns("opioid_dose", opioid("oxycodone", 10, 2),
              Told().had(opioid("hydrocodone", 10, 2, on(2026, 1, 5)).treatment)));
  CHECK(undecided("opioid_dose", opioid("buprenorphine", 2, 1)));
}

TEST_CASE("an NSAID is noticed with a risk of bleeding or kidney harm") {
  const Given nsaid = drug("ibuprofen", "nsaid");
  for (const char* fact : {"anticoagulant", "antiplatelet", "chronic_kidney_disease", "peptic_ulcer"})
    CHECK(warns("nsaid_risk", nsaid, Told().has(fact)));
  Told well;
  for (const char* fact : {"anticoagulant", "antiplatelet", "chronic_kidney_disease", "peptic_ulcer"})
    well.has(fact, absent);
  CHECK(silent("nsaid_risk", nsaid, well));
  CHECK(silent("nsaid_risk", drug("paracetamol", "paracetamol"), Told().has("anticoagulant")));
}

TEST_CASE("every rule on treatments that comes with the program has a case here") {
  CHECK(catalogue().warning_rules().size() == 23);
}

TEST_CASE("a planned treatment is judged, an aborted or cancelled one is not") {
  const Told implanted = Told().has("active_implant");
  CHECK(warns("implant_energy", ablation().status(TreatmentStatus::planned), implanted));
  CHECK(judged(ablation().status(TreatmentStatus::aborted), implanted).empty());
  CHECK(judged(ablation().status(TreatmentStatus::cancelled), implanted).empty());
}

TEST_CASE("the gravest stands first, what could not be checked last") {
  Told told = Told().has("allergy");
  told.health.facts[0].which = {"lidocaine"};
  const std::vector<Warning> found = judged(block("femoral", Side::bilateral).agent("lidocaine", 1, 5), told);
  REQUIRE(found.size() >= 3);
  CHECK(found.front().severity == WarningSeverity::block);
  CHECK_FALSE(found.back().decided);
}

TEST_CASE("an override counts for the same facts only") {
  const Told told = Told().has("active_implant");
  Treatment treatment = ablation().treatment;
  const std::vector<Warning> found = warnings(treatment, told.context());
  const Warning& warning = *find(found, "implant_energy");
  CHECK(override_of(warning, treatment) == nullptr);
  treatment.overrides = {{warning.rule, warning.severity, warning.facts, "cleared by cardiology", "osei", {}}};
  CHECK(override_of(warning, treatment) != nullptr);
  treatment.overrides[0].facts[0].text = "present (ICD)";
  CHECK(override_of(warning, treatment) == nullptr);
}

TEST_CASE("treatments of one visit are judged beside each other") {
  Visit visit;
  visit.treatments = {block("femoral", Side::left).treatment, block("femoral", Side::right).treatment};
  const auto found = warnings_of(visit, Told().context());
  REQUIRE(found.size() == 2);
  CHECK(find(found[0], "both_sides_blocked"));
  CHECK(find(found[1], "both_sides_blocked"));
}
