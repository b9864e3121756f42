#include "ui/patient/trend_files.h"

#include <utility>

#include "reports/trend/trend_file.h"
#include "ui/widget/page_printing.h"
#include "ui/widget/save_dialog.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace words = wording::visit;

namespace {

reports::PatientReport report_of(const ScreenContext& context, const PatientTrend& trend) {
  return {trend, context.clinic, context.clock.now(), context.clock.offset_minutes()};
}

}  // namespace

void save_trend_as(wxWindow* parent, const ScreenContext& context, const PatientTrend& trend) {
  const auto file = ask_where_to_save(parent, words::save_trend, "trend", kinds_of(reports::trend_formats()));
  if (!file) return;
  context.task.run_export(
      parent, words::writing_trend,
      [report = report_of(context, trend), catalogue = context.catalogue, file = *file](Store&, Progress&) {
        reports::write_trend_file(report, *catalogue, file);
      },
      [context, file = *file, id = trend.patient.id] {
        context.note("export", id, file.extension().string());
        context.messages.show(Tone::done, words::saved_as(file.string()));
      });
}

void print_trend(wxWindow* parent, const ScreenContext& context, const PatientTrend& trend) {
  const reports::PatientReport report = report_of(context, trend);
  reports::Typesetter typesetter;
  const auto pages = reports::compose(report, *context.catalogue, typesetter);
  if (!print_pages(parent, trend.patient.mrn, context.clinic.paper, pages))
    return context.messages.show(Tone::failure, words::not_printed);
  context.note("print", trend.patient.id, {});
}

}  // namespace psoas::ui
