// The figures of a quarter: outcomes are those of the analysis, everything else as counted.

#include "domain/outcome/quarter_summary.h"

#include <catch2/catch.hpp>

#include "domain/outcome/quarter_figures.h"
#include "tests/reports/xlsx/invented_quarter.h"

using namespace psoas;
using namespace psoas::reports;

namespace {

const Quarter first_quarter{2025, 1};
const Date index_day{date::year{2025} / 1 / 20};
const Date long_after{date::year{2027} / 1 / 1};

// One course after the other, each of a patient of its own.
class Courses {
 public:
  void add(const char* treatment, const std::vector<std::pair<int, double>>& values, int retreated = 0) {
    const auto patient = static_cast<std::int32_t>(x_record.patients.size());
    x_record.patients.push_back({{patient + 1}, std::to_string(patient), 0, no_day, Sex::female});
    treat(patient, treatment, 0, true);
    if (retreated > 0) treat(patient, treatment, retreated, false);
    for (const auto& [day, number] : values) {
      RecordedValue value;
      value.entry = static_cast<std::int64_t>(x_record.values.size());
      value.number = number;
      value.patient = patient;
      value.day = day_number(index_day) + day;
      value.measure = x_record.words.place_of("nrs_avg7");
      x_record.values.push_back(value);
    }
  }

  PeriodFigures figures() {
    OutcomeResult result =
        analyse(outcome_question(first_quarter, long_after, {}), std::move(x_record), small_catalogue());
    return summarise_period(first_quarter, {}, std::move(result.groups));
  }

 private:
  void treat(std::int32_t patient, const char* code, int day, bool is_index) {
    RecordedTreatment treatment;
    treatment.number = static_cast<std::int64_t>(x_record.treatments.size()) + 1;
    treatment.patient = patient;
    treatment.day = day_number(index_day) + day;
    treatment.code = x_record.words.place_of(code);
    treatment.target = x_record.words.place_of("right");
    treatment.is_index = is_index;
    x_record.treatments.push_back(treatment);
  }

  OutcomeRecord x_record;
};

// The mini-cohort of tests/domain/outcome/invented_record.h: twelve patients, baseline and six months.
Courses mini_cohort() {
  Courses courses;
  const std::vector<std::pair<int, int>> seen{{7, 5}, {8, 3}, {6, 6}, {9, 4}, {5, 2}, {8, 2}, {6, 3}, {7, 8}, {4, 1}};
  for (const auto& [before, after] : seen) courses.add("tx_rfa", {{-7, before}, {182, after}});
  courses.add("tx_rfa", {{-7, 7}});  // lost
  courses.add("tx_rfa", {{-7, 9}});  // lost
  courses.add("tx_rfa", {{-7, 8}, {182, 3}}, 120);
  return courses;
}

}  // namespace

TEST_CASE("The mini-cohort has its published outcomes under the keys of the quarter") {
  const QuarterFigures figures(mini_cohort().figures(), {});
  const auto& at = [&](const char* figure) -> const QuarterFigure& {
    return figures.at(figure_key::outcome("", "6mo", figure));
  };
  CHECK(at("closed").part == 12);
  CHECK(at("observed").part == 9);
  CHECK(at("retreated").part == 1);
  CHECK(at("missed").part == 2);
  CHECK(*at("completeness").value == Approx(0.75));
  CHECK(*at("mean_change").value == Approx(-2.888889).margin(5e-7));
  CHECK(*at("mean_change").deviation == Approx(2.315407).margin(5e-7));
  CHECK(at("mean_change").interval->low == Approx(-4.668669).margin(5e-7));
  CHECK(at("mean_change").interval->high == Approx(-1.109109).margin(5e-7));
  CHECK(at("resp50/nri").part == 6);  // 6 → 3 is exactly half
  CHECK(at("resp50/nri").interval->low == Approx(0.253782).margin(5e-7));
  CHECK(*at("resp50/complete_case").value == Approx(6.0 / 9));
  CHECK(*at("mean_baseline").value == Approx(6.666667).margin(5e-7));
  CHECK(*figures.at("outcome/all/mean_baseline").value == Approx(7.0));
}

TEST_CASE("Who was treated again without a score is told as treated again, as the analysis tells it") {
  Courses courses;
  courses.add("tx_rfa", {{-14, 7}}, 266);
  const QuarterFigures figures(courses.figures(), {});
  CHECK(figures.at("outcome/tx_rfa/12mo/retreated").part == 1);
  CHECK(figures.at("outcome/tx_rfa/12mo/missed").part == 0);
}

TEST_CASE("A responder count of six is told outside as below eleven, its share not at all") {
  QuarterFigures figures(mini_cohort().figures(), {});
  figures.hide(least_told_outside);
  const QuarterFigure& responders = figures.at("outcome/all/6mo/resp50/nri");
  CHECK(responders.part_told == Told::small);
  CHECK_FALSE(responders.value_told());
}

TEST_CASE("Windows and thresholds of the clinic's rules are those of the figures") {
  OutcomeSettings rules;
  rules.responder.substantial = 70;
  rules.windows = {{"half_year", "half a year", 182, 150, 214}};
  Courses courses;
  courses.add("tx_rfa", {{-7, 10}, {182, 4}});
  Analysis question = outcome_question(first_quarter, long_after, rules);
  const bool same_rules = question.settings == rules;
  CHECK(same_rules);
  CHECK(question.from == first_quarter.first_day());
  CHECK(question.to == first_quarter.last_day());
}

TEST_CASE("Every mean and share of a quarter stands with what it was made from") {
  const QuarterReport report = invented_quarter(40);
  for (const QuarterFigure& figure : report.current().all()) {
    CAPTURE(figure.key);
    if (figure.kind == FigureKind::count) continue;
    REQUIRE(figure.part);
    REQUIRE(figure.whole);
    CHECK(*figure.part <= *figure.whole);
    if (figure.kind == FigureKind::share && *figure.whole > 0)
      CHECK(*figure.value == Approx(static_cast<double>(*figure.part) / static_cast<double>(*figure.whole)));
  }
}

TEST_CASE("The counts of a quarter add up as its table of counts says") {
  const QuarterReport report = invented_quarter(40);
  for (const QuarterFigures& figures : report.figures)
    for (const CountSum& sum : figures.counts().sums()) {
      CAPTURE(sum.total);
      std::int64_t parts = 0;
      for (const std::string& part : sum.parts) parts += figures.counts().counts().at(part).number;
      CHECK(parts == figures.counts().counts().at(sum.total).number);
    }
}
