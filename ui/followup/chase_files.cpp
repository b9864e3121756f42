#include "ui/followup/chase_files.h"

#include <limits>

#include "domain/store/printed_anchor.h"
#include "reports/followup/chase_file.h"
#include "ui/saving/save_report.h"
#include "ui/widget/page_printing.h"
#include "ui/wording/follow_up_words.h"

namespace psoas::ui {

namespace words = wording::follow_up;

namespace {

// Paper takes no more: eighty pages.
constexpr int most_printed = 2000;

reports::ChaseReport read_report(Store& store, const ScreenContext& context, const ChaseRequest& request, int most) {
  ChaseList list = store.read(context.session, [&](Reading& reading) {
    return read_chase_list(reading, request.list, request.filter, context.clock.today(), most);
  });
  return {std::move(list), context.clinic, context.clock.now(), context.clock.offset_minutes(), printed_anchor(store)};
}

}  // namespace

void save_chase_list(wxWindow* parent, const ScreenContext& context, const ChaseRequest& request) {
  ReportToSave report;
  report.where = {words::save_list, "follow-ups-" + std::string(code_of(request.list)), reports::chase_formats()};
  report.noted_as = "follow-ups";
  report.writing = words::writing_list;
  save_report(parent, context, report,
              [context, request](Store& store, Progress&, const std::filesystem::path& file, bool) {
                reports::write_chase_file(read_report(store, context, request, std::numeric_limits<int>::max()),
                                          *context.catalogue, file);
              });
}

void print_chase_list(wxWindow* parent, const ScreenContext& context, const ChaseRequest& request) {
  context.task.run(
      parent,
      [context, request](Store& store) {
        reports::Typesetter typesetter;
        return reports::compose(read_report(store, context, request, most_printed), *context.catalogue, typesetter);
      },
      [parent, context](const std::vector<reports::Page>& pages) {
        if (!print_pages(parent, words::follow_ups, context.clinic.paper, pages))
          return context.messages.show(Tone::failure, words::not_printed);
        context.note("print", std::nullopt, words::follow_ups);
      });
}

}  // namespace psoas::ui
