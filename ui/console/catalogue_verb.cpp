#include "domain/base/output_file.h"
#include "domain/catalogue/catalogue_error.h"
#include "domain/catalogue/own_entries.h"
#include "ui/console/options.h"
#include "ui/console/verbs.h"
#include "ui/wording/catalogue_sentences.h"
#include "ui/wording/console_sentences.h"

namespace psoas::console {

namespace {

std::vector<std::string> kind_codes() {
  std::vector<std::string> codes;
  for (const EntryKind kind : entry_kinds) codes.emplace_back(code_of(kind));
  return codes;
}

OwnCatalogue own_of(Store& store, const Session& session) {
  return store.read(session, [](Reading& reading) { return reading.clinic().own_catalogue(); });
}

void change(Store& store, const Session& session, OwnCatalogue own, CatalogueContent content,
            const std::string& reason) {
  static_cast<CatalogueContent&>(own) = std::move(content);
  store.write(session, [&](Writing& writing) { writing.clinic().change_own_catalogue(own, reason); });
}

// psoasctl catalogue FILE list | add OWN.toml | export -o OUT.toml | retire CODE
class CatalogueVerb final : public Verb {
 public:
  std::string name() const override { return "catalogue"; }
  std::string purpose() const override { return "List what can be recorded; add, export or retire own entries"; }
  Role demo_role() const override { return Role::administrator; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  void list(const Surroundings& with) const;
  void add(const Surroundings& with) const;
  void write(const Surroundings& with) const;
  void retire(const Surroundings& with) const;

  std::filesystem::path x_file;
  CLI::App* x_list = nullptr;
  CLI::App* x_add = nullptr;
  CLI::App* x_export = nullptr;
  CLI::App* x_retire = nullptr;
  std::string x_kind;
  bool x_own = false;
  std::filesystem::path x_source;
  bool x_dry_run = false;
  std::filesystem::path x_output;
  bool x_all = false;
  std::string x_code;
  std::string x_on;
  std::string x_reason;
};

void CatalogueVerb::declare(CLI::App& command) {
  command.add_option("FILE", x_file, "the clinic's file")->required();
  command.require_subcommand(1);
  x_list = command.add_subcommand("list", "Every entry with its code, one per line");
  x_list->add_option("--kind", x_kind, "only this kind: finding, treatment, instrument, finding_set, …");
  x_list->add_flag("--own", x_own, "only what the clinic added or words in its own way");
  x_add = command.add_subcommand("add", "Take the entries of a catalogue file: all of them or nothing");
  x_add->add_option("OWN.toml", x_source, "the catalogue file")->required();
  x_add->add_flag("--dry-run", x_dry_run, "check the file and change nothing");
  x_export = command.add_subcommand("export", "Write the clinic's own entries as a catalogue file");
  x_export->add_option("-o,--output", x_output, "the file to write, .toml")->required();
  x_export->add_flag("--all", x_all, "the program's entries as well");
  x_retire = command.add_subcommand("retire", "Offer an entry no longer; old records still show it");
  x_retire->add_option("CODE", x_code, "the entry's code")->required();
  x_retire->add_option("--on", x_on, "the first day it is not offered (today)");
  for (CLI::App* each : {x_add, x_retire}) each->add_option("--reason", x_reason, "kept in the audit trail");
}

void CatalogueVerb::run(const Surroundings& with) {
  if (x_list->parsed()) return list(with);
  if (x_add->parsed()) return add(with);
  if (x_export->parsed()) return write(with);
  retire(with);
}

void CatalogueVerb::list(const Surroundings& with) const {
  if (!x_kind.empty() && !entry_kind_with(x_kind))
    throw WrongUsage(wording::not_offered("--kind", x_kind, kind_codes()));
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_only);
  const OwnCatalogue own = own_of(*store, with.session);
  for (const EntryKind kind : entry_kinds) {
    if (!x_kind.empty() && code_of(kind) != x_kind) continue;
    for (const EntryLine& entry : entry_lines(*store->catalogue(), own, kind))
      if (entry.own || !x_own) with.out << wording::list_line(entry) << '\n';
  }
}

void CatalogueVerb::add(const Surroundings& with) const {
  const std::unique_ptr<Store> store = with.door.open(x_file, x_dry_run ? Access::read_only : Access::read_write);
  const OwnCatalogue own = own_of(*store, with.session);
  LaidOver laid;
  try {
    laid = laid_over(own, with.door.read_catalogue(x_source, own));
    if (!x_dry_run && !(laid.added.empty() && laid.changed.empty()))
      change(*store, with.session, own, laid.content, x_reason.empty() ? wording::taken_from(x_source) : x_reason);
  } catch (const CatalogueError& error) {
    for (const CatalogueFault& fault : error.faults()) with.out << wording::sentence(fault) << '\n';
    throw Failure(wording::catalogue_refused(x_source, error.faults().size()));
  }
  for (const std::string& line : wording::lines(laid)) with.out << line << '\n';
  if (x_dry_run) with.out << wording::catalogue_checked() << '\n';
  else if (laid.added.empty() && laid.changed.empty()) with.out << wording::catalogue_unchanged() << '\n';
  else with.out << wording::catalogue_stored() << '\n';
}

void CatalogueVerb::write(const Surroundings& with) const {
  require_ending(x_output, {"toml"});
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_only);
  const std::string text = x_all ? with.door.catalogue_text(store->catalogue()->content())
                                 : with.door.catalogue_text(own_of(*store, with.session));
  OutputFile file(x_output);
  file.append(text);
  file.commit();
  with.out << wording::made(x_output) << '\n';
}

void CatalogueVerb::retire(const Surroundings& with) const {
  const Date on = day_option(x_on, "--on").value_or(with.clock.today());
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_write);
  const std::shared_ptr<const Catalogue> catalogue = store->catalogue();
  const std::optional<EntryKind> kind = kind_with_code(*catalogue, x_code);
  if (!kind) throw Failure(wording::no_such_entry(x_code));
  if (!can_be_retired(*kind)) throw Failure(wording::cannot_be_retired(*kind));
  const OwnCatalogue own = own_of(*store, with.session);
  const std::string done = wording::retired(x_code, on);
  change(*store, with.session, own, with_retired(own, *catalogue, *kind, x_code, on),
         x_reason.empty() ? done : x_reason);
  with.out << done << '\n';
}

}  // namespace

std::unique_ptr<Verb> catalogue_verb() { return std::make_unique<CatalogueVerb>(); }

}  // namespace psoas::console
