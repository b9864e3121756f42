#include "ui/outcome/outcome_files.h"

#include "domain/store/printed_anchor.h"
#include "reports/outcome/outcome_file.h"
#include "ui/widget/page_printing.h"
#include "ui/widget/save_dialog.h"
#include "ui/wording/outcome_page_words.h"

namespace psoas::ui {

namespace words = wording::outcome;

namespace {

reports::OutcomeReport report_of(const OutcomeResult& result, const ScreenContext& context, Store& store) {
  return {result, context.clinic, context.clock.now(), context.clock.offset_minutes(), true, printed_anchor(store)};
}

}  // namespace

void save_outcomes(wxWindow* parent, const ScreenContext& context, std::shared_ptr<const OutcomeResult> result) {
  const auto file =
      ask_where_to_save(parent, words::export_title, words::file_name, kinds_of(reports::outcome_formats()));
  if (!file) return;
  context.task.run_export(
      parent, words::writing_answer,
      [context, result, file = *file](Store& store, Progress& progress) {
        reports::write_outcome_file(report_of(*result, context, store), *context.catalogue, file, progress);
      },
      [context, file = *file] {
        context.note("export", std::nullopt, file.extension().string());
        context.messages.show(Tone::done, words::saved_as(file.filename().string()));
      });
}

void print_outcomes(wxWindow* parent, const ScreenContext& context, std::shared_ptr<const OutcomeResult> result) {
  context.task.run_export(
      parent, words::writing_answer,
      [context, result](Store& store, Progress& progress) {
        reports::Typesetter typesetter;
        return reports::compose(report_of(*result, context, store), *context.catalogue, typesetter, progress);
      },
      [parent, context](const std::vector<reports::Page>& pages) {
        if (!print_pages(parent, words::printed_title, context.clinic.paper, pages))
          return context.messages.show(Tone::failure, words::not_printed);
        context.note("print", std::nullopt, words::printed_title);
      });
}

}  // namespace psoas::ui
