#include "reports/trend/trend_file.h"

#include <stdexcept>

#include "domain/base/progress.h"
#include "domain/base/version.h"
#include "reports/chart/image_files.h"
#include "reports/chart/trend_chart.h"
#include "reports/csv/trend_csv.h"
#include "reports/json/trend_json.h"
#include "reports/xlsx/trend_workbook.h"

namespace psoas::reports {

const std::vector<FileFormat>& trend_formats() {
  static const std::vector<FileFormat> formats{{"pdf", "PDF report"},  {"xlsx", "Excel workbook"},
                                               {"png", "PNG picture"}, {"svg", "SVG picture"},
                                               {"csv", "CSV table"},   {"json", "JSON document"}};
  return formats;
}

void write_trend_file(const PatientReport& report, const Catalogue& catalogue, const std::filesystem::path& file) {
  const std::string ending = ending_of(file);
  Typesetter typesetter;
  NoProgress progress;
  if (ending == "pdf") return write_pdf(report, catalogue, file, typesetter);
  if (ending == "xlsx")
    return write_trend({report.trend, report.clinic, report.printed_at, program_version, report.anchor}, file,
                       progress);
  if (ending == "png") return write_png(lay_out(report.trend, {}, typesetter), file, typesetter);
  if (ending == "svg") return write_svg(lay_out(report.trend, {}, typesetter), file, typesetter);
  if (ending == "csv") return write_trend_csv(report.trend, file);
  if (ending == "json") return write_trend_json(report.trend, file, report.anchor);
  throw std::invalid_argument("no format of a trend has the ending " + ending);
}

}  // namespace psoas::reports
