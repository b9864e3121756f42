// Which red flags a visit raises, by the rules that come with the program.

#include "domain/safety/red_flag.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "domain/demo/golden_patient.h"
#include "tests/safety/told_patient.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

const RaisedFlag* flag_in(const std::vector<RaisedFlag>& flags, std::string_view code) {
  const auto found = std::find_if(flags.begin(), flags.end(), [&](const auto& flag) { return flag.code == code; });
  return found == flags.end() ? nullptr : &*found;
}

bool raises(const Told& told, std::string_view code) { return flag_in(raised_flags(told.context()), code) != nullptr; }

Treatment block_on(Date day) {
  Treatment block = scribe().treatment("tx_nerve_block", Side::right, day);
  scribe().put(block, "target", "medial_branch");
  scribe().put(block, "purpose", "diagnostic");
  return block;
}

}  // namespace

TEST_CASE("morning stiffness of half an hour raises the inflammatory flag, less does not") {
  CHECK(raises(Told().finds("sym_morning_stiffness_min", Side::none, 30.0), "rf_inflammatory"));
  CHECK_FALSE(raises(Told().finds("sym_morning_stiffness_min", Side::none, 29.0), "rf_inflammatory"));
  const auto flags = raised_flags(Told().finds("sym_morning_stiffness_min", Side::none, 45.0).context());
  REQUIRE(flags.size() == 1);
  CHECK(flags[0].severity == FlagSeverity::yellow);
  CHECK(flags[0].rule == "morning_stiffness");
  REQUIRE(flags[0].facts.size() == 1);
  CHECK(flags[0].facts[0].subject == "sym_morning_stiffness_min");
  CHECK(flags[0].facts[0].text == "45 min");
}

TEST_CASE("of the worked example the first and the sixth visit raise the inflammatory flag") {
  const DemoPatient ana = golden_patient(1, scribe(), on(2026, 9, 30));
  std::vector<int> stiffness;
  for (const Visit& visit : ana.visits) {
    if (!visit.finding("sym_morning_stiffness_min", Side::none)) continue;
    Told told;
    told.visit = visit;
    stiffness.push_back(raises(told, "rf_inflammatory"));
  }
  CHECK(stiffness == std::vector<int>{1, 0, 0, 0, 0, 1});
}

TEST_CASE("strength of 3 or a fall by a grade raises the motor flag") {
  CHECK(raises(Told().finds("exam_knee_extensor_mmt", Side::left, "3"), "rf_motor_deficit"));
  CHECK_FALSE(raises(Told().finds("exam_knee_extensor_mmt", Side::left, "3+"), "rf_motor_deficit"));
  CHECK(raises(
      Told().finds("exam_hip_flexor_mmt", Side::right, "4").found_before("exam_hip_flexor_mmt", Side::right, "5"),
      "rf_motor_deficit"));
  CHECK_FALSE(raises(
      Told().finds("exam_hip_flexor_mmt", Side::right, "4").found_before("exam_hip_flexor_mmt", Side::right, "4+"),
      "rf_motor_deficit"));
  CHECK_FALSE(
      raises(Told().finds("exam_hip_flexor_mmt", Side::right, "4").found_before("exam_hip_flexor_mmt", Side::left, "5"),
             "rf_motor_deficit"));
}

TEST_CASE("a fall of strength says what it fell from") {
  const auto flags = raised_flags(Told()
                                      .finds("exam_hip_flexor_mmt", Side::right, "4-")
                                      .found_before("exam_hip_flexor_mmt", Side::right, "5")
                                      .context());
  const RaisedFlag* flag = flag_in(flags, "rf_motor_deficit");
  REQUIRE(flag);
  CHECK(flag->facts[0].text.starts_with("5 →"));
  CHECK(flag->facts[0].side == Side::right);
}

TEST_CASE("tingling of the saddle area raises the cauda equina flag, of a leg it does not") {
  CHECK(raises(Told().finds("sym_paraesthesia", Side::left).qualified("area", "saddle"), "rf_cauda_equina"));
  CHECK_FALSE(raises(Told().finds("sym_paraesthesia", Side::left).qualified("area", "L4"), "rf_cauda_equina"));
  CHECK_FALSE(
      raises(Told().finds("sym_paraesthesia", Side::left, absent).qualified("area", "saddle"), "rf_cauda_equina"));
  CHECK(raises(Told().finds("sym_urinary_retention"), "rf_cauda_equina"));
}

