#include "ui/patient/trend_files.h"

#include <utility>

#include "domain/store/printed_anchor.h"
#include "reports/trend/trend_file.h"
#include "ui/saving/save_report.h"
#include "ui/widget/page_printing.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace words = wording::visit;
namespace fs = std::filesystem;

namespace {

reports::PatientReport report_of(const ScreenContext& context, const PatientTrend& trend, const std::string& anchor) {
  return {trend, context.clinic, context.clock.now(), context.clock.offset_minutes(), anchor};
}

void print_with(wxWindow* parent, const ScreenContext& context, const PatientTrend& trend, const std::string& anchor) {
  reports::Typesetter typesetter;
  const auto pages = reports::compose(report_of(context, trend, anchor), *context.catalogue, typesetter);
  // The title stands in the printing system's logs.
  if (!print_pages(parent, words::printed_title, context.clinic.paper, pages))
    return context.messages.show(Tone::failure, words::not_printed);
  context.note("print", trend.patient.id, {});
}

}  // namespace

void save_trend_as(wxWindow* parent, const ScreenContext& context, const PatientTrend& trend) {
  ReportToSave report;
  report.where = {words::save_trend, "trend", reports::trend_formats()};
  report.noted_as = "trend";
  report.writing = words::writing_trend;
  report.about = trend.patient.id;
  save_report(parent, context, report, [context, trend](Store& store, Progress&, const fs::path& file, bool) {
    reports::write_trend_file(report_of(context, trend, printed_anchor(store)), *context.catalogue, file);
  });
}

void print_trend(wxWindow* parent, const ScreenContext& context, const PatientTrend& trend) {
  context.task.run(
      parent, [](Store& store) { return printed_anchor(store); },
      [parent, context, trend](const std::string& anchor) { print_with(parent, context, trend, anchor); });
}

}  // namespace psoas::ui
