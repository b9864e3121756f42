#include "reports/outcome/outcome_file.h"

#include <stdexcept>

#include "domain/base/version.h"
#include "reports/csv/figure_csv.h"
#include "reports/csv/outcome_csv.h"
#include "reports/json/outcome_json.h"
#include "reports/xlsx/outcome_workbook.h"

namespace psoas::reports {

namespace {

void write_csv(const OutcomeReport& report, const std::filesystem::path& file, Progress& progress) {
  if (report.with_patients) write_outcome_csv(report.result, file, progress);
  else write_figure_csv(report.result, file);
}

}  // namespace

const std::vector<FileFormat>& outcome_formats() {
  static const std::vector<FileFormat> formats{
      {"pdf", "PDF report"}, {"xlsx", "Excel workbook"}, {"csv", "CSV table"}, {"json", "JSON document"}};
  return formats;
}

void write_outcome_file(const OutcomeReport& report, const Catalogue& catalogue, const std::filesystem::path& file,
                        Progress& progress) {
  const std::string ending = ending_of(file);
  if (ending == "csv") return write_csv(report, file, progress);
  if (ending == "json") return write_outcome_json(report.result, file, progress, report.with_patients, report.anchor);
  if (ending == "xlsx")
    return write_outcome_workbook(
        {report.result, report.clinic, report.printed_at, program_version, report.with_patients, report.anchor},
        catalogue, file, progress);
  if (ending != "pdf") throw std::invalid_argument("no format of an analysis has the ending " + ending);
  Typesetter typesetter;
  write_outcome_pdf(report, catalogue, file, typesetter, progress);
}

}  // namespace psoas::reports