TEST_CASE("weakness of both legs counts for the cauda equina only when it is new") {
  Told both;
  both.finds("sym_leg_weakness", Side::left).finds("sym_leg_weakness", Side::right);
  CHECK(raises(both, "rf_cauda_equina"));
  CHECK_FALSE(raises(Told().finds("sym_leg_weakness", Side::left), "rf_cauda_equina"));
  both.found_before("sym_leg_weakness", Side::left, present).found_before("sym_leg_weakness", Side::right, present);
  CHECK_FALSE(raises(both, "rf_cauda_equina"));
}

TEST_CASE("fever alone is no psoas abscess, fever with a psoas sign is") {
  CHECK_FALSE(raises(Told().finds("sym_fever_chills"), "rf_psoas_abscess"));
  CHECK_FALSE(raises(Told().finds("exam_psoas_sign", Side::right), "rf_psoas_abscess"));
  CHECK(raises(Told().finds("sym_fever_chills").finds("exam_psoas_sign", Side::right), "rf_psoas_abscess"));
  CHECK(raises(Told().measured("temperature_c", 38).finds("sym_groin_pain", Side::right), "rf_psoas_abscess"));
  CHECK_FALSE(raises(Told().measured("temperature_c", 37.9).finds("sym_groin_pain", Side::right), "rf_psoas_abscess"));
  CHECK_FALSE(raises(Told().measured("temperature_c", 39, on(2026, 1, 2)).finds("sym_groin_pain", Side::right),
                     "rf_psoas_abscess"));
}

TEST_CASE("a psoas sign in a patient at risk of infection asks for an abscess") {
  CHECK(raises(Told().finds("exam_psoas_sign", Side::right).has("diabetes"), "rf_psoas_abscess"));
  CHECK_FALSE(raises(Told().finds("exam_psoas_sign", Side::right).has("diabetes", absent), "rf_psoas_abscess"));
  CHECK_FALSE(raises(Told().has("diabetes").has("immunosuppression"), "rf_psoas_abscess"));
}

TEST_CASE("sudden groin pain raises the haematoma flag with an anticoagulant only") {
  CHECK(raises(Told().finds("sym_sudden_flank_groin_pain", Side::left).has("anticoagulant"), "rf_psoas_haematoma"));
  CHECK_FALSE(raises(Told().finds("sym_sudden_flank_groin_pain", Side::left), "rf_psoas_haematoma"));
}

TEST_CASE("an anticoagulant that was stopped raises nothing") {
  Told told;
  told.finds("sym_sudden_flank_groin_pain", Side::left).has("anticoagulant");
  told.health.facts[0].until = on(2026, 2, 1);
  CHECK_FALSE(raises(told, "rf_psoas_haematoma"));
}

TEST_CASE("what an image shows raises its own flag") {
  CHECK(raises(Told().finds("img_psoas_abscess", Side::left), "rf_psoas_abscess"));
  CHECK(raises(Told().finds("img_psoas_haematoma", Side::left), "rf_psoas_haematoma"));
  CHECK(raises(Told().finds("img_mass", Side::left), "rf_cancer"));
  CHECK(raises(Told().finds("img_vertebral_fracture", Side::none, "2").qualified("acute", present), "rf_fracture"));
  CHECK_FALSE(
      raises(Told().finds("img_vertebral_fracture", Side::none, "2").qualified("acute", absent), "rf_fracture"));
}

TEST_CASE("minor trauma raises the fracture flag in old or osteoporotic patients only") {
  CHECK_FALSE(raises(Told().finds("sym_recent_trauma", Side::none, "minor"), "rf_fracture"));
  CHECK(raises(Told().finds("sym_recent_trauma", Side::none, "major"), "rf_fracture"));
  CHECK(raises(Told().finds("sym_recent_trauma", Side::none, "minor").has("osteoporosis"), "rf_fracture"));
  Told old = Told().finds("sym_recent_trauma", Side::none, "minor");
  old.born = on(1950, 1, 1);
  CHECK(raises(old, "rf_fracture"));
}

