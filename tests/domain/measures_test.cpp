// Findings and questionnaires typed into a draft, against the catalogue that comes with the program.

#include <catch2/catch.hpp>

#include "domain/finding/derived.h"
#include "domain/finding/normal.h"
#include "domain/measure/score.h"
#include "domain/visit/finding_check.h"
#include "domain/visit/visit_draft.h"
#include "tests/support/catalogue.h"

using namespace psoas;
using namespace psoas::tests;
using date::year;

namespace {

struct Form {
  VisitDraft draft;
  Patient patient;

  Form() {
    patient.birth_date = year{1971} / 8 / 2;
    draft.put("date", "2026-03-02");
    draft.put("kind", "follow_up");
  }
  Form& type(const std::string& path, const std::string& text) {
    draft.put(path, text);
    return *this;
  }
  CheckedVisit checked() const { return check(draft, catalogue(), patient, year{2026} / 3 / 2); }
  ScoreEntry score(const char* code) const {
    const CheckedVisit result = checked();
    for (const Problem& problem : result.problems) FAIL_CHECK(problem.field << " " << problem.given);
    REQUIRE(result.visit.score(code));
    return *result.visit.score(code);
  }
  // The first problem's code; fails when there is none.
  ProblemCode refused() const {
    const CheckedVisit result = checked();
    REQUIRE_FALSE(result.problems.empty());
    return result.problems.front().code;
  }
};

Form with_items(const char* code, const std::vector<double>& answers) {
  Form form;
  const InstrumentDefinition& instrument = *catalogue().instrument(code);
  for (std::size_t i = 0; i < answers.size(); ++i)
    form.type(score_path(code, instrument.items[i].code), std::to_string(static_cast<int>(answers[i])));
  return form;
}

const FindingDefinition& finding(const char* code) { return *catalogue().finding(code); }

std::optional<bool> normal_number(const char* code, double number) {
  Value value;
  value.number = number;
  return is_normal(finding(code), value);
}

std::optional<bool> normal_code(const char* code, std::string_view chosen) {
  Value value;
  value.code = chosen;
  const Choice* choice = finding(code).main_field().choice(chosen);
  if (choice) value.number = choice->number;
  return is_normal(finding(code), value);
}

Approx exactly(double value) { return Approx(value).margin(1e-6).epsilon(0); }

}  // namespace

TEST_CASE("not limited is a value of its own, without a number") {
  Form form;
  form.type("finding/sym_sitting_tolerance_min/-/0/value", "not limited");
  const CheckedVisit result = form.checked();
  CHECK(result.acceptable());
  const FindingEntry* entry = result.visit.finding("sym_sitting_tolerance_min", Side::none);
  REQUIRE(entry);
  CHECK(entry->value.code == "not_limited");
  CHECK_FALSE(entry->value.number.has_value());
  CHECK(shown(finding("sym_sitting_tolerance_min").main_field(), entry->value) == "not limited");
  CHECK(draft_of(result.visit, catalogue()).text("finding/sym_sitting_tolerance_min/-/0/value") == "not_limited");
}

TEST_CASE("a tolerance is still minutes, refused beyond ten hours and asked about beyond four") {
  Form form;
  form.type("finding/sym_sitting_tolerance_min/-/0/value", "601");
  CHECK(form.refused() == ProblemCode::out_of_range);
  form.type("finding/sym_sitting_tolerance_min/-/0/value", "300");
  CHECK(form.refused() == ProblemCode::unusual);
}

TEST_CASE("pain at a site is recorded where the symptom is present and nowhere else") {
  Form form;
  form.type("finding/sym_groin_pain/R/0/value", "present").type("finding/sym_groin_pain/R/0/nrs", "6");
  CHECK(form.checked().visit.finding("sym_groin_pain", Side::right)->qualifiers.size() == 1);
  form.type("finding/sym_groin_pain/R/0/value", "absent");
  CHECK(form.checked().visit.finding("sym_groin_pain", Side::right)->qualifiers.empty());
  CHECK_FALSE(matters(finding("sym_groin_pain"), *finding("sym_groin_pain").field("nrs"), form.draft, Side::right, 0));
}

