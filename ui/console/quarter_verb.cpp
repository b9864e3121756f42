#include "reports/xlsx/quarter_workbook.h"
#include "ui/console/options.h"
#include "ui/console/verbs.h"
#include "ui/wording/console_sentences.h"

namespace psoas::console {

namespace {

constexpr int most_quarters_back = 80;

// The latest quarter that has ended and has a visit.
Quarter latest_with_visits(Reading& reading, Date today) {
  Quarter quarter = quarter_of(today).previous();
  for (int i = 0; i < most_quarters_back; ++i, quarter = quarter.previous())
    if (reading.series().period_counts(quarter.first_day(), quarter.last_day()).visits > 0) return quarter;
  throw Failure(wording::no_visits_in_any_full_quarter());
}

class QuarterVerb final : public Verb {
 public:
  std::string name() const override { return "quarter"; }
  std::string purpose() const override { return "Write the workbook of a quarter"; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  std::filesystem::path x_file;
  std::filesystem::path x_output;
  std::string x_quarter;
  bool x_with_patients = true;
};

void QuarterVerb::declare(CLI::App& command) {
  command.add_option("FILE", x_file, "the clinic's file")->required();
  command.add_option("QUARTER", x_quarter, "such as 2026Q3; the latest full one with visits unless given");
  command.add_option("-o,--output", x_output, "the workbook to make (.xlsx)")->required();
  command.add_flag("!--no-patient-sheets", x_with_patients, "leave out the sheets with a row per visit and patient");
}

void QuarterVerb::run(const Surroundings& with) {
  ending_of(x_output, {"xlsx"});
  std::optional<Quarter> asked;
  if (!x_quarter.empty()) asked = accepted(parse_quarter(x_quarter, "quarter"));

  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_only);
  const reports::QuarterReport report = store->read(with.session, [&](Reading& reading) {
    const Quarter quarter = asked ? *asked : latest_with_visits(reading, with.clock.today());
    return reports::read_quarter(reading, quarter, with.clock.now(), x_with_patients);
  });
  reports::write_quarter(report, *store->catalogue(), x_output, with.progress);
  with.out << to_string(report.summary.quarter) << ": " << wording::made(x_output) << '\n';
}

}  // namespace

std::unique_ptr<Verb> quarter_verb() { return std::make_unique<QuarterVerb>(); }

}  // namespace psoas::console
