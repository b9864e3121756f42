#include "reports/json/trend_json.h"

#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "tests/reports/chart/sample_trend.h"
#include "tests/support/approved.h"

using namespace psoas;
using namespace psoas::reports;
using namespace psoas::tests;

TEST_CASE("the golden trend as JSON is the approved one", "[json]") {
  require_approved(trend_json(golden_trend_with_second()), "trend_golden.json");
}

TEST_CASE("another reader finds every value, treatment and the course", "[json]") {
  const auto json = nlohmann::json::parse(trend_json(golden_trend()));
  CHECK(json["patient"]["mrn"] == "DEMO-0001");
  CHECK(json["measures"].size() == 3);
  CHECK(json["measures"][0]["values"].size() == 6);
  CHECK(json["measures"][0]["values"][3]["day"] == 147);
  CHECK(json["treatments"].size() == 4);
  CHECK(json["course"]["improvement_pct"].get<double>() == Approx(100.0 / 7));
  CHECK(json["course"]["ts_slope30"].get<double>() == Approx(0.462662).epsilon(1e-6));
}

TEST_CASE("what is not known is null", "[json]") {
  const auto json = nlohmann::json::parse(trend_json(empty_trend()));
  CHECK(json["course"].is_null());
  CHECK(json["treatments"].empty());
  PatientTrend trend = golden_trend();
  trend.course->baseline.reset();
  CHECK(nlohmann::json::parse(trend_json(trend))["course"]["base_value"].is_null());
}
