#include "reports/issue/issue_quarter.h"

#include "domain/store/printed_anchor.h"
#include "reports/issue/sha256.h"
#include "reports/xlsx/quarter_workbook.h"

namespace psoas::reports {

namespace {

IssuedQuarter issue_of(const QuarterReport& report, const std::string& reason) {
  IssuedQuarter issued;
  issued.quarter = report.summary.quarter;
  issued.reason = reason;
  issued.as_of = report.summary.as_of;
  issued.last_entry = report.last_entry;
  issued.rules = report.summary.rules;
  issued.program_version = report.program_version;
  issued.figures = issued_figures(report.current());
  issued.figures_digest = sha256_of(canonical_text(issued));
  return issued;
}

}  // namespace

IssuedQuarter issue_quarter(Store& store, const Session& session, QuarterRequest request, const std::string& reason,
                            const std::filesystem::path& target, Progress& progress) {
  request.to_be_issued = true;
  const std::shared_ptr<const Catalogue> catalogue = store.catalogue();
  QuarterReport report =
      store.read(session, [&](Reading& reading) { return read_quarter(reading, *catalogue, request, progress); });
  if (!request.outside) report.anchor = printed_anchor(store);
  IssuedQuarter issued = issue_of(report, reason);
  QuarterWorkbookOptions options;
  options.before_naming = [&](const std::filesystem::path& whole) {
    issued.workbook_digest = sha256_of_file(whole);
    issued = store.write(session, [&](Writing& writing) { return writing.issued_quarters().issue(issued); });
  };
  write_quarter(report, *catalogue, target, progress, options);
  return issued;
}

bool figures_are_whole(const IssuedQuarter& issued) {
  return sha256_of(canonical_text(issued)) == issued.figures_digest;
}

}  // namespace psoas::reports
