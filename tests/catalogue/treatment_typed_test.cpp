// Treatments of the embedded catalogue as they are typed: what is asked, what is refused, what follows.

#include <catch2/catch.hpp>

#include "domain/treatment/block_relief.h"
#include "domain/treatment/earlier_treatments.h"
#include "domain/treatment/treatment_check.h"
#include "domain/treatment/treatment_figures.h"
#include "domain/treatment/treatment_repeat.h"
#include "tests/support/catalogue.h"

using namespace psoas;
using namespace psoas::tests;
using date::year;

namespace {

using Typed = std::vector<std::pair<std::string, std::string>>;

const Date visit_day = year{2026} / 9 / 7;

struct Result {
  Treatment treatment;
  Problems problems;

  // The one problem at this field of the treatment; fails when there is none.
  const Problem& at(const std::string& part) const {
    for (const Problem& problem : problems)
      if (problem.field == "treatment/0/" + part) return problem;
    FAIL("no problem at " << part);
    return problems.front();
  }
  TreatmentFigures figures() const { return treatment_figures(treatment, *catalogue().treatment(treatment.code)); }
};

Result typed(const std::string& code, const Typed& fields) {
  VisitDraft draft;
  draft.put("treatment/0/code", code);
  for (const auto& [path, text] : fields) draft.put("treatment/0/" + path, text);
  Patient patient;
  patient.birth_date = year{1971} / 8 / 2;
  Result result;
  result.treatment = check_treatment(draft, 0, catalogue(), patient, visit_day, visit_day, result.problems).value();
  return result;
}

Typed operator+(Typed fields, const Typed& more) {
  fields.insert(fields.end(), more.begin(), more.end());
  return fields;
}

const Typed psoas_block{{"side", "B"},
                        {"-/0/target", "psoas_compartment"},
                        {"level/0/level", "L2"},
                        {"level/1/level", "L3"},
                        {"-/0/purpose", "therapeutic"},
                        {"-/0/series_number", "2"},
                        {"-/0/guidance", "ultrasound"},
                        {"agent/0/agent", "ropivacaine"},
                        {"agent/0/concentration_percent", "0.2"},
                        {"agent/0/volume_ml", "20"}};

const Typed medial_branch_block{
    {"side", "R"}, {"-/0/target", "medial_branch"}, {"level/0/level", "L4"}, {"-/0/purpose", "diagnostic"}};

}  // namespace

TEST_CASE("a bilateral psoas compartment block is entered without free text and reads in one line") {
  const Result block = typed("tx_nerve_block", psoas_block);
  CHECK(block.problems.empty());
  CHECK(long_description(block.treatment, *catalogue().treatment("tx_nerve_block")) ==
        "lumbar plexus / psoas compartment · B · L2–L3 · therapeutic · block 2 · ultrasound · "
        "ropivacaine 0.2 % 20 mL = 40 mg");
  CHECK(block.treatment.same_target_key == "tx_nerve_block/psoas_compartment/L2-L3/B");
  CHECK(block.figures().local_anaesthetic_mg.value() == Approx(40));
}

TEST_CASE("ten times the concentration of a local anaesthetic is asked about") {
  Typed fields = psoas_block;
  fields[8].second = "2";
  const Result block = typed("tx_nerve_block", fields);
  CHECK(block.at("agent/0/concentration_percent").code == ProblemCode::unusual);
  CHECK(block.at("agent/0/concentration_percent").high == "1");
}

TEST_CASE("the usual volume of a block depends on its target") {
  CHECK(typed("tx_nerve_block", medial_branch_block + Typed{{"level/0/level_volume_ml", "0.5"}}).problems.empty());
  CHECK(typed("tx_nerve_block", medial_branch_block + Typed{{"level/0/level_volume_ml", "5"}})
            .at("level/0/level_volume_ml")
            .high == "0.5");
  Typed small = psoas_block;
  small[9].second = "4";
  CHECK(typed("tx_nerve_block", small).at("agent/0/volume_ml").low == "15");
  CHECK(typed("tx_nerve_block", psoas_block + Typed{{"agent/1/agent", "dexamethasone"}, {"agent/1/volume_ml", "1"}})
            .problems.empty());
}