TEST_CASE("trouble counts for a procedure within thirty days before") {
  const auto with_block = [](Date day) { return Told().finds("sym_fever_chills").had(block_on(day)); };
  CHECK(raises(with_block(on(2026, 2, 2)), "rf_post_procedure"));
  CHECK(raises(with_block(on(2026, 1, 31)), "rf_post_procedure"));
  CHECK_FALSE(raises(with_block(on(2026, 1, 30)), "rf_post_procedure"));
  CHECK_FALSE(raises(Told().finds("sym_fever_chills"), "rf_post_procedure"));
}

TEST_CASE("complaints of an organ ask for a visceral cause") {
  CHECK(raises(Told().finds("sym_bladder_pain"), "rf_visceral"));
  CHECK_FALSE(raises(Told().finds("sym_bladder_pain", Side::none, absent), "rf_visceral"));
}

TEST_CASE("PHQ-2 of three raises the self-harm flag, also as part of PHQ-4") {
  const auto answered = [](std::string_view instrument, std::vector<std::optional<double>> items) {
    Told told;
    told.visit.scores.push_back(scribe().score(instrument, std::move(items)));
    return told;
  };
  CHECK(raises(answered("phq2", {2, 1}), "rf_self_harm"));
  CHECK_FALSE(raises(answered("phq2", {1, 1}), "rf_self_harm"));
  CHECK(raises(answered("phq4", {0, 0, 2, 1}), "rf_self_harm"));
  CHECK_FALSE(raises(answered("phq4", {3, 3, 1, 1}), "rf_self_harm"));
}

TEST_CASE("each question of the checklist raises its flag when the answer is yes, and only then") {
  int asked = 0;
  for (const FindingDefinition& finding : catalogue().findings()) {
    if (finding.kind != FindingKind::red_flag) continue;
    INFO(finding.code);
    CHECK(raises(Told().finds(finding.code), finding.code));
    CHECK_FALSE(raises(Told().finds(finding.code, Side::none, absent), finding.code));
    CHECK_FALSE(raises(Told().finds(finding.code, Side::none, not_assessed), finding.code));
    ++asked;
  }
  CHECK(asked == 11);
}

TEST_CASE("of two rules for one flag the more severe gives the word, and both give their facts") {
  const auto flags =
      raised_flags(Told().finds("exam_psoas_sign", Side::right).finds("sym_fever_chills").has("diabetes").context());
  const RaisedFlag* flag = flag_in(flags, "rf_psoas_abscess");
  REQUIRE(flag);
  CHECK(flag->rule == "fever_and_psoas");
  CHECK(flag->severity == FlagSeverity::emergency);
  std::set<std::string> subjects;
  for (const SafetyFact& fact : flag->facts) subjects.insert(fact.subject);
  CHECK(subjects == std::set<std::string>{"sym_fever_chills", "exam_psoas_sign", "health/diabetes"});
}

TEST_CASE("standing facts alone raise nothing") {
  Told told;
  for (const char* code : {"anticoagulant", "cancer_history", "osteoporosis", "immunosuppression", "iv_drug_use"})
    told.has(code);
  CHECK(raised_flags(told.context()).empty());
  CHECK_FALSE(sources_wanted(catalogue(), told.visit).any_rule);
}

TEST_CASE("an unremarkable visit asks for nothing else to be read") {
  Told told;
  told.finds("sym_morning_stiffness_min", Side::none, 10.0).finds("sym_knee_pain", Side::left);
  CHECK_FALSE(sources_wanted(catalogue(), told.visit).any_rule);
  told.finds("exam_hip_flexor_mmt", Side::right, "4");
  CHECK(sources_wanted(catalogue(), told.visit).previous);
}

TEST_CASE("a flag that stands is not raised again, but for an emergency once it was acknowledged") {
  CHECK_FALSE(raised_beside(RedFlagState::open, FlagSeverity::emergency));
  CHECK_FALSE(raised_beside(RedFlagState::acknowledged, FlagSeverity::urgent));
  CHECK(raised_beside(RedFlagState::acknowledged, FlagSeverity::emergency));
  CHECK(raised_beside(RedFlagState::resolved, FlagSeverity::yellow));
}
