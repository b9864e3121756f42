#include "reports/followup/chase_file.h"

#include <stdexcept>

#include "domain/base/progress.h"
#include "domain/base/version.h"
#include "reports/csv/chase_csv.h"
#include "reports/json/chase_json.h"
#include "reports/xlsx/chase_workbook.h"

namespace psoas::reports {

const std::vector<FileFormat>& chase_formats() {
  static const std::vector<FileFormat> formats{
      {"pdf", "PDF list"}, {"xlsx", "Excel workbook"}, {"csv", "CSV table"}, {"json", "JSON document"}};
  return formats;
}

void write_chase_file(const ChaseReport& report, const Catalogue& catalogue, const std::filesystem::path& file) {
  const std::string ending = ending_of(file);
  NoProgress progress;
  if (ending == "xlsx")
    return write_chase_workbook(
        {report.list, report.clinic, report.printed_at, report.offset_minutes, program_version, report.anchor},
        catalogue, file, progress);
  if (ending == "csv") return write_chase_csv(report.list, catalogue, report.offset_minutes, file);
  if (ending == "json") return write_chase_json(report.list, catalogue, report.offset_minutes, file, report.anchor);
  if (ending != "pdf") throw std::invalid_argument("no format of a list has the ending " + ending);
  Typesetter typesetter;
  write_chase_pdf(report, catalogue, file, typesetter);
}

}  // namespace psoas::reports
