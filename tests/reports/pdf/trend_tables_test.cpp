#include "reports/pdf/trend_tables.h"

#include <catch2/catch.hpp>

#include "tests/reports/chart/sample_trend.h"

using namespace psoas;
using namespace psoas::reports;
using namespace psoas::tests;

namespace {

std::vector<std::string> headings(const PageTable& table) {
  std::vector<std::string> texts;
  for (const TableColumn& column : table.columns) texts.push_back(column.heading);
  return texts;
}

Catalogue small_catalogue() {
  TreatmentDefinition rfa;
  rfa.code = "tx_rfa";
  rfa.label = "Radiofrequency ablation";
  rfa.short_label = "RFA";
  rfa.laterality = Laterality::left_right;
  return Catalogue({.treatments = {rfa}});
}

}  // namespace

TEST_CASE("the visits table shows the latest first with days and scores", "[tables]") {
  const PageTable table = visits_table(golden_trend_with_second(), {});
  CHECK(headings(table) == std::vector<std::string>{"Date", "Day", "Kind", "Average", "Worst", "Least", "Now", "PEG",
                                                    "Thomas R, °", "Treatments"});
  CHECK(table.rows.front() ==
        std::vector<std::string>{"2025-10-06", "259", "Follow-up", "6", "8", "4", "6", "6.3", "8", ""});
  CHECK(table.rows.back()[1] == "−14");
}

TEST_CASE("a score that could not be computed or was declined is no number", "[tables]") {
  PatientTrend trend = golden_trend();
  trend.visits[1].scores[0].status = ScoreStatus::declined;
  trend.visits[1].scores[0].total.reset();
  const PageTable table = visits_table(trend, {});
  CHECK(table.rows[2][7] == "–");
  CHECK(table.rows[1][3] == "declined");
}

TEST_CASE("treatments of a visit are named by the catalogue, with what is not done", "[tables]") {
  PatientTrend trend = golden_trend();
  Treatment planned;
  planned.code = "tx_rfa";
  planned.side = Side::right;
  planned.status = TreatmentStatus::planned;
  trend.visits[0].treatments = {planned};
  CHECK(visits_table(trend, small_catalogue()).rows[0].back() == "RFA R (planned)");
}

TEST_CASE("the treatments table numbers them as the marks of a crowded chart", "[tables]") {
  const PageTable table = treatments_table(golden_trend_with_second(), {});
  CHECK(headings(table) == std::vector<std::string>{"No.", "Date", "Until", "Treatment", "Details", "Status"});
  CHECK(table.rows[3] ==
        std::vector<std::string>{"4", "2025-02-24", "2025-05-12", "Physical therapy", "6 of 8 attended", "done"});
  CHECK(table.rows.back().back() == "planned");
}