TEST_CASE("not assessed is never absent, and blank is not recorded") {
  Form form;
  form.type("finding/exam_faber/R/0/value", "not assessed");
  const CheckedVisit result = form.checked();
  CHECK(result.visit.finding("exam_faber", Side::right)->value.code == not_assessed);
  CHECK_FALSE(result.visit.finding("exam_faber", Side::right)->value.number.has_value());
  CHECK(result.visit.finding("exam_faber", Side::left) == nullptr);
}

TEST_CASE("the study is typed once for all images of the visit, and each reading keeps it") {
  Form form;
  form.type("study/modality", "mri").type("study/study_date", "2026-02-20").type("study/reader", "Hale");
  form.type("finding/img_disc_herniation/R/0/value", "protrusion")
      .type("finding/img_disc_herniation/R/0/level", "L4-L5");
  form.type("finding/img_disc_herniation/R/1/value", "bulge").type("finding/img_disc_herniation/R/1/level", "L5-S1");
  form.type("finding/img_disc_degeneration/-/0/value", "IV").type("finding/img_disc_degeneration/-/0/level", "L4-L5");
  const CheckedVisit result = form.checked();
  REQUIRE(result.acceptable());
  REQUIRE(result.visit.findings.size() == 3);
  for (const FindingEntry& entry : result.visit.findings) {
    CAPTURE(entry.code, entry.row);
    CHECK(entry.qualifiers.size() == 4);
  }
  const VisitDraft again = draft_of(result.visit, catalogue());
  CHECK(again.text("study/modality") == "mri");
  CHECK(again.text("finding/img_disc_herniation/R/0/modality").empty());
  CHECK(check(again, catalogue(), form.patient, year{2026} / 3 / 2).visit.findings == result.visit.findings);
}

TEST_CASE("a finding of another study says so once for its rows") {
  Form form;
  form.type("study/modality", "mri").type("finding/img_bone_tscore/-/0/modality", "dxa");
  form.type("finding/img_bone_tscore/-/0/value", "-2.6").type("finding/img_hip_oa/R/0/value", "2");
  const CheckedVisit result = form.checked();
  REQUIRE(result.acceptable());
  CHECK(result.visit.finding("img_bone_tscore", Side::none)->qualifiers[0].value.code == "dxa");
  CHECK(result.visit.finding("img_hip_oa", Side::right)->qualifiers[0].value.code == "mri");
}

TEST_CASE("a row of an image without its level is refused") {
  Form form;
  form.type("finding/img_disc_herniation/R/0/value", "bulge");
  CHECK(form.refused() == ProblemCode::required);
}

TEST_CASE("trigger points stand in rows on each side") {
  Form form;
  form.type("finding/exam_trigger_point/R/0/value", "psoas").type("finding/exam_trigger_point/R/0/activity", "active");
  form.type("finding/exam_trigger_point/R/1/value", "iliacus").type("finding/exam_trigger_point/R/1/nrs", "7");
  form.type("finding/exam_trigger_point/L/0/value", "psoas").type("finding/exam_trigger_point/L/0/twitch", "present");
  const CheckedVisit result = form.checked();
  CHECK(result.acceptable());
  CHECK(result.visit.findings.size() == 3);
  CHECK(result.visit.finding("exam_trigger_point", Side::right, 1)->value.code == "iliacus");
}

TEST_CASE("a finding that needs a side is refused without one") {
  Form form;
  form.type("finding/exam_faber/-/0/value", "present");
  CHECK(form.refused() == ProblemCode::side_required);
}

TEST_CASE("body mass, psoas index and asymmetry follow from what was measured") {
  CHECK(*body_mass_index(70, 175) == exactly(22.857143));
  CHECK(*psoas_index(12, 10, 170) == exactly(7.612457));
  CHECK(*asymmetry_percent(12, 10) == exactly(16.666667));
  CHECK_FALSE(body_mass_index(70, 0).has_value());
  CHECK_FALSE(asymmetry_percent(0, 0).has_value());
}

