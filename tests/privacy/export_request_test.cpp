#include "domain/privacy/export_request.h"

#include <catch2/catch.hpp>

#include "reports/export/export_notes.h"
#include "tests/privacy/exported.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

std::vector<std::string> fields_of(const ExportRequest& request) {
  const InMemory clinic;
  std::vector<std::string> fields;
  for (const Problem& problem : check(request, *clinic.store->catalogue())) fields.push_back(problem.field);
  return fields;
}

using Fields = std::vector<std::string>;

}  // namespace

TEST_CASE("an empty request names all that is missing at once", "[privacy]") {
  CHECK(fields_of({}) == Fields{"purpose", "study", "columns"});
  CHECK(fields_of(request_for(Profile::safe_harbor)).empty());
}

TEST_CASE("a limited data set needs its agreement", "[privacy]") {
  ExportRequest request = request_for(Profile::limited);
  CHECK(fields_of(request).empty());
  request.agreement = "";
  CHECK(fields_of(request) == Fields{"agreement"});
}

TEST_CASE("columns a profile does not have are refused", "[privacy]") {
  ExportRequest request = request_for(Profile::safe_harbor);
  for (const std::string column : {"patients.birth_day", "patients.zip5", "patients.index_day", "patients.name",
                                   "patients.study_id", "visits.note", "sex", ""}) {
    request.columns = {column};
    CAPTURE(column);
    CHECK(fields_of(request) == Fields{"columns"});
  }
}

TEST_CASE("a period the wrong way round, an unknown treatment and a smallest group of 0 are refused", "[privacy]") {
  ExportRequest request = request_for(Profile::safe_harbor);
  request.filter = {day(2026, 2, 1), day(2026, 1, 1), {"tx_rain_dance"}};
  request.smallest_group = 0;
  CHECK(fields_of(request) == Fields{"to", "treatment", "minimum"});
}

TEST_CASE("nothing is ticked in a new request, and no preset ticks what must be named", "[privacy]") {
  CHECK(ExportRequest{}.columns.empty());
  for (const ExportPreset preset : export_presets)
    for (const Profile profile : profiles)
      for (const std::string& path : columns_of(preset, profile)) {
        CAPTURE(path);
        REQUIRE(export_column(path));
        CHECK(export_column(path)->offered_in(profile));
        CHECK_FALSE(export_column(path)->only_by_name);
      }
}

TEST_CASE("every column has its meaning for the recipient", "[privacy]") {
  for (const ExportColumn& column : export_columns()) {
    CAPTURE(column.path());
    CHECK(reports::meaning_of_column(column.path()).size() > 4);
  }
}

TEST_CASE("a day column that holds dates is called a date", "[privacy]") {
  CHECK(export_column("treatments.end_day")->name_in_file(Profile::safe_harbor) == "end_day");
  CHECK(export_column("treatments.end_day")->name_in_file(Profile::shifted) == "end_date");
  CHECK(export_column("visits.day")->name_in_file(Profile::limited) == "date");
}
