// The worked example (domain/demo/golden_patient.h), figure by figure: scores, changes and classes of the primary pain
// score and PEG, the trend after ablation, the diagnostic blocks.

#include "domain/demo/golden_patient.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "domain/outcome/change.h"
#include "domain/outcome/trend.h"
#include "tests/support/catalogue.h"

using namespace psoas;
using namespace psoas::tests;
using date::year;

namespace {

constexpr Direction lower = Direction::lower_is_better;
const Date index_day = year{2025} / 1 / 20;

const DemoPatient& ana() {
  static const DemoPatient patient = DemoClinic(DemoOptions{}, catalogue()).patient(1);
  return patient;
}

// Her six scored visits, V1 to V6.
std::vector<const Visit*> scored_visits() {
  std::vector<const Visit*> scored;
  for (const Visit& visit : ana().visits)
    if (visit.score("nrs_avg7")) scored.push_back(&visit);
  return scored;
}

std::vector<DatedValue> values_of(std::string_view instrument) {
  std::vector<DatedValue> values;
  for (const Visit* visit : scored_visits()) {
    const ScoreEntry* score = visit->score(instrument);
    if (score && score->total) values.push_back({visit->date, *score->total, score->phase, visit->entered_at, {}});
  }
  return values;
}

const Treatment& treatment_on(Date day, std::string_view code) {
  for (const Visit& visit : ana().visits)
    for (const Treatment& treatment : visit.treatments)
      if (visit.date == day && treatment.code == code) return treatment;
  throw std::out_of_range("no " + std::string(code) + " on " + to_string(day));
}

Approx exactly(double value) { return Approx(value).margin(1e-6).epsilon(0); }

}  // namespace

TEST_CASE("the worked example is Ana Rivera, 53 at her ablation") {
  CHECK(ana().patient.mrn == "DEMO-0001");
  CHECK(ana().patient.display_name() == "Rivera, Ana");
  CHECK(age_in_years(ana().patient.birth_date, index_day) == 53);
  REQUIRE(scored_visits().size() == 6);
  std::vector<int> days;
  for (const Visit* visit : scored_visits()) days.push_back(days_between(index_day, visit->date));
  CHECK(days == std::vector<int>{-14, 28, 91, 147, 182, 259});
}

TEST_CASE("her pain scores change from baseline as worked out") {
  struct Row {
    double change;
    double percent;
    ResponderClass responder;
    bool abs2;
    bool abs4;
  };
  using enum ResponderClass;
  const std::vector<Row> expected{{-4, 57.142857, substantial, true, true},
                                  {-5, 71.428571, substantial, true, true},
                                  {-3, 42.857143, moderate, true, false},
                                  {-2, 28.571429, minimal, true, false},
                                  {-1, 14.285714, minimal, false, false}};
  const std::vector<DatedValue> pain = values_of("nrs_avg7");
  REQUIRE(pain.size() == 6);
  const double before = baseline(pain, index_day)->value;
  CHECK(before == 7);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    const double after = pain[i + 1].value;
    CHECK(change(before, after) == expected[i].change);
    CHECK(*improvement_percent(before, after, lower) == exactly(expected[i].percent));
    CHECK(*responder_class(before, after, lower) == expected[i].responder);
    CHECK((before - after >= 2) == expected[i].abs2);
    CHECK((before - after >= 4) == expected[i].abs4);
  }
}

TEST_CASE("her PEG is the mean of three items, and missing where an item is") {
  const std::vector<std::optional<double>> expected{7, 10.0 / 3, 2, std::nullopt, 14.0 / 3, 19.0 / 3};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    const ScoreEntry* peg = scored_visits()[i]->score("peg");
    REQUIRE(peg != nullptr);
    REQUIRE(peg->total.has_value() == expected[i].has_value());
    if (expected[i]) CHECK(*peg->total == exactly(*expected[i]));
  }
  CHECK_FALSE(scored_visits()[3]->score("peg")->items.at(2).has_value());
}

TEST_CASE("her PEG improves by the important change of one point until the last visit") {
  const std::vector<DatedValue> peg = values_of("peg");
  REQUIRE(peg.size() == 5);
  const double before = baseline(peg, index_day)->value;
  const std::vector<double> percent{52.380952, 71.428571, 33.333333, 9.523810};
  const std::vector<bool> important{true, true, true, false};
  const double point = catalogue().instrument("peg")->important_change;
  for (std::size_t i = 0; i < percent.size(); ++i) {
    CAPTURE(i);
    CHECK(*improvement_percent(before, peg[i + 1].value, lower) == exactly(percent[i]));
    CHECK((change(before, peg[i + 1].value) <= -point) == important[i]);
  }
}

