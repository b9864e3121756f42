#include "tests/reports/xlsx/invented_trend.h"

#include <array>

namespace psoas::reports {

namespace {

const Date index_day{date::year{2025} / 1 / 20};
constexpr std::array<int, 6> days{-14, 28, 91, 147, 182, 259};

TrendMeasure measure(std::string code, std::string label, const std::array<double, 6>& values) {
  TrendMeasure made;
  made.code = std::move(code);
  made.label = std::move(label);
  made.unit = "0–10";
  made.range = {0, 10};
  for (std::size_t i = 0; i < values.size(); ++i) {
    DatedValue value;
    value.date = add_days(index_day, days[i]);
    value.value = values[i];
    value.visit = {static_cast<std::int64_t>(i) + 1};
    made.values.push_back(value);
  }
  return made;
}

TrendTreatment treatment(int day, std::string code, std::string label, std::string detail, TreatmentMark mark) {
  TrendTreatment made;
  made.date = add_days(index_day, day);
  made.code = std::move(code);
  made.label = std::move(label);
  made.detail = std::move(detail);
  made.mark = mark;
  made.same_target_key = made.code + "/medial_branch/L3-L5/R";
  return made;
}

}  // namespace

TrendReport invented_trend() {
  TrendReport report;
  report.clinic.name = "Harbour & Hill Pain Clinic";
  report.clinic.demo = true;
  report.made_at = date::sys_days{date::year{2026} / 4 / 1};
  report.program_version = "0.1.0";
  PatientTrend& trend = report.trend;
  trend.patient.mrn = "DEMO-0001";
  trend.patient.family_name = "Rivera";
  trend.patient.given_name = "Ana";
  trend.patient.birth_date = Date{date::year{1971} / 5 / 4};
  trend.patient.sex = Sex::female;
  trend.measure = measure("nrs_avg7", "Pain, average of last 7 days", {7, 3, 2, 4, 5, 6});
  trend.high = measure("nrs_worst7", "Pain, worst of last 7 days", {9, 5, 4, 6, 7, 8});
  trend.low = measure("nrs_least7", "Pain, least of last 7 days", {4, 1, 0, 2, 3, 4});
  trend.second =
      measure("exam_thomas_mod_angle_deg", "Modified Thomas test, hip extension angle R", {12, 6, 2, 3, 5, 8});
  trend.second->unit = "°";
  trend.second->range = {-30, 45};
  trend.treatments = {treatment(-7, "tx_nerve_block", "Block L3–L5 R", "2nd · 57 %", TreatmentMark::diagnostic_block),
                      treatment(0, "tx_rfa", "RFA L3–L5 R", "conventional 80 °C", TreatmentMark::procedure),
                      treatment(266, "tx_rfa", "RFA L3–L5 R", "repeat, day 266", TreatmentMark::procedure)};
  trend.treatments[1].is_index = true;
  trend.index = trend.treatments[1];
  trend.course = summarise_course(trend.measure.values, index_day, Direction::lower_is_better);
  for (std::size_t i = days.size(); i-- > 0;) {
    Visit visit;
    visit.date = add_days(index_day, days[i]);
    visit.clinician = "Dr. Adler";
    visit.note = i == 2 ? "-5 points\nwalks an hour" : "";
    trend.visits.push_back(visit);
  }
  trend.first_day = add_days(index_day, -14);
  trend.last_day = add_days(index_day, 266);
  return report;
}

}  // namespace psoas::reports
