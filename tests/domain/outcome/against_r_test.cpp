// The engine beside R: tests/data/r holds invented cohorts and what R's survival and stats say of them.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "domain/outcome/change.h"
#include "domain/outcome/chi_square.h"
#include "domain/outcome/mean_of.h"
#include "domain/outcome/slope.h"
#include "domain/outcome/student_t.h"
#include "domain/outcome/survival.h"
#include "domain/outcome/trend.h"
#include "domain/outcome/wilson.h"

using namespace psoas;

namespace {

using Row = std::vector<std::string>;

// Rows after the head.
std::vector<Row> table(const std::string& name) {
  std::ifstream file(std::string(R_DATA) + "/" + name);
  REQUIRE(file);
  std::vector<Row> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    Row row;
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
    rows.push_back(std::move(row));
  }
  return rows;
}

double number(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

// What R says of a quantity, by set, group, name and place.
class Expected {
 public:
  Expected() {
    for (const Row& row : table("expected.csv"))
      x_values[row[0] + "/" + row[1] + "/" + row[2] + "/" + row[3]] = number(row[4]);
    REQUIRE(x_values.size() > 300);
  }
  double at(const std::string& set, const std::string& group, const std::string& quantity, double place = 0) {
    std::ostringstream key;
    key << set << "/" << group << "/" << quantity << "/" << place;
    CAPTURE(key.str());
    const auto found = x_values.find(key.str());
    REQUIRE(found != x_values.end());
    return found->second;
  }
  bool has(const std::string& set, const std::string& group, const std::string& quantity) const {
    return x_values.contains(set + "/" + group + "/" + quantity + "/0");
  }
  std::size_t count(const std::string& quantity) const {
    std::size_t count = 0;
    for (const auto& [key, value] : x_values) count += key.find("/" + quantity + "/") != std::string::npos ? 1 : 0;
    return count;
  }

 private:
  std::map<std::string, double> x_values;
};

Approx near(double value) { return Approx(value).margin(1e-9).epsilon(1e-9); }

std::map<std::string, std::map<std::string, std::vector<SurvivalTime>>> cohorts() {
  std::map<std::string, std::map<std::string, std::vector<SurvivalTime>>> cohorts;
  for (const Row& row : table("times.csv")) cohorts[row[0]][row[1]].push_back({number(row[2]), row[3] == "1"});
  return cohorts;
}

}  // namespace

TEST_CASE("survival curves, their errors, limits and medians are R's") {
  Expected r;
  std::size_t steps = 0;
  for (const auto& [cohort, groups] : cohorts())
    for (const auto& [group, times] : groups) {
      const SurvivalCurve curve = kaplan_meier(times);
      for (const SurvivalStep& step : curve.steps) {
        ++steps;
        CHECK(static_cast<double>(step.at_risk) == r.at(cohort, group, "at_risk", step.day));
        CHECK(static_cast<double>(step.events) == r.at(cohort, group, "events", step.day));
        CHECK(step.survival == near(r.at(cohort, group, "survival", step.day)));
        if (step.survival <= 0) continue;
        CHECK(step.standard_error == near(r.at(cohort, group, "standard_error", step.day)));
        CHECK(step.limits->low == near(r.at(cohort, group, "low", step.day)));
        CHECK(step.limits->high == near(r.at(cohort, group, "high", step.day)));
      }
      CHECK(curve.median.has_value() == r.has(cohort, group, "median"));
      if (curve.median) CHECK(*curve.median == r.at(cohort, group, "median"));
    }
  CHECK(steps == r.count("survival"));
}

TEST_CASE("the log-rank test is R's") {
  Expected r;
  for (const auto& [cohort, groups] : cohorts()) {
    std::vector<std::vector<SurvivalTime>> times;
    for (const auto& [group, of_group] : groups) times.push_back(of_group);
    const auto test = log_rank(times);
    REQUIRE(test);
    CHECK(test->chi_square == near(r.at(cohort, "", "chi_square")));
    CHECK(test->p == near(r.at(cohort, "", "p")));
    std::size_t place = 0;
    for (const auto& [group, of_group] : groups)
      CHECK(test->expected[place++] == near(r.at(cohort, group, "expected")));
  }
}

TEST_CASE("means, intervals, quartiles and Wilson's limits are R's") {
  Expected r;
  std::map<std::string, std::vector<std::pair<double, double>>> sets;
  for (const Row& row : table("changes.csv")) sets[row[0]].push_back({number(row[1]), number(row[2])});
  for (const auto& [set, pairs] : sets) {
    std::vector<double> changes;
    std::int64_t responders = 0;
    for (const auto& [before, after] : pairs) {
      changes.push_back(change(before, after));
      if (improved_by(before, after, 50, Direction::lower_is_better)) ++responders;
    }
    const MeanOf mean = mean_of(changes);
    CHECK(*mean.mean == near(r.at(set, "", "mean")));
    CHECK(*mean.deviation == near(r.at(set, "", "deviation")));
    CHECK(mean.interval->low == near(r.at(set, "", "mean_low")));
    CHECK(mean.interval->high == near(r.at(set, "", "mean_high")));
    CHECK(mean.quartiles->low == near(r.at(set, "", "first_quartile")));
    CHECK(*mean.median == near(r.at(set, "", "median_change")));
    CHECK(mean.quartiles->high == near(r.at(set, "", "third_quartile")));
    CHECK(static_cast<double>(responders) == r.at(set, "", "responders"));
    const auto wilson = wilson_interval(responders, mean.n);
    CHECK(wilson->low == near(r.at(set, "", "wilson_low")));
    CHECK(wilson->high == near(r.at(set, "", "wilson_high")));
  }
}

TEST_CASE("slopes are R's") {
  Expected r;
  std::map<std::string, std::vector<SlopePoint>> courses;
  for (const Row& row : table("courses.csv")) courses[row[0]].push_back({number(row[1]), number(row[2])});
  for (const auto& [course, points] : courses) {
    CAPTURE(course);
    CHECK(theil_sen(points)->per_day == near(r.at(course, "", "theil_sen")));
    CHECK(*theil_sen_slope(points) == near(r.at(course, "", "theil_sen")));
    CHECK(theil_sen(points)->intercept == near(r.at(course, "", "theil_sen_intercept")));
    CHECK(least_squares(points)->per_day == near(r.at(course, "", "least_squares")));
    CHECK(*least_squares(points)->standard_error == near(r.at(course, "", "least_squares_error")));
  }
}

TEST_CASE("the distributions are R's") {
  Expected r;
  for (const int degrees : {1, 4, 7, 8, 9, 30, 200})
    CHECK(student_t_quantile(0.975, degrees) == near(r.at(std::to_string(degrees), "", "t975")));
  for (const int degrees : {1, 2, 5, 11})
    for (const double x : {0.1, 1.0, 4.0, 20.0})
      CHECK(chi_square_upper_tail(x, degrees) == near(r.at(std::to_string(degrees), "", "chi_tail", x)));
}
