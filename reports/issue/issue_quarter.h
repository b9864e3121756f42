#pragma once

// Issuing a quarter: its workbook is written, and its figures are kept in the clinic's file with the digest of both.

#include <filesystem>
#include <string>

#include "domain/access/session.h"
#include "domain/base/progress.h"
#include "domain/store/issued_quarters.h"
#include "domain/store/store.h"
#include "reports/xlsx/quarter_report.h"

namespace psoas::reports {

// Writes the workbook of `request` (to_be_issued is taken for granted) and keeps the quarter as issued. The file gets
// its name only when the store has kept the figures; when one of the two fails, so does the other. `reason` must be
// given for a quarter that was issued before (else StoreError duplicate). Throws FileError, Cancelled, StoreError;
// stale when the record was changed meanwhile.
IssuedQuarter issue_quarter(Store& store, const Session& session, QuarterRequest request, const std::string& reason,
                            const std::filesystem::path& target, Progress& progress);

// Whether the figures are those that were issued: their digest is made anew. `issued` with its figures.
bool figures_are_whole(const IssuedQuarter& issued);

}  // namespace psoas::reports