TEST_CASE("a lesion's usual temperature depends on its mode") {
  const Typed lesion{{"side", "R"}, {"-/0/target", "drg"}, {"level/0/level", "L3"}};
  CHECK(typed("tx_rfa", lesion + Typed{{"-/0/mode", "pulsed"}, {"-/0/temperature_c", "42"}}).problems.empty());
  CHECK(typed("tx_rfa", lesion + Typed{{"-/0/mode", "pulsed"}, {"-/0/temperature_c", "80"}})
            .at("-/0/temperature_c")
            .code == ProblemCode::unusual);
  CHECK(typed("tx_rfa", lesion + Typed{{"-/0/mode", "conventional"}, {"-/0/temperature_c", "42"}})
            .at("-/0/temperature_c")
            .low == "60");
}

TEST_CASE("micrograms typed for milligrams are asked about, a patch needs its rate") {
  const Typed opioid{{"-/0/drug", "buprenorphine"}, {"-/0/class", "opioid"}, {"-/0/opioid", "buprenorphine"}};
  CHECK(typed("tx_medication", opioid + Typed{{"-/0/dose", "200"}, {"-/0/dose_unit", "mg"}}).at("-/0/dose").high ==
        "24");
  CHECK(typed("tx_medication", opioid + Typed{{"-/0/dose", "200"}, {"-/0/dose_unit", "ug"}}).problems.empty());
  const Typed patch{{"-/0/drug", "fentanyl"}, {"-/0/opioid", "fentanyl_patch"}, {"-/0/dose", "25"}};
  CHECK(typed("tx_medication", patch + Typed{{"-/0/dose_unit", "mg"}}).at("-/0/dose_unit").code ==
        ProblemCode::unit_required);
  CHECK(typed("tx_medication", patch + Typed{{"-/0/dose_unit", "ug_h"}}).problems.empty());
}

TEST_CASE("a dose with a comma is refused with the remedy") {
  const Result medication = typed("tx_medication", {{"-/0/drug", "morphine"}, {"-/0/dose", "5,0"}});
  CHECK(medication.at("-/0/dose").code == ProblemCode::not_a_number);
  CHECK(medication.at("-/0/dose").other == "decimal point");
  CHECK(medication.at("-/0/dose").severity == Severity::refuse);
}

TEST_CASE("doses and volumes add up over the agents, steroids only in volume") {
  const TreatmentFigures figures = typed("tx_tpi", {{"side", "R"},
                                                    {"muscle/0/muscle", "psoas"},
                                                    {"muscle/1/muscle", "iliacus"},
                                                    {"muscle/2/muscle", "psoas"},
                                                    {"muscle/2/muscle_side", "L"},
                                                    {"agent/0/agent", "lidocaine"},
                                                    {"agent/0/concentration_percent", "1"},
                                                    {"agent/0/volume_ml", "4"},
                                                    {"agent/1/agent", "bupivacaine"},
                                                    {"agent/1/concentration_percent", "0.25"},
                                                    {"agent/1/volume_ml", "2"},
                                                    {"agent/2/agent", "triamcinolone"},
                                                    {"agent/2/volume_ml", "1"},
                                                    {"agent/2/dose_mg", "20"}})
                                       .figures();
  REQUIRE(figures.local_anaesthetics.size() == 2);
  CHECK(figures.local_anaesthetics[1].mg == Approx(5));
  CHECK(figures.local_anaesthetic_mg.value() == Approx(45));
  CHECK(figures.total_volume_ml.value() == Approx(7));
  CHECK(figures.muscles == 2);
}

TEST_CASE("a programme of stretches alone says so, with its minutes a week") {
  const Typed stretches{{"exercise/0/exercise", "ex_lunge"},       {"exercise/0/sets", "2"},
                        {"exercise/0/repetitions", "3"},           {"exercise/0/hold_s", "30"},
                        {"exercise/0/times_a_day", "2"},           {"exercise/0/days_a_week", "7"},
                        {"exercise/1/exercise", "ex_full_rom_hip"}};
  CHECK(typed("tx_stretch", stretches).figures().exercise_minutes_a_week.value() == Approx(42));
  CHECK(typed("tx_stretch", stretches).figures().stretching_alone);
  const TreatmentFigures mixed = typed("tx_stretch", stretches + Typed{{"exercise/2/exercise", "ex_core"},
                                                                       {"exercise/2/repetitions", "15"},
                                                                       {"exercise/2/days_a_week", "3"}})
                                     .figures();
  CHECK_FALSE(mixed.stretching_alone);
  CHECK(mixed.exercise_minutes_a_week.value() == Approx(45));
}

