#include "domain/base/text.h"
#include "ui/console/options.h"
#include "ui/console/verbs.h"
#include "ui/wording/console_sentences.h"
#include "ui/wording/rules_words.h"

namespace psoas::console {

namespace {

// psoasctl clinic FILE [--name …] [--paper …] [--fiscal-year-start M] [--least-count N] [--accept-open-disk …]
class ClinicVerb final : public Verb {
 public:
  std::string name() const override { return "clinic"; }
  std::string purpose() const override { return "Show or change the clinic's settings"; }
  Role demo_role() const override { return Role::administrator; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  bool changes() const { return x_name || x_paper || x_fiscal_year_start || x_least_count || x_open_disk; }
  ClinicSettings changed(ClinicSettings settings) const;

  std::filesystem::path x_file;
  std::optional<std::string> x_name;
  std::optional<std::string> x_paper;
  std::optional<int> x_fiscal_year_start;
  std::optional<int> x_least_count;
  std::optional<std::string> x_open_disk;
  std::string x_reason;
};

void ClinicVerb::declare(CLI::App& command) {
  command.add_option("FILE", x_file, "the clinic's file")->required();
  command.add_option("--name", x_name, "stands on reports and workbooks");
  command.add_option("--paper", x_paper, "A4 or Letter");
  command.add_option("--fiscal-year-start", x_fiscal_year_start,
                     "month, 1 to 12; 1: quarters are those of the calendar");
  command.add_option("--least-count", x_least_count,
                     "reports without patients hide a smaller count: 3 to 100, or 0 to hide none");
  command.add_option("--accept-open-disk", x_open_disk,
                     "why the file may lie on a disk that is not encrypted; \"\" takes it back");
  command.add_option("--reason", x_reason, "kept in the audit trail");
}

ClinicSettings ClinicVerb::changed(ClinicSettings settings) const {
  if (x_name) settings.name = accepted(check_text(*x_name, {200, false, true}, "name"));
  if (x_paper && *x_paper != "A4" && *x_paper != "Letter")
    throw WrongUsage(wording::not_offered("--paper", *x_paper, {"A4", "Letter"}));
  if (x_paper) settings.paper = *x_paper;
  if (x_fiscal_year_start) settings.fiscal_year_start = *x_fiscal_year_start;
  if (x_least_count) settings.least_count = *x_least_count;
  if (x_open_disk)
    settings.open_disk.reason = accepted(check_text(*x_open_disk, {200, false, false}, "accept-open-disk"));
  const Problems problems = check(settings);
  if (!problems.empty()) refuse(problems.front());
  return settings;
}

void ClinicVerb::run(const Surroundings& with) {
  const std::unique_ptr<Store> store = with.door.open(x_file, changes() ? Access::read_write : Access::read_only);
  ClinicSettings settings = store->read(with.session, [](Reading& reading) { return reading.clinic().settings(); });
  if (changes()) {
    const ClinicSettings wanted = changed(settings);
    store->write(with.session, [&](Writing& writing) { writing.clinic().change_settings(wanted, x_reason); });
    settings = store->read(with.session, [](Reading& reading) { return reading.clinic().settings(); });
  }
  for (const std::string& line : wording::rules::lines(settings)) with.out << line << '\n';
}

}  // namespace

std::unique_ptr<Verb> clinic_verb() { return std::make_unique<ClinicVerb>(); }

}  // namespace psoas::console