TEST_CASE("a baseline taken too long before the ablation is none") {
  CHECK_FALSE(baseline(values_of("nrs_avg7"), index_day, 10).has_value());
}

TEST_CASE("her pain after the ablation has the slope, mean and days of relief worked out") {
  const CourseSummary course = summarise_course(values_of("nrs_avg7"), index_day, lower);
  REQUIRE(course.slope.has_value());
  CHECK(course.slope->per_day * 30 == exactly(0.462662));
  CHECK(course.slope->intercept == exactly(2.005682));
  CHECK(course.line->per_day * 30 == exactly(0.475587));
  CHECK(*course.line->standard_error * 30 == exactly(0.147188));
  CHECK(course.line->intercept == exactly(1.758402));
  CHECK(*course.mean == exactly(906.5 / 231));
  CHECK(*course.relief_days == exactly(105));
  CHECK(*course.span_days == 231);
  CHECK(*course.relief_lost_day == 147);
  CHECK(*course.best == 2);
  CHECK(*course.best_day == 91);
}

TEST_CASE("a line through baseline and follow-up would hide her relapse, and is not what is reported") {
  std::vector<SlopePoint> all;
  for (const DatedValue& value : values_of("nrs_avg7"))
    all.push_back({static_cast<double>(days_between(index_day, value.date)), value.value});
  CHECK(least_squares(all)->per_day * 30 == exactly(0.059667));
  CHECK(theil_sen(all)->per_day * 30 == exactly(0.389610));
}

TEST_CASE("her findings on the right go with her pain") {
  const std::vector<double> angle{12, 6, 2, 3, 5, 8};
  const std::vector<double> strength{3.67, 4, 4.33, 4.33, 4, 4};
  for (std::size_t i = 0; i < 6; ++i) {
    const Visit& visit = *scored_visits()[i];
    CHECK(visit.finding("exam_thomas_mod_angle_deg", Side::right)->value.number == angle[i]);
    CHECK(visit.finding("exam_hip_flexor_mmt", Side::right)->value.number == strength[i]);
  }
  CHECK(scored_visits()[0]->finding("sym_morning_stiffness_min", Side::none)->value.number == 45);
  CHECK(scored_visits()[5]->finding("sym_sitting_tolerance_min", Side::none)->value.number == 30);
  CHECK(scored_visits()[2]->finding("exam_single_leg_stance_s", Side::right)->value.number == 22);
}

TEST_CASE("her diagnostic blocks keep the pain before and the series after") {
  const Treatment& block = treatment_on(year{2024} / 12 / 9, "tx_nerve_block");
  CHECK(is_diagnostic_block(block, *catalogue().treatment("tx_nerve_block")));
  CHECK(block.parameter("pre_nrs")->number == 7);
  std::vector<double> pain;
  for (const FieldValue* value : block.all("series", "nrs")) pain.push_back(*value->value.number);
  CHECK(pain == std::vector<double>{2, 1, 1, 2, 5, 7});
  CHECK(*improvement_percent(7, 1, lower) == exactly(85.714286));
  CHECK(treatment_on(year{2025} / 1 / 13, "tx_nerve_block").parameter("series_number")->number == 2);
}

TEST_CASE("her two ablations hit the same target 266 days apart, the first being day 0") {
  const Treatment& first = treatment_on(index_day, "tx_rfa");
  const Treatment& repeat = treatment_on(year{2025} / 10 / 13, "tx_rfa");
  CHECK(first.same_target_key == "tx_rfa/medial_branch/L3-L5/R");
  CHECK(repeat.same_target_key == first.same_target_key);
  CHECK(first.is_index);
  CHECK_FALSE(repeat.is_index);
  CHECK(days_between(first.date, repeat.date) == 266);
  CHECK(treatment_on(year{2025} / 10 / 6, "tx_rfa").status == TreatmentStatus::planned);
  CHECK(treatment_on(year{2025} / 6 / 16, "tx_pt").parameter("sessions_attended")->number == 6);
}
