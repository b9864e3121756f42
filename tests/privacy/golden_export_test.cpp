// The worked example (domain/demo/golden_patient.h), exported.

#include <catch2/catch.hpp>

#include "tests/privacy/exported.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

using Texts = std::vector<std::string>;

std::vector<TextRow> assessed(const ExportPlan& plan) { return rows_of(plan, ExportTable::scores); }

void be_born(Store& store, Date birth) {
  store.write(staff(), [&](Writing& writing) {
    Patient patient = writing.patients().get(writing.patients().with_mrn("DEMO-0001").value());
    patient.birth_date = birth;
    writing.patients().correct(patient, "as the test wants it");
  });
}

}  // namespace

TEST_CASE("the worked example goes out with days since index, the year of day 0 and nothing more", "[privacy]") {
  DemoInMemory clinic(1);
  const ExportPlan plan = begun(*clinic.store, request_for(Profile::safe_harbor));
  const std::vector<TextRow> patients = rows_of(plan, ExportTable::patients);
  REQUIRE(patients.size() == 1);
  CHECK(patients[0].at("sex") == "F");
  CHECK(patients[0].at("age_at_index") == "53");
  CHECK(patients[0].at("age_band") == "50-59");
  CHECK(patients[0].at("index_year") == "2025");
  CHECK(patients[0].at("index_treatment") == "tx_rfa");
  CHECK(patients[0].at("study_id").size() == 11);
  CHECK(patients[0].contains("zip3") == false);
  CHECK(values(assessed(plan), "day", {{"instrument", "nrs_avg7"}}) == Texts{"-14", "28", "91", "147", "182", "259"});
  const std::vector<TextRow> treatments = rows_of(plan, ExportTable::treatments);
  CHECK(values(treatments, "day", {{"code", "tx_nerve_block"}}) == Texts{"-42", "-7"});
  CHECK(values(treatments, "day", {{"code", "tx_rfa"}, {"status", "done"}}) == Texts{"0", "266"});
  const Texts targets = values(treatments, "target", {{"code", "tx_rfa"}});
  CHECK(targets[0] == targets[1]);
}

TEST_CASE("no calendar date, name, record number or performer stands in any table", "[privacy]") {
  DemoInMemory clinic(1);
  const ExportPlan plan = begun(*clinic.store, request_for(Profile::safe_harbor));
  std::string all;
  for (const ExportTable table : export_tables)
    for (const TextRow& row : rows_of(plan, table))
      for (const auto& [column, text] : row) all += text + "\n";
  REQUIRE(all.size() > 1000);
  for (const std::string trace : {"Rivera", "Ana", "DEMO", "Dr", "2024-", "2025-", "2026-", "1971"}) {
    CAPTURE(trace);
    CHECK(all.find(trace) == std::string::npos);
  }
}

TEST_CASE("who is 90 at index has no age and no year", "[privacy]") {
  DemoInMemory clinic(1);
  be_born(*clinic.store, day(1935, 1, 20));
  const std::vector<TextRow> patients =
      rows_of(begun(*clinic.store, request_for(Profile::safe_harbor)), ExportTable::patients);
  CHECK(patients[0].at("age_at_index") == "90+");
  CHECK(patients[0].at("age_band") == "90+");
  CHECK(patients[0].at("index_year") == "");
}

TEST_CASE("who turns 90 within the record counts as 90, since the days tell it", "[privacy]") {
  DemoInMemory clinic(1);
  be_born(*clinic.store, day(1935, 6, 1));
  const std::vector<TextRow> patients =
      rows_of(begun(*clinic.store, request_for(Profile::safe_harbor)), ExportTable::patients);
  CHECK(patients[0].at("age_at_index") == "90+");
  CHECK(patients[0].at("index_year") == "");
}

TEST_CASE("who stays 89 throughout the record keeps age and year", "[privacy]") {
  DemoInMemory clinic(1);
  be_born(*clinic.store, day(1937, 1, 1));
  const std::vector<TextRow> patients =
      rows_of(begun(*clinic.store, request_for(Profile::safe_harbor)), ExportTable::patients);
  CHECK(patients[0].at("age_at_index") == "88");
  CHECK(patients[0].at("index_year") == "2025");
}

TEST_CASE("shifted dates keep every difference and none of the dates", "[privacy]") {
  DemoInMemory clinic(1);
  const ExportPlan plan = begun(*clinic.store, request_for(Profile::shifted));
  const Texts days = values(assessed(plan), "day", {{"instrument", "nrs_avg7"}});
  REQUIRE(days.size() == 6);
  const auto date_at = [&](std::size_t place) { return parse_date(days[place], "day").value(); };
  CHECK(days_between(date_at(0), date_at(5)) == 273);
  const int shift = days_between(day(2025, 1, 6), date_at(0));
  CHECK(shift != 0);
  CHECK(std::abs(shift) <= 364);
  const Texts index = values(rows_of(plan, ExportTable::patients), "index_day");
  CHECK(index == Texts{to_string(add_days(day(2025, 1, 20), shift))});
}

TEST_CASE("a limited data set has true dates", "[privacy]") {
  DemoInMemory clinic(1);
  const ExportPlan plan = begun(*clinic.store, request_for(Profile::limited));
  CHECK(values(assessed(plan), "day", {{"instrument", "nrs_avg7"}}).front() == "2025-01-06");
  CHECK(values(rows_of(plan, ExportTable::patients), "index_day") == Texts{"2025-01-20"});
}
