// A scale that only one clinic uses: described in its own catalogue file, it is typed, stored, trended and written like
// any other, without a line of code.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "domain/visit/visit_draft.h"
#include "reports/csv/trend_csv.h"
#include "reports/json/trend_json.h"
#include "reports/trend/trend_file.h"
#include "storage/catalogue/embedded_catalogue.h"
#include "tests/storage/clinic_for_tests.h"
#include "tests/support/output_of.h"

using namespace psoas;
using namespace psoas::reports;

namespace {

const char* const own_catalogue = R"(
[[instrument]]
code = "x_vas_mm"
label = "Pain, visual analogue scale"
short_label = "VAS"
unit = "mm"
item = [{ code = "value", label = "pain" }]
item_range = [0, 100]
score_range = [0, 100]
important_change = 20
important_change_source = "the clinic"
bands = [{ from = 0, label = "little" }, { from = 40, label = "much" }]

[[instrument]]
code = "x_diary"
label = "Pain diary, weekly mean"
short_label = "diary"
unit = "0–10"
item = [{ code = "value", label = "mean" }]
item_range = [0, 10]
item_step = 0.1
score_range = [0, 10]
decimals = 1
important_change = 1.5
)";

const Catalogue& catalogue() {
  static const Catalogue own =
      storage::merged(storage::embedded_catalogue(),
                      storage::parse_catalogue_file("own.toml", own_catalogue, storage::embedded_shared_lists()));
  return own;
}

struct Typed {
  Date date;
  const char* millimetres;
  const char* diary;
};

// Three visits typed, checked and stored.
struct OwnClinic : tests::InFile {
  PatientId ana;

  OwnClinic() {
    store->write(tests::staff(),
                 [&](Writing& writing) { ana = writing.patients().add(tests::patient("P-1", "Rivera", "Ana")); });
    for (const Typed& typed : {Typed{tests::day(2025, 9, 1), "72", "7.3"}, Typed{tests::day(2025, 10, 6), "45", "4.8"},
                               Typed{tests::day(2025, 12, 1), "38", "4.1"}}) {
      const CheckedVisit result = checked(typed);
      REQUIRE(result.acceptable());
      store->write(tests::staff(), [&](Writing& writing) { writing.visits().add(result.visit); });
    }
  }

  CheckedVisit checked(const Typed& typed) {
    VisitDraft draft;
    draft.uuid = new_uuid();
    draft.patient = ana;
    draft.put("date", to_string(typed.date));
    draft.put("kind", "follow_up");
    draft.put("score/x_vas_mm/value", typed.millimetres);
    draft.put("score/x_diary/value", typed.diary);
    const Patient patient = store->read(tests::staff(), [&](Reading& reading) { return reading.patients().get(ana); });
    return check(draft, catalogue(), patient, clock.today());
  }

  PatientReport report() {
    TrendSelection selection;
    selection.instrument = "x_vas_mm";
    selection.second = "x_diary";
    PatientReport report;
    report.trend = store->read(
        tests::staff(), [&](Reading& reading) { return read_patient_trend(reading, catalogue(), ana, selection); });
    report.clinic.name = "Hilltop";
    report.printed_at = clock.now();
    return report;
  }
};

std::string unpacked(const std::filesystem::path& workbook) {
  return tests::output_of("unzip -p '" + workbook.string() + "' 'xl/*.xml'");
}

}  // namespace

TEST_CASE("a clinic's own scale is refused outside its range and between its steps", "[own_instrument]") {
  OwnClinic clinic;
  const auto problem = [&](const char* millimetres, const char* diary) {
    return clinic.checked({tests::day(2026, 1, 5), millimetres, diary}).problems.front().code;
  };
  CHECK(problem("101", "4") == ProblemCode::out_of_range);
  CHECK(problem("45.5", "4") == ProblemCode::not_a_whole_number);
  CHECK(problem("45", "4.25") == ProblemCode::step_mismatch);
}

TEST_CASE("a clinic's own scale is trended with its own range, unit and important change", "[own_instrument]") {
  const PatientTrend trend = OwnClinic().report().trend;
  REQUIRE(trend.measure.values.size() == 3);
  CHECK(trend.measure.values[1].value == 45);
  CHECK(trend.measure.unit == "mm");
  CHECK(trend.measure.range.high == 100);
  CHECK(trend.measure.important_change == 20);
  REQUIRE(trend.second.has_value());
  CHECK(trend.second->decimals == 1);
  CHECK(trend.second->values[0].value == Approx(7.3));
}

TEST_CASE("a clinic's own scale comes out as CSV and JSON", "[own_instrument]") {
  const PatientTrend trend = OwnClinic().report().trend;
  const std::string csv = trend_csv(trend);
  CHECK(csv.find("x_vas_mm") != std::string::npos);
  CHECK(csv.find("7.3") != std::string::npos);
  const auto json = nlohmann::json::parse(trend_json(trend));
  CHECK(json["measures"][0]["code"] == "x_vas_mm");
  CHECK(json["measures"][0]["values"][2]["value"] == 38);
  CHECK(json["measures"][1]["unit"] == "0–10");
}

TEST_CASE("a clinic's own scale comes out as a workbook, a report and a picture", "[own_instrument]") {
  OwnClinic clinic;
  const PatientReport report = clinic.report();
  for (const FileFormat& format : trend_formats()) {
    const auto file = clinic.folder.file("trend." + format.ending);
    write_trend_file(report, catalogue(), file);
    CHECK(std::filesystem::file_size(file) > 100);
  }
  const std::string text = unpacked(clinic.folder.file("trend.xlsx"));
  CHECK(text.find("Pain, visual analogue scale") != std::string::npos);
  CHECK(text.find("<v>72</v>") != std::string::npos);
  CHECK(text.find("<v>4.8") != std::string::npos);
}
