#include "ui/patient/trend_files.h"

#include <utility>

#include "domain/store/printed_anchor.h"
#include "reports/trend/trend_file.h"
#include "ui/widget/page_printing.h"
#include "ui/widget/save_dialog.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace words = wording::visit;

namespace {

reports::PatientReport report_of(const ScreenContext& context, const PatientTrend& trend, const std::string& anchor) {
  return {trend, context.clinic, context.clock.now(), context.clock.offset_minutes(), anchor};
}

void print_with(wxWindow* parent, const ScreenContext& context, const PatientTrend& trend, const std::string& anchor) {
  reports::Typesetter typesetter;
  const auto pages = reports::compose(report_of(context, trend, anchor), *context.catalogue, typesetter);
  if (!print_pages(parent, trend.patient.mrn, context.clinic.paper, pages))
    return context.messages.show(Tone::failure, words::not_printed);
  context.note("print", trend.patient.id, {});
}

}  // namespace

void save_trend_as(wxWindow* parent, const ScreenContext& context, const PatientTrend& trend) {
  const auto file = ask_where_to_save(parent, words::save_trend, "trend", kinds_of(reports::trend_formats()));
  if (!file) return;
  context.task.run_export(
      parent, words::writing_trend,
      [context, trend, file = *file](Store& store, Progress&) {
        reports::write_trend_file(report_of(context, trend, printed_anchor(store)), *context.catalogue, file);
      },
      [context, file = *file, id = trend.patient.id] {
        context.note("export", id, file.extension().string());
        context.messages.show(Tone::done, words::saved_as(file.string()));
      });
}

void print_trend(wxWindow* parent, const ScreenContext& context, const PatientTrend& trend) {
  context.task.run(
      parent, [](Store& store) { return printed_anchor(store); },
      [parent, context, trend](const std::string& anchor) { print_with(parent, context, trend, anchor); });
}

}  // namespace psoas::ui