TEST_CASE("computed findings are stored with the visit and never typed back") {
  Form form;
  form.type("finding/risk_height_cm/-/0/value", "170").type("finding/risk_weight_kg/-/0/value", "65");
  form.type("finding/img_psoas_csa_cm2/R/0/value", "12").type("finding/img_psoas_csa_cm2/L/0/value", "10");
  form.type("finding/img_psoas_csa_cm2/-/0/level", "L3").type("study/modality", "ct");
  const CheckedVisit result = form.checked();
  REQUIRE(result.acceptable());
  CHECK(*result.visit.finding("img_psoas_index", Side::none)->value.number == exactly(7.612457));
  CHECK(*result.visit.finding("img_psoas_asymmetry_pct", Side::none)->value.number == exactly(16.666667));
  CHECK(*result.visit.finding("risk_bmi", Side::none)->value.number == exactly(22.491349));
  CHECK(result.visit.finding("img_psoas_index", Side::none)->qualifiers[0].value.code == "ct");
  const VisitDraft again = draft_of(result.visit, catalogue());
  CHECK(again.text("finding/risk_bmi/-/0/value").empty());
  CHECK(check(again, catalogue(), form.patient, year{2026} / 3 / 2).visit.findings == result.visit.findings);
}

TEST_CASE("areas of another level give no index, and of different levels no asymmetry") {
  Form form;
  form.type("finding/risk_height_cm/-/0/value", "170");
  form.type("finding/img_psoas_csa_cm2/R/0/value", "12").type("finding/img_psoas_csa_cm2/L/0/value", "10");
  form.type("finding/img_psoas_csa_cm2/-/0/level", "L4");
  CHECK(form.checked().visit.finding("img_psoas_index", Side::none) == nullptr);
  CHECK(form.checked().visit.finding("img_psoas_asymmetry_pct", Side::none) != nullptr);
  form.type("finding/img_psoas_csa_cm2/L/0/level", "L3");
  CHECK(form.checked().visit.finding("img_psoas_asymmetry_pct", Side::none) == nullptr);
}

TEST_CASE("the sides are compared in percent or in points, as the catalogue says") {
  CHECK(*side_difference(finding("exam_hip_flexor_hhd_n"), 200, 150) == exactly(25));
  CHECK(*side_difference(finding("exam_hip_flexor_mmt"), 3.67, 5) == exactly(1.33));
  CHECK_FALSE(side_difference(finding("exam_hip_flexor_mmt"), 3.67, std::nullopt).has_value());
  CHECK_FALSE(side_difference(finding("exam_thomas_mod_angle_deg"), 3, 9).has_value());
}

TEST_CASE("a value is normal by what the catalogue prints, or undecided") {
  CHECK(normal_number("exam_thomas_mod_angle_deg", 0) == true);
  CHECK(normal_number("exam_thomas_mod_angle_deg", 1) == false);
  CHECK(normal_number("exam_thomas_knee_angle_deg", 67) == true);
  CHECK(normal_number("exam_si_provocation", 3) == false);
  CHECK(normal_number("img_lordosis_deg", 40) == true);
  CHECK(normal_number("img_lordosis_deg", 61) == false);
  CHECK(normal_code("exam_hip_flexor_mmt", "4+") == false);
  CHECK(normal_code("exam_hip_flexor_mmt", "5") == true);
  CHECK(normal_code("exam_faber", absent) == true);
  CHECK(normal_code("exam_faber", not_assessed) == std::nullopt);
  CHECK(normal_code("img_disc_herniation", "none") == true);
  CHECK(normal_code("img_disc_degeneration", "II") == true);
  CHECK(normal_code("img_disc_degeneration", "III") == false);
  CHECK(normal_number("exam_single_leg_stance_s", 30) == std::nullopt);
  CHECK(normal_number("exam_hip_flexor_hhd_n", 300) == std::nullopt);
  CHECK(normal_number("sym_morning_stiffness_min", 20) == false);
}

TEST_CASE("a total from a paper form is kept as such, within the instrument's range") {
  Form form;
  form.type("score/odi/total", "44").type("score/odi/mode", "paper").type("score/odi/language", "es");
  const ScoreEntry score = form.score("odi");
  CHECK(score.total == 44);
  CHECK(score.total_from_form());
  CHECK(score.mode == "paper");
  CHECK(score.language == "es");
  form.type("score/odi/total", "101");
  CHECK(form.refused() == ProblemCode::out_of_range);
}

TEST_CASE("a total is never typed over what the items give") {
  Form form = with_items("pseq2", {4, 3});
  form.type("score/pseq2/total", "9");
  CHECK(form.refused() == ProblemCode::different_value);
  form.type("score/pseq2/total", "7");
  CHECK_FALSE(form.score("pseq2").total_from_form());
}

TEST_CASE("a questionnaire answered by half is kept without a score") {
  Form form;
  for (const char* item : {"item_1", "item_2", "item_3"}) form.type(score_path("bpi_int", item), "5");
  const ScoreEntry score = form.score("bpi_int");
  CHECK_FALSE(score.total.has_value());
  CHECK(answered(score.items) == 3);
}

