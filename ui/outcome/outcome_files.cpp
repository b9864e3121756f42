#include "ui/outcome/outcome_files.h"

#include "domain/outcome/read_outcomes.h"
#include "domain/store/printed_anchor.h"
#include "reports/outcome/outcome_file.h"
#include "ui/saving/save_report.h"
#include "ui/widget/page_printing.h"
#include "ui/wording/outcome_page_words.h"

namespace psoas::ui {

namespace words = wording::outcome;

namespace {

reports::OutcomeReport report_of(const OutcomeResult& result, const ScreenContext& context, Store& store,
                                 bool with_patients) {
  return {result,        context.clinic,       context.clock.now(), context.clock.offset_minutes(),
          with_patients, printed_anchor(store)};
}

// The same question once more, of the record as it is now and with its patients' record numbers.
OutcomeResult answer_with_patients(const OutcomeResult& answered, const ScreenContext& context, Store& store,
                                   Progress& progress) {
  OutcomeWanted wanted = wanted_by(answered.analysis, *context.catalogue);
  wanted.patient_rows = true;
  OutcomeRecord record =
      store.read(context.session, [&](Reading& reading) { return reading.outcomes().record(wanted, progress); });
  return analyse(answered.analysis, std::move(record), *context.catalogue, progress);
}

}  // namespace

void save_outcomes(wxWindow* parent, const ScreenContext& context, std::shared_ptr<const OutcomeResult> result) {
  ReportToSave report;
  report.where = {words::export_title, words::file_name, reports::outcome_formats()};
  report.noted_as = "outcomes";
  report.writing = words::writing_answer;
  report.may_have_patient_rows = true;
  save_report(
      parent, context, report,
      [context, result](Store& store, Progress& progress, const std::filesystem::path& file, bool with_patients) {
        const auto write = [&](const OutcomeResult& answer) {
          reports::write_outcome_file(report_of(answer, context, store, with_patients), *context.catalogue, file,
                                      progress);
        };
        if (with_patients) write(answer_with_patients(*result, context, store, progress));
        else write(*result);
      });
}

void print_outcomes(wxWindow* parent, const ScreenContext& context, std::shared_ptr<const OutcomeResult> result) {
  context.task.run_export(
      parent, words::writing_answer,
      [context, result](Store& store, Progress& progress) {
        reports::Typesetter typesetter;
        return reports::compose(report_of(*result, context, store, false), *context.catalogue, typesetter, progress);
      },
      [parent, context](const std::vector<reports::Page>& pages) {
        if (!print_pages(parent, words::printed_title, context.clinic.paper, pages))
          return context.messages.show(Tone::failure, words::not_printed);
        context.note("print", std::nullopt, words::printed_title);
      });
}

}  // namespace psoas::ui
