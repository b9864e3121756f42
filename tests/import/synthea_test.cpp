#include <nlohmann/json.hpp>

#include <map>

#include "domain/base/number.h"
#include "domain/outcome/trend.h"
#include "tests/import/import_for_tests.h"

using namespace psoas;
using namespace psoas::import_tests;

namespace {

using Json = nlohmann::json;

Json expected() {
  std::ifstream file(SYNTHEA_DATA "/expected.json");
  return Json::parse(file);
}

ImportReport import_synthea(ImportClinic& clinic) { return clinic.import(MAPPINGS "/synthea.toml", SYNTHEA_DATA); }

std::vector<SlopePoint> points_of(const std::vector<DatedValue>& values) {
  std::vector<SlopePoint> points;
  for (const DatedValue& value : values)
    points.push_back({static_cast<double>(days_between(values.front().date, value.date)), value.value});
  return points;
}

double mean_of(const std::vector<DatedValue>& values) {
  double sum = 0;
  for (const DatedValue& value : values) sum += value.value;
  return sum / static_cast<double>(values.size());
}

// expected.json writes ["2023-11-18T16:54:02Z", 2.0].
void check_point(const DatedValue& value, const Json& wanted) {
  CHECK(to_string(value.date) == wanted[0].get<std::string>().substr(0, 10));
  CHECK(value.value == wanted[1].get<double>());
}

}  // namespace

TEST_CASE("everything the Synthea mapping chooses comes in") {
  ImportClinic clinic;
  const Json wanted = expected();
  const ImportReport report = import_synthea(clinic);
  CAPTURE(report.rejected.size());
  REQUIRE(report.stored);
  CHECK(count(report, "patient").added == wanted["rows"]["patients"]);
  CHECK(count(report, "score").added == wanted["pain_72514_3"]["rows"]);
  CHECK(count(report, "score").added + count(report, "score").left_out == wanted["rows"]["observations"]);
  CHECK(count(report, "treatment").added == wanted["rows"]["procedures"]);
  CHECK(count(report, "visit").added == wanted["rows"]["encounters"]);
  CHECK(clinic.patients() == wanted["rows"]["patients"]);
}

TEST_CASE("the trend figures of the Synthea patients are those computed with R") {
  ImportClinic clinic;
  REQUIRE(import_synthea(clinic).stored);
  const Json wanted = expected()["pain_72514_3"];
  REQUIRE(wanted["per_patient"].size() == wanted["patients"]);
  std::map<std::string, int> seen;
  for (const auto& [mrn, figures] : wanted["per_patient"].items()) {
    CAPTURE(mrn);
    const std::vector<DatedValue> values = clinic.scores(mrn, "nrs_current");
    REQUIRE(values.size() == figures["n"]);
    check_point(values.front(), figures["first"]);
    check_point(values.back(), figures["last"]);
    CHECK(mean_of(values) == Approx(figures["mean"].get<double>()).epsilon(1e-9));
    for (const DatedValue& value : values) ++seen[to_text(value.value, 1)];
    if (!figures.contains("theil_sen_per_day")) continue;
    const std::optional<TheilSen> slope = theil_sen(points_of(values));
    const std::optional<LeastSquares> line = least_squares(points_of(values));
    REQUIRE(slope);
    REQUIRE(line);
    CHECK(slope->per_day == Approx(figures["theil_sen_per_day"].get<double>()).margin(1e-12));
    CHECK(slope->low_per_day == Approx(figures["theil_sen_ci95_per_day"][0].get<double>()).epsilon(1e-9));
    CHECK(slope->high_per_day == Approx(figures["theil_sen_ci95_per_day"][1].get<double>()).epsilon(1e-9));
    CHECK(line->per_day == Approx(figures["ols_slope_per_day"].get<double>()).epsilon(1e-9));
  }
  CHECK(seen == wanted["values"].get<std::map<std::string, int>>());
}

TEST_CASE("a pain score taken days after its encounter began stands on the visit of its own day") {
  ImportClinic clinic;
  REQUIRE(import_synthea(clinic).stored);
  const std::string mrn = "5f8d3e13-bc80-dd66-0f1b-d24f9692a697";
  const std::vector<DatedValue> values = clinic.scores(mrn, "nrs_current");
  REQUIRE(values.size() == 3);
  CHECK(values[1].date == 2023_y / 11 / 26);  // its encounter began on the 21st
}

TEST_CASE("encounters are visits with the procedures done at them") {
  ImportClinic clinic;
  REQUIRE(import_synthea(clinic).stored);
  const std::vector<Visit> visits = clinic.visits("3edac2e3-d223-6fae-d515-daf96ef6bc76");
  REQUIRE_FALSE(visits.empty());
  const auto found =
      std::find_if(visits.begin(), visits.end(), [](const Visit& visit) { return visit.date == 2023_y / 10 / 10; });
  REQUIRE(found != visits.end());
  CHECK(found->note == "Well child visit (procedure)");
  CHECK(found->score("nrs_current")->total == 1);
  REQUIRE_FALSE(found->treatments.empty());
  CHECK(found->treatments[0].parameter("procedure")->text == "Medication Reconciliation (procedure)");
}

TEST_CASE("the Synthea folder a second time adds nothing") {
  ImportClinic clinic;
  import_synthea(clinic);
  const ImportReport again = import_synthea(clinic);
  CHECK(again.seen_before);
  CHECK(count(again, "treatment").known == 249);
  for (const ImportCount& line : again.counts) CHECK(line.added == 0);
}