TEST_CASE("declined and not asked are said with one key, at an item or at the total") {
  Form form;
  form.type("score/rmdq/item_1", "d").type("score/odi/total", "n");
  CHECK(form.score("rmdq").status == ScoreStatus::declined);
  CHECK(form.score("odi").status == ScoreStatus::not_asked);
  CHECK_FALSE(form.score("odi").total.has_value());
}

TEST_CASE("a mode of answering nobody knows is refused") {
  Form form;
  form.type("score/odi/total", "44").type("score/odi/mode", "pigeon");
  CHECK(form.refused() == ProblemCode::unknown_code);
}

TEST_CASE("RMDQ counts ticks: a blank is none, a form wholly blank is missing, none that applies is 0") {
  Form form;
  form.type("score/rmdq/item_3", "1").type("score/rmdq/item_9", "1");
  CHECK(form.score("rmdq").total == 2);
  CHECK(Form().checked().visit.score("rmdq") == nullptr);
  CHECK(with_items("rmdq", std::vector<double>(24, 0)).score("rmdq").total == 0);
}

TEST_CASE("the missing-item rules hold on both sides of their edge") {
  const auto total = [](const char* code, int count, double answer) {
    return with_items(code, std::vector<double>(static_cast<std::size_t>(count), answer)).score(code).total;
  };
  CHECK(*total("lefs", 18, 3) == exactly(60));
  CHECK_FALSE(total("lefs", 17, 3).has_value());
  CHECK(*total("pseq10", 9, 4) == exactly(40));
  CHECK_FALSE(total("pseq10", 8, 4).has_value());
  CHECK(*total("pcs", 12, 2) == exactly(26));
  CHECK_FALSE(total("pcs", 11, 2).has_value());
  CHECK_FALSE(total("phq4", 3, 1).has_value());
  CHECK_FALSE(total("bpi_sev", 3, 4).has_value());
  CHECK_FALSE(total("odi", 8, 2).has_value());
}

TEST_CASE("sub-scores and bands stand beside the total") {
  const InstrumentDefinition& phq = *catalogue().instrument("phq4");
  const ItemAnswers answers{2, 1, 0, 3};
  REQUIRE(phq.subscales.size() == 2);
  CHECK(*subscale_total(phq, phq.subscales[0], answers) == 3);
  CHECK(band_of(phq.subscales[0].bands, 3) == "positive");
  CHECK(*subscale_total(phq, phq.subscales[1], answers) == 3);
  CHECK(band_of(phq.bands, 6) == "moderate");
  const InstrumentDefinition& pcs = *catalogue().instrument("pcs");
  REQUIRE(pcs.subscales.size() == 3);
  std::size_t items = 0;
  for (const SubscaleDefinition& subscale : pcs.subscales) items += subscale.items.size();
  CHECK(items == 13);
  CHECK(band_of(pcs.bands, 30) == "high");
  CHECK(band_of(catalogue().instrument("pseq10")->bands, 20) == "20–30");
  CHECK(band_of(catalogue().instrument("nrs_avg7")->bands, 7) == "severe");
}

TEST_CASE("EQ-5D-5L gives a profile, and an index where the clinic entered its value set") {
  CHECK(profile_of({2, 1, 2, 3, 2}) == "21232");
  CHECK(profile_of({2, 1, std::nullopt, 3, 2}).empty());
  ValueSet invented;
  invented.from = "eq5d5l_levels";
  invented.losses.assign(5, {0, 0.1, 0.2, 0.3, 0.4});
  CHECK(*index_of(invented, {2, 1, 2, 3, 2}) == exactly(0.5));
  CHECK_FALSE(index_of(invented, {2, 1, std::nullopt, 3, 2}).has_value());
}

TEST_CASE("the wording of RMDQ is the printed English form, with its source") {
  const InstrumentDefinition& rmdq = *catalogue().instrument("rmdq");
  REQUIRE(rmdq.items.size() == 24);
  CHECK(rmdq.items.front().label == "I stay at home most of the time because of my back.");
  CHECK(rmdq.citation.find("Spine 1983") != std::string::npos);
  CHECK(catalogue().instrument("phq4")->citation.find("No permission required") != std::string::npos);
}
