#pragma once

// The words about quarters: which can be made and issued, and what became of those that were issued.

#include <string>

#include "domain/outcome/issue_comparison.h"
#include "domain/privacy/export_request.h"
#include "domain/store/issued_quarters.h"

namespace psoas::wording::quarter {

// "2026Q4 (Oct–Dec 2026) has not begun. …".
std::string not_begun(Quarter quarter);
std::string not_over(Quarter quarter);
std::string no_output();
std::string none_issued();

// "2026Q3 was issued on … by …. To issue it again, say why …".
std::string issued_already(const IssuedQuarter& issued);

// "2026Q3 (Jul–Sep 2026) · issued 2026-10-02 by osei · as of 2026-10-02 · edition 2: late visits".
std::string line(const IssuedQuarter& issued);

// "3 figures have changed since the issue of …: see the sheet “Changed since issue”."
std::string since_issue(const IssueComparison& comparison);

// Refusals of the console's options about rows for outside.
std::string only_deidentified(const std::string& option);
std::string not_both(const std::string& option);

// Whose rows a de-identified workbook of the quarter has, and why these.
std::string rows_of(Quarter quarter, Profile profile);

// The page Reports.
inline constexpr const char* outside = "For &outside the clinic";
inline constexpr const char* outside_hint = "Without patients; counts below 11, and what would tell them, are hidden.";
inline constexpr const char* sealed = "Sea&led: one file that a passphrase opens";
inline constexpr const char* sealed_hint = "For a workbook that leaves by mail or stick. A quarter is issued unsealed.";
inline constexpr const char* issue = "&Issue…";
inline constexpr const char* reason = "&Reason";
inline constexpr const char* reason_hint =
    "Why rows of patients leave the clinic, or why a quarter is issued again. It stands in the audit trail.";
inline constexpr const char* issued_heading = "Issued quarters";
inline constexpr const char* column_quarter = "Quarter";
inline constexpr const char* column_edition = "Edition";
inline constexpr const char* column_issued = "Issued";
inline constexpr const char* column_by = "By";
inline constexpr const char* column_reason = "Reason";
inline constexpr const char* column_digest = "SHA-256 of the workbook";

std::string issuing(Quarter quarter);
std::string issued_and_written(Quarter quarter, const std::string& file);

}  // namespace psoas::wording::quarter
