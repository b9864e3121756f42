#include "domain/base/output_file.h"
#include "domain/store/backups.h"
#include "reports/csv/csv_text.h"
#include "ui/console/verbs.h"
#include "ui/wording/backup_words.h"
#include "ui/wording/console_sentences.h"
#include "ui/wording/sentences.h"

namespace psoas::console {

namespace {

constexpr std::size_t most_shown = 10;

// The rejected rows as a table: what stands where, and why it cannot be taken.
void write_rejects(const std::filesystem::path& target, const ImportReport& report, const Catalogue& catalogue) {
  reports::CsvText table({"file", "line", "column", "value", "reason"});
  for (const RejectedRow& row : report.rejected) {
    table.text(row.file).number(static_cast<double>(row.line)).text(row.column).text(row.value);
    table.text(wording::sentence(row.problem, catalogue)).end_row();
  }
  OutputFile file(target);
  file.append(table.bytes());
  file.commit();
}

class ImportVerb final : public Verb {
 public:
  std::string name() const override { return "import"; }
  std::string purpose() const override { return "Take over CSV tables through a mapping: all of them or nothing"; }
  Role demo_role() const override { return Role::administrator; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  std::filesystem::path x_file;
  ImportRequest x_request;
  std::filesystem::path x_rejects;
};

void ImportVerb::declare(CLI::App& command) {
  command.add_option("FILE", x_file, "the clinic's file")->required();
  command.add_option("SOURCE", x_request.sources, "CSV tables, or one folder that holds them")->required();
  command.add_option("--mapping", x_request.mapping, "what each column means (TOML)")->required();
  command.add_flag("--dry-run", x_request.dry_run, "check every row and store nothing");
  command.add_option("--rejects", x_rejects, "write the rows that cannot be taken over to this CSV file");
}

void ImportVerb::run(const Surroundings& with) {
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_write);
  const ImportReport report = with.door.import(*store, with.session, x_request, with.progress);
  for (const std::string& line : wording::lines(report)) with.out << line << '\n';
  if (report.stored)
    with.out << wording::backup::made_before_import(backups_of(with.unguarded).state(*store, with.session),
                                                    with.clock.now())
             << '\n';
  if (!x_rejects.empty()) {
    write_rejects(x_rejects, report, *store->catalogue());
    with.out << wording::made(x_rejects) << '\n';
  }
  if (report.rejected.empty()) return;
  for (std::size_t i = 0; i < std::min(most_shown, report.rejected.size()); ++i)
    with.out << wording::sentence(report.rejected[i], *store->catalogue()) << '\n';
  throw Failure(wording::import_refused(report));
}

}  // namespace

std::unique_ptr<Verb> import_verb() { return std::make_unique<ImportVerb>(); }

}  // namespace psoas::console
