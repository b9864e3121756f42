#include "reports/csv/trend_csv.h"

#include <catch2/catch.hpp>

#include "tests/reports/chart/sample_trend.h"
#include "tests/support/approved.h"

using namespace psoas;
using namespace psoas::reports;
using namespace psoas::tests;

TEST_CASE("the golden trend as CSV is the approved one", "[csv]") {
  require_approved(trend_csv(golden_trend_with_second()), "trend_golden.csv");
}

TEST_CASE("a patient without values or treatments gives the head alone", "[csv]") {
  const std::string csv = trend_csv(empty_trend());
  CHECK(csv.starts_with("row_type,mrn,"));
  CHECK(csv.find("\r\n") == csv.size() - 2);
}

TEST_CASE("a record number keeps its zeros and a name never becomes a formula", "[csv]") {
  PatientTrend trend = golden_trend();
  trend.patient.mrn = "000417";
  trend.patient.family_name = "=HYPERLINK(\"x\")";
  const std::string csv = trend_csv(trend);
  CHECK(csv.find("value,000417,\"'=HYPERLINK(\"\"x\"\")\",Ana,") != std::string::npos);
}

TEST_CASE("a word in place of a number has a row of its own, without a value", "[csv]") {
  PatientTrend trend = golden_trend();
  trend.second = TrendMeasure{};
  trend.second->code = "sym_sitting_tolerance_min";
  trend.second->label = "Sitting tolerance";
  trend.second->words = {{Date{date::year{2025} / 3 / 3}, "not limited"}};
  const std::string csv = trend_csv(trend);
  CHECK(csv.find("word,DEMO-0001,") != std::string::npos);
  CHECK(csv.find("sym_sitting_tolerance_min,Sitting tolerance,,,,,,,,,,not limited,,\r\n") != std::string::npos);
}
