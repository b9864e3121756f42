#include "domain/store/issued_quarters.h"
#include "domain/store/printed_anchor.h"
#include "domain/store/sealed_exports.h"
#include "domain/store/series.h"
#include "reports/export/quarter_export.h"
#include "reports/issue/issue_quarter.h"
#include "reports/xlsx/quarter_workbook.h"
#include "ui/console/export_options.h"
#include "ui/console/options.h"
#include "ui/console/seal_options.h"
#include "ui/console/verbs.h"
#include "ui/wording/backup_words.h"
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

// psoasctl quarter FILE [QUARTER] -o OUT.xlsx [--issue …] [--deidentify …] | FILE --issued
class QuarterVerb final : public Verb {
 public:
  std::string name() const override { return "quarter"; }
  std::string purpose() const override { return "Write the workbook of a quarter, issue it, list those issued"; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  Quarter asked_quarter(Store& store, const Surroundings& with) const;
  void write(Store& store, const Surroundings& with) const;
  void note(Store& store, const Surroundings& with, const reports::QuarterRequest& request) const;
  void issue(Store& store, const Surroundings& with) const;
  void deidentify(Store& store, const Surroundings& with) const;
  void refuse_contradictions() const;
  void list(const Surroundings& with) const;

  std::filesystem::path x_file;
  std::filesystem::path x_output;
  std::string x_quarter;
  std::string x_reason;
  std::string x_profile;  // "" with identity
  ExportOptions x_export;
  SealOptions x_seal;
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
  command.add_option("--deidentify", x_profile,
                     "for outside the clinic, with de-identified rows of patients: safe-harbor, shifted or limited");
  x_export.declare(command, false, "--deidentify");
  x_seal.declare(command);
  command.add_flag("--issue", x_issue, "keep the quarter in the clinic's file as it is now");
  command.add_option("--reason", x_reason,
                     "why rows of patients are taken out; with --issue: why a quarter is issued again");
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

void QuarterVerb::refuse_contradictions() const {
  if (x_seal.asked() && x_issue) throw WrongUsage(wording::backup::not_sealed_when_issued());
  if (x_profile.empty()) {
    const std::string given = x_export.first_given();
    if (!given.empty()) throw WrongUsage(wording::quarter::only_deidentified(given));
    return;
  }
  if (x_issue) throw WrongUsage(wording::quarter::not_both("--issue"));
  if (!x_with_patients) throw WrongUsage(wording::quarter::not_both("--no-patient-sheets"));
}

void QuarterVerb::run(const Surroundings& with) {
  refuse_contradictions();
  if (x_issued) return list(with);
  if (x_output.empty()) throw WrongUsage(wording::quarter::no_output());
  x_output = x_seal.target(x_output, {"xlsx"});
  if (!x_quarter.empty()) accepted(parse_quarter(x_quarter, "quarter"));
  if (!x_profile.empty()) x_export.request(x_profile, true);  // refused before anything is opened
  const bool is_kept = x_issue || !x_profile.empty();
  const std::unique_ptr<Store> store = with.door.open(x_file, is_kept ? Access::read_write : Access::read_only);
  if (!x_profile.empty()) return deidentify(*store, with);
  x_issue ? issue(*store, with) : write(*store, with);
}

void QuarterVerb::write(Store& store, const Surroundings& with) const {
  const reports::QuarterRequest request{asked_quarter(store, with), with.clock.now(), x_with_patients, x_outside};
  reports::QuarterReport report = store.read(with.session, [&](Reading& reading) {
    return reports::read_quarter(reading, *store.catalogue(), request, with.progress);
  });
  const reports::SealFile seal = x_seal.sealing(with);
  const auto write_to = [&](const std::filesystem::path& file) {
    reports::write_quarter(report, *store.catalogue(), file, with.progress);
  };
  if (seal) reports::require_new(x_output);
  note(store, with, request);
  if (!x_outside) report.anchor = printed_anchor(store);
  reports::write_or_seal(x_output, seal, write_to);
  x_seal.remind(with.out);
  with.out << to_string(request.quarter) << ": " << wording::made(x_output) << '\n';
  if (report.since_issue) with.out << wording::quarter::since_issue(*report.since_issue) << '\n';
}

void QuarterVerb::note(Store& store, const Surroundings& with, const reports::QuarterRequest& request) const {
  const std::string noted = name_in_trail("quarter " + to_string(request.quarter), x_output);
  if (request.shows_patients()) note_patient_rows(store, with, noted, x_reason);
  else note_export(store, with, std::nullopt, noted);
}

void QuarterVerb::issue(Store& store, const Surroundings& with) const {
  const reports::QuarterRequest request{asked_quarter(store, with), with.clock.now(), x_with_patients, x_outside};
  const std::optional<IssuedQuarter> before =
      store.read(with.session, [&](Reading& reading) { return reading.issued_quarters().latest(request.quarter); });
  if (before && x_reason.empty()) throw Failure(wording::quarter::issued_already(*before));
  note(store, with, request);
  const IssuedQuarter issued = reports::issue_quarter(store, with.session, request, x_reason, x_output, with.progress);
  with.out << to_string(request.quarter) << ": " << wording::made(x_output) << '\n';
  with.out << wording::quarter::line(issued) << '\n';
}

// Figures and rows are read at once, so that they tell of the same record.
void QuarterVerb::deidentify(Store& store, const Surroundings& with) const {
  const reports::QuarterRequest request{asked_quarter(store, with), with.clock.now(), false, true};
  ExportRequest asked = x_export.request(x_profile, true);
  asked.filter = filter_beside(request.quarter, asked.profile);
  asked = x_export.checked(std::move(asked), store, with);
  reports::require_new(x_output);
  const reports::SealFile seal = x_seal.sealing(with);
  reports::QuarterReport report;
  ExportPlan plan = store.read(with.session, [&](Reading& reading) {
    report = reports::read_quarter(reading, *store.catalogue(), request, with.progress);
    return plan_export(reading, asked, with.progress);
  });
  with.out << to_string(request.quarter) << ": " << wording::quarter::rows_of(request.quarter, asked.profile) << '\n';
  write_logged(std::move(plan), x_output, store, with,
               [&](const ExportPlan& made, const reports::ExportSurroundings& surroundings) {
                 return written_by(x_output, seal, [&](const std::filesystem::path& file) {
                   return reports::write_quarter_export(report, made, surroundings, file, with.progress);
                 });
               });
  x_seal.remind(with.out);
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
