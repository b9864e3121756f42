#pragma once

// A worked-out export as files: one workbook, or a new folder with a CSV file for each table, a README and a manifest.
// Console and window both write through here.

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "domain/base/progress.h"
#include "domain/catalogue/catalogue.h"
#include "domain/privacy/export_plan.h"

namespace psoas::reports {

struct ExportSurroundings {
  const Catalogue& catalogue;   // the clinic's
  const CatalogueContent& own;  // what in it is the clinic's own
  Moment made_at{};
  std::int64_t most_rows = 1048576;  // of a sheet, before it continues on a next one
};

struct WrittenExport {
  std::string sha256;                                      // of the workbook, or of the folder's manifest
  std::vector<std::pair<std::string, std::int64_t>> rows;  // by table
};

// True for a workbook (.xlsx); otherwise the target is a folder to be made.
bool is_workbook(const std::filesystem::path& target);

// Throws ExportError already_there when something has that name, before anything is read or logged.
void require_new(const std::filesystem::path& target);

// The subjects of the plan have their ids. Throws FileError, Cancelled, ExportError already_there; then nothing of it
// is left. Progress comes by the names of the tables.
WrittenExport write_export(const ExportPlan& plan, const ExportSurroundings& with, const std::filesystem::path& target,
                           Progress& progress);

// Takes away what was written, when it could not be logged.
void remove_export(const std::filesystem::path& target);

}  // namespace psoas::reports
