#include "domain/store/issued_quarters.h"
#include "domain/store/series.h"
#include "reports/issue/issue_quarter.h"
#include "reports/xlsx/quarter_workbook.h"
#include "ui/console/options.h"
#include "ui/console/verbs.h"
#include "ui/wording/console_sentences.h"
#include "ui/wording/quarter_words.h"

namespace psoas::console {

namespace {

constexpr int most_quarters_back = 80;

// The latest quarter that has ended and has a visit.
Quarter latest_with_visits(Reading& reading, Quarter running) {
  Quarter quarter = running.previous();
  for (int i = 0; i < most_quarters_back; ++i, quarter = quarter.previous())
    if (reading.series().period_counts(quarter.first_day(), quarter.last_day()).visits > 0) return quarter;
  throw Failure(wording::no_visits_in_any_full_quarter());
}

// psoasctl quarter FILE [QUARTER] -o OUT.xlsx [--issue …] | FILE --issued
class QuarterVerb final : public Verb {
 public:
  std::string name() const override { return "quarter"; }
  std::string purpose() const override { return "Write the workbook of a quarter, issue it, list those issued"; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  Quarter asked_quarter(Store& store, const Surroundings& with) const;
  void write(Store& store, const Surroundings& with) const;
  void issue(Store& store, const Surroundings& with) const;
  void list(const Surroundings& with) const;

  std::filesystem::path x_file;
  std::filesystem::path x_output;
  std::string x_quarter;
  std::string x_reason;
  bool x_with_patients = true;
  bool x_outside = false;
  bool x_issue = false;
  bool x_issued = false;
};

void QuarterVerb::declare(CLI::App& command) {
  command.add_option("FILE", x_file, "the clinic's file")->required();
  command.add_option("QUARTER", x_quarter,
                     "2026Q3 of the calendar, FY2026Q1 of the clinic's fiscal year; the latest full one unless given");
  command.add_option("-o,--output", x_output, "the workbook to make (.xlsx)");
  command.add_flag("!--no-patient-sheets", x_with_patients, "leave out the sheets with a row per visit and patient");
  command.add_flag("--external", x_outside, "for outside the clinic: no patients, counts below 11 hidden");
  command.add_flag("--issue", x_issue, "keep the quarter in the clinic's file as it is now");
  command.add_option("--reason", x_reason, "with --issue: why a quarter is issued again");
  command.add_flag("--issued", x_issued, "list the quarters that were issued, and write nothing");
}

Quarter QuarterVerb::asked_quarter(Store& store, const Surroundings& with) const {
  return store.read(with.session, [&](Reading& reading) {
    const int start = reading.clinic().settings().fiscal_year_start;
    const Date today = with.clock.today();
    if (x_quarter.empty()) return latest_with_visits(reading, quarter_of(today, start));
    const Quarter quarter = accepted(parse_quarter(x_quarter, "quarter", start));
    if (quarter.first_day() > today) throw WrongUsage(wording::quarter::not_begun(quarter));
    if (x_issue && quarter.last_day() >= today) throw WrongUsage(wording::quarter::not_over(quarter));
    return quarter;
  });
}

void QuarterVerb::run(const Surroundings& with) {
  if (x_issued) return list(with);
  if (x_output.empty()) throw WrongUsage(wording::quarter::no_output());
  ending_of(x_output, {"xlsx"});
  if (!x_quarter.empty()) accepted(parse_quarter(x_quarter, "quarter"));
  const std::unique_ptr<Store> store = with.door.open(x_file, x_issue ? Access::read_write : Access::read_only);
  x_issue ? issue(*store, with) : write(*store, with);
}

void QuarterVerb::write(Store& store, const Surroundings& with) const {
  const reports::QuarterRequest request{asked_quarter(store, with), with.clock.now(), x_with_patients, x_outside};
  const reports::QuarterReport report = store.read(with.session, [&](Reading& reading) {
    return reports::read_quarter(reading, *store.catalogue(), request, with.progress);
  });
  reports::write_quarter(report, *store.catalogue(), x_output, with.progress);
  with.out << to_string(request.quarter) << ": " << wording::made(x_output) << '\n';
  if (report.since_issue) with.out << wording::quarter::since_issue(*report.since_issue) << '\n';
}

void QuarterVerb::issue(Store& store, const Surroundings& with) const {
  const reports::QuarterRequest request{asked_quarter(store, with), with.clock.now(), x_with_patients, x_outside};
  const std::optional<IssuedQuarter> before =
      store.read(with.session, [&](Reading& reading) { return reading.issued_quarters().latest(request.quarter); });
  if (before && x_reason.empty()) throw Failure(wording::quarter::issued_already(*before));
  const IssuedQuarter issued = reports::issue_quarter(store, with.session, request, x_reason, x_output, with.progress);
  with.out << to_string(request.quarter) << ": " << wording::made(x_output) << '\n';
  with.out << wording::quarter::line(issued) << '\n';
}

void QuarterVerb::list(const Surroundings& with) const {
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_only);
  const std::vector<IssuedQuarter> issued =
      store->read(with.session, [](Reading& reading) { return reading.issued_quarters().list(); });
  if (issued.empty()) with.out << wording::quarter::none_issued() << '\n';
  for (const IssuedQuarter& one : issued)
    with.out << wording::quarter::line(one) << " · workbook " << one.workbook_digest << '\n';
}

}  // namespace

std::unique_ptr<Verb> quarter_verb() { return std::make_unique<QuarterVerb>(); }

}  // namespace psoas::console
