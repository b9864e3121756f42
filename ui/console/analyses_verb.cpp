#include "domain/base/text.h"
#include "domain/store/saved_analyses.h"
#include "ui/console/options.h"
#include "ui/console/verbs.h"
#include "ui/wording/outcome_words.h"

namespace psoas::console {

namespace {

// psoasctl analyses FILE list | show NAME | add FILE.toml | remove NAME
class AnalysesVerb final : public Verb {
 public:
  std::string name() const override { return "analyses"; }
  std::string purpose() const override { return "List saved analyses; show, add or remove one"; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  void list(const Surroundings& with) const;
  void show(const Surroundings& with) const;
  void add(const Surroundings& with) const;
  void remove(const Surroundings& with) const;

  std::filesystem::path x_file;
  CLI::App* x_list = nullptr;
  CLI::App* x_show = nullptr;
  CLI::App* x_add = nullptr;
  CLI::App* x_remove = nullptr;
  std::string x_name;
  std::filesystem::path x_source;
  std::string x_reason;
};

void AnalysesVerb::declare(CLI::App& command) {
  command.add_option("FILE", x_file, "the clinic's file")->required();
  command.require_subcommand(1);
  x_list = command.add_subcommand("list", "The saved analyses by name");
  x_show = command.add_subcommand("show", "Write a saved analysis as TOML");
  x_add = command.add_subcommand("add", "Save the analysis of a TOML file");
  x_add->add_option("FILE.toml", x_source, "the question and its rules")->required();
  x_add->add_option("--name", x_name, "the name to save it under; the file's unless given");
  x_remove = command.add_subcommand("remove", "Take a saved analysis out of the list");
  for (CLI::App* each : {x_show, x_remove}) each->add_option("NAME", x_name, "its name")->required();
  x_remove->add_option("--reason", x_reason, "kept in the audit trail");
}

void AnalysesVerb::run(const Surroundings& with) {
  if (x_list->parsed()) return list(with);
  if (x_show->parsed()) return show(with);
  if (x_add->parsed()) return add(with);
  remove(with);
}

void AnalysesVerb::list(const Surroundings& with) const {
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_only);
  const auto lines = store->read(with.session, [](Reading& reading) { return reading.analyses().lines(); });
  for (const SavedAnalysisLine& line : lines) with.out << wording::line(line) << '\n';
  if (lines.empty()) with.out << wording::no_saved_analyses() << '\n';
}

void AnalysesVerb::show(const Surroundings& with) const {
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_only);
  const SavedAnalysis saved =
      store->read(with.session, [&](Reading& reading) { return reading.analyses().named(x_name); });
  with.out << with.door.analysis_text({saved.name, saved.analysis});
}

void AnalysesVerb::add(const Surroundings& with) const {
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_write);
  NamedAnalysis named = with.door.analysis(x_source, *store->catalogue());
  if (!x_name.empty())
    named.name = accepted(check_text(x_name, {.most_bytes = most_analysis_name_bytes, .required = true}, "--name"));
  if (named.name.empty()) throw WrongUsage(wording::analysis_needs_name());
  store->write(with.session, [&](Writing& writing) { writing.analyses().add(named); });
  with.out << wording::analysis_saved(named.name) << '\n';
}

void AnalysesVerb::remove(const Surroundings& with) const {
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_write);
  store->write(with.session, [&](Writing& writing) {
    const SavedAnalysis saved = writing.analyses().named(x_name);
    writing.analyses().remove(saved.id, saved.revision,
                              x_reason.empty() ? wording::analysis_removed(x_name) : x_reason);
  });
  with.out << wording::analysis_removed(x_name) << '\n';
}

}  // namespace

std::unique_ptr<Verb> analyses_verb() { return std::make_unique<AnalysesVerb>(); }

}  // namespace psoas::console
