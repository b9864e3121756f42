#pragma once

// A trend in words: headings and labels that the chart, the page beside it, the printed report and a screen
// reader share.

#include <optional>
#include <string>
#include <vector>

#include "domain/outcome/patient_trend.h"

namespace psoas::reports {

// A number as printed: a true minus sign; the shortest form with at most `decimals`.
std::string printed(double value, int decimals);

// The same with a sign before positive numbers too: "+0.46", "−1".
std::string printed_change(double value, int decimals);

// "Pain, NRS 0–10"; "PEG, 0–10"; "Thomas angle R, °".
std::string axis_title(const TrendMeasure& measure);

// "lower is better"; "" when the measure has no direction.
std::string direction_text(Direction direction);

// "Sitting tolerance: “not limited” on 2026-03-01, 2026-05-04, no number"; "" when there is no such day.
std::string words_text(const TrendMeasure& measure);

// "ODI: form 2.0 before 2026-03-01, then 2.1; values before and after are not one series".
std::string form_change_text(const TrendMeasure& measure, const FormChange& change);

std::string treatment_name(const TrendTreatment& treatment);        // "RFA L3–L5 R"
std::string short_treatment_name(const TrendTreatment& treatment);  // "RFA"

// The panel beside a chart.
struct CourseText {
  std::string heading;             // "Since RFA 2025-01-20"
  std::string headline;            // "7 → 6"; "" without baseline or later value
  std::string change;              // "−1 point · 14 % better"
  std::vector<std::string> lines;  // "best 2 (71 %) at day 91", …
};

// Nothing when there is no index treatment.
std::optional<CourseText> course_text(const PatientTrend& trend);

// The whole chart in sentences, for people who hear it.
std::string describe(const PatientTrend& trend);

}  // namespace psoas::reports
