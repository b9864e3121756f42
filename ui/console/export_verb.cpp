#include "domain/base/text.h"
#include "domain/store/exports.h"
#include "reports/export/export_file.h"
#include "ui/console/options.h"
#include "ui/console/verbs.h"
#include "ui/wording/console_sentences.h"
#include "ui/wording/export_words.h"

namespace psoas::console {

namespace {

class ExportVerb final : public Verb {
 public:
  std::string name() const override { return "export"; }
  std::string purpose() const override { return "Write de-identified tables for a recipient outside the clinic"; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  ExportRequest request() const;
  std::vector<std::string> columns(Profile profile) const;
  reports::WrittenExport write(const ExportPlan& plan, Store& store, const Surroundings& with) const;

  std::filesystem::path x_file;
  std::filesystem::path x_output;
  ExportRequest x_request;
  std::string x_profile = "safe-harbor";
  std::string x_rare = "keep";
  std::string x_from;
  std::string x_to;
  std::vector<std::string> x_tables;
  std::vector<std::string> x_columns;
  std::optional<int> x_minimum;
};

void ExportVerb::declare(CLI::App& command) {
  command.add_option("FILE", x_file, "the clinic's file")->required();
  command.add_option("-o,--output", x_output, "a workbook (.xlsx), or a new folder for CSV files")->required();
  command.add_option("--study", x_request.study, "its name: the same name gives the same study ids")->required();
  command.add_option("--purpose", x_request.purpose, "what the export is for; kept in the log")->required();
  command.add_option("--profile", x_profile, "safe-harbor, shifted or limited")->capture_default_str();
  command.add_option("--recipient", x_request.recipient, "who gets it; kept in the log");
  command.add_option("--agreement", x_request.agreement, "reference of the data use agreement; limited needs one");
  command
      .add_option("--tables", x_tables, "patients, visits, scores, findings, treatments, parameters, adverse-events")
      ->delimiter(',');
  command.add_option("--columns", x_columns, "single columns, such as patients.sex or patients.zip3")->delimiter(',');
  command.add_option("--from", x_from, "first day of the index");
  command.add_option("--to", x_to, "last day of the index");
  command.add_option("--treatment", x_request.filter.treatments, "code of the index treatment, may be repeated");
  command.add_option("--minimum", x_minimum, "warn of combinations that fewer patients share");
  command.add_option("--rare", x_rare, "what is done about them: keep, group or leave-out")->capture_default_str();
  command.add_flag("--own-entries", x_request.own_entries, "with what the clinic itself added to the catalogue");
}

std::vector<std::string> ExportVerb::columns(Profile profile) const {
  std::vector<ExportTable> tables;
  std::vector<std::string> known;
  for (const ExportTable table : export_tables) known.emplace_back(code_of(table));
  for (const std::string& typed : x_tables) {
    const std::optional<ExportTable> table = export_table_of(trimmed(typed));
    if (!table) throw WrongUsage(wording::not_offered("--tables", typed, known));
    tables.push_back(*table);
  }
  std::vector<std::string> paths = columns_of_tables(tables, profile);
  for (const std::string& typed : x_columns)
    if (std::find(paths.begin(), paths.end(), typed) == paths.end()) paths.push_back(typed);
  return paths;
}

ExportRequest ExportVerb::request() const {
  ExportRequest request = x_request;
  const std::optional<Profile> profile = profile_of(x_profile);
  if (!profile) throw WrongUsage(wording::not_offered("--profile", x_profile, {"safe-harbor", "shifted", "limited"}));
  const std::optional<RareRule> rare = rare_rule_of(x_rare);
  if (!rare) throw WrongUsage(wording::not_offered("--rare", x_rare, {"keep", "group", "leave-out"}));
  request.profile = *profile;
  request.rare = *rare;
  request.columns = columns(*profile);
  request.filter.from = day_option(x_from, "from");
  request.filter.to = day_option(x_to, "to");
  request.study = trimmed(request.study);
  request.purpose = trimmed(request.purpose);
  request.recipient = trimmed(request.recipient);
  request.agreement = trimmed(request.agreement);
  if (x_minimum) request.smallest_group = *x_minimum;
  return request;
}

reports::WrittenExport ExportVerb::write(const ExportPlan& plan, Store& store, const Surroundings& with) const {
  const OwnCatalogue own = store.read(with.session, [](Reading& reading) { return reading.clinic().own_catalogue(); });
  const std::shared_ptr<const Catalogue> catalogue = store.catalogue();
  return reports::write_export(plan, {*catalogue, own, with.clock.now()}, x_output, with.progress);
}

void ExportVerb::run(const Surroundings& with) {
  ExportRequest asked = request();
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_write);
  if (!x_minimum)
    asked.smallest_group =
        store->read(with.session, [](Reading& reading) { return exports_of(reading).smallest_group(); });
  const Problems problems = check(asked, *store->catalogue());
  if (!problems.empty()) throw WrongUsage(wording::exports::sentence(problems.front()));
  reports::require_new(x_output);
  ExportPlan plan =
      store->read(with.session, [&](Reading& reading) { return plan_export(reading, asked, with.progress); });
  const BegunExport begun =
      store->write(with.session, [&](Writing& writing) { return exports_of(writing).begin(asked, plan.subjects()); });
  // Should this fail as well, the log says that the export was begun, and what went wrong first is told.
  const auto abandon = [&] {
    try {
      store->write(with.session, [&](Writing& writing) { exports_of(writing).abandon(begun.id); });
    } catch (const StoreError&) {
    }
  };
  reports::WrittenExport written;
  try {
    plan.give_ids(begun.subjects);
    written = write(plan, *store, with);
  } catch (...) {
    abandon();
    throw;
  }
  try {
    store->write(with.session,
                 [&](Writing& writing) { exports_of(writing).finish(begun.id, written.sha256, written.rows); });
  } catch (...) {
    reports::remove_export(x_output);
    abandon();
    throw;
  }
  for (const std::string& line : wording::exports::lines(plan, x_output, written.sha256, written.rows))
    with.out << line << '\n';
}

}  // namespace

std::unique_ptr<Verb> export_verb() { return std::make_unique<ExportVerb>(); }

}  // namespace psoas::console
