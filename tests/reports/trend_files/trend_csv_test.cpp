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
