#include "ui/console/export_options.h"

#include <algorithm>

#include "domain/base/text.h"
#include "ui/console/options.h"
#include "ui/wording/console_sentences.h"
#include "ui/wording/export_words.h"

namespace psoas::console {

void ExportOptions::declare(CLI::App& command, bool required, const std::string& profile_option) {
  x_profile_option = profile_option;
  const auto add = [this](CLI::Option* option) {
    x_options.push_back(option);
    return option;
  };
  add(command.add_option("--study", x_request.study, "its name: the same name gives the same study ids"))
      ->required(required);
  add(command.add_option("--purpose", x_request.purpose, "what the export is for; kept in the log"))
      ->required(required);
  add(command.add_option("--recipient", x_request.recipient, "who gets it; kept in the log"));
  add(command.add_option("--agreement", x_request.agreement, "reference of the data use agreement; limited needs one"));
  add(command.add_option("--tables", x_tables,
                         "patients, visits, scores, items, findings, treatments, parameters, adverse-events"))
      ->delimiter(',');
  add(command.add_option("--columns", x_columns, "single columns, such as patients.sex or patients.zip3"))
      ->delimiter(',');
  add(command.add_option("--minimum", x_minimum, "warn of combinations that fewer patients share"));
  add(command.add_option("--rare", x_rare, "what is done about them: keep, group or leave-out"))->capture_default_str();
  add(command.add_flag("--own-entries", x_request.own_entries, "with what the clinic itself added to the catalogue"));
}

std::string ExportOptions::first_given() const {
  const auto given = std::ranges::find_if(x_options, [](const CLI::Option* option) { return option->count() > 0; });
  return given == x_options.end() ? std::string() : (*given)->get_name();
}

std::vector<std::string> ExportOptions::columns(Profile profile, bool all_tables) const {
  std::vector<ExportTable> tables;
  std::vector<std::string> known;
  for (const ExportTable table : export_tables) known.emplace_back(code_of(table));
  for (const std::string& typed : x_tables) {
    const std::optional<ExportTable> table = export_table_of(trimmed(typed));
    if (!table) throw WrongUsage(wording::not_offered("--tables", typed, known));
    tables.push_back(*table);
  }
  if (all_tables && x_tables.empty() && x_columns.empty())
    tables.assign(std::begin(export_tables), std::end(export_tables));
  std::vector<std::string> paths = columns_of_tables(tables, profile);
  for (const std::string& typed : x_columns)
    if (std::find(paths.begin(), paths.end(), typed) == paths.end()) paths.push_back(typed);
  return paths;
}

ExportRequest ExportOptions::request(const std::string& typed_profile, bool all_tables) const {
  ExportRequest request = x_request;
  const std::optional<Profile> profile = profile_of(typed_profile);
  if (!profile)
    throw WrongUsage(wording::not_offered(x_profile_option, typed_profile, {"safe-harbor", "shifted", "limited"}));
  const std::optional<RareRule> rare = rare_rule_of(x_rare);
  if (!rare) throw WrongUsage(wording::not_offered("--rare", x_rare, {"keep", "group", "leave-out"}));
  request.profile = *profile;
  request.rare = *rare;
  request.columns = columns(*profile, all_tables);
  request.study = trimmed(request.study);
  request.purpose = trimmed(request.purpose);
  request.recipient = trimmed(request.recipient);
  request.agreement = trimmed(request.agreement);
  if (x_minimum) request.smallest_group = *x_minimum;
  return request;
}

ExportRequest ExportOptions::checked(ExportRequest asked, Store& store, const Surroundings& with) const {
  if (!x_minimum)
    asked.smallest_group =
        store.read(with.session, [](Reading& reading) { return exports_of(reading).smallest_group(); });
  const Problems problems = check(asked, *store.catalogue());
  if (!problems.empty()) throw WrongUsage(wording::exports::sentence(problems.front()));
  return asked;
}

void write_logged(ExportPlan plan, const std::filesystem::path& target, Store& store, const Surroundings& with,
                  const WriteExport& write) {
  const BegunExport begun = store.write(
      with.session, [&](Writing& writing) { return exports_of(writing).begin(plan.request, plan.subjects()); });
  // Should this fail as well, the log says that the export was begun, and what went wrong first is told.
  const auto abandon = [&] {
    try {
      store.write(with.session, [&](Writing& writing) { exports_of(writing).abandon(begun.id); });
    } catch (const StoreError&) {
    }
  };
  reports::WrittenExport written;
  try {
    plan.give_ids(begun.subjects);
    const OwnCatalogue own =
        store.read(with.session, [](Reading& reading) { return reading.clinic().own_catalogue(); });
    const std::shared_ptr<const Catalogue> catalogue = store.catalogue();
    written = write(plan, {*catalogue, own, with.clock.now()});
  } catch (...) {
    abandon();
    throw;
  }
  try {
    store.write(with.session,
                [&](Writing& writing) { exports_of(writing).finish(begun.id, written.sha256, written.rows); });
  } catch (...) {
    reports::remove_export(target);
    abandon();
    throw;
  }
  for (const std::string& line : wording::exports::lines(plan, target, written.sha256, written.rows))
    with.out << line << '\n';
}

}  // namespace psoas::console