TEST_CASE("attendance is counted of what was prescribed, a trial's days from its dates") {
  CHECK(typed("tx_pt", {{"-/0/sessions_prescribed", "8"}, {"-/0/sessions_attended", "6"}})
            .figures()
            .attendance_percent.value() == 75);
  const auto trial = [](const char* relief) {
    return typed("tx_neuromod", {{"date", "2026-09-01"},
                                 {"end_date", "2026-09-07"},
                                 {"-/0/system", "scs"},
                                 {"-/0/phase", "trial"},
                                 {"-/0/trial_relief_percent", relief}})
        .figures();
  };
  CHECK(trial("50").trial_days == 6);
  CHECK(trial("50").trial_succeeded == true);
  CHECK(trial("49").trial_succeeded == false);
}

TEST_CASE("the latest treatment done on the same target is found, not one of another side or a plan") {
  const Result today = typed("tx_nerve_block", medial_branch_block);
  const TreatmentDefinition& definition = *catalogue().treatment("tx_nerve_block");
  std::vector<TreatmentRecord> records(3);
  for (TreatmentRecord& record : records) record.treatment = today.treatment;
  records[0].treatment.date = year{2025} / 1 / 20;
  records[1].treatment.date = year{2026} / 1 / 20;
  records[1].treatment.same_target_key = "tx_nerve_block/medial_branch/L4/L";
  records[2].treatment.date = year{2026} / 2 / 20;
  records[2].treatment.status = TreatmentStatus::planned;
  const TreatmentRecord* found = latest_of_same_target(records, today.treatment, definition);
  REQUIRE(found);
  CHECK(found->treatment.date == year{2025} / 1 / 20);
  records[0].treatment.date = add_days(visit_day, 1);
  CHECK_FALSE(latest_of_same_target(records, today.treatment, definition));
}

TEST_CASE("a corrected treatment keeps its number, a malformed one is refused") {
  CHECK(typed("tx_nerve_block", medial_branch_block + Typed{{"entry", "1025"}}).treatment.id == TreatmentId{1025});
  CHECK(typed("tx_nerve_block", medial_branch_block + Typed{{"entry", "12x"}}).at("entry").code ==
        ProblemCode::unknown_reference);
}

TEST_CASE("a treatment says what it is for by a condition of the catalogue, and nothing else") {
  CHECK(typed("tx_nerve_block", medial_branch_block + Typed{{"indication", "dx_facet"}}).treatment.indication ==
        "dx_facet");
  const Result wrong = typed("tx_nerve_block", medial_branch_block + Typed{{"indication", "back pain"}});
  CHECK(wrong.at("indication").code == ProblemCode::unknown_code);
  CHECK(wrong.treatment.indication.empty());
}

TEST_CASE("any treatment can rest on the referral or the plan that led to it") {
  const Result block = typed("tx_nerve_block", medial_branch_block + Typed{{"link/consultation", "2050"}});
  CHECK(block.treatment.links == std::vector<TreatmentLink>{{LinkRole::consultation, TreatmentId{2050}}});

  std::vector<TreatmentRecord> records(3);
  records[0].treatment = typed("tx_referral", {}).treatment;
  records[1].treatment = typed("tx_nerve_block", medial_branch_block + Typed{{"status", "planned"}}).treatment;
  records[2].treatment = typed("tx_nerve_block", medial_branch_block).treatment;
  const auto offered = linkable(records, catalogue(), LinkRole::consultation, visit_day);
  REQUIRE(offered.size() == 2);
  CHECK(offered[0] == &records[0]);
  CHECK(offered[1] == &records[1]);
  CHECK(link_line(offered[1]->treatment, catalogue()).ends_with("planned"));
}
