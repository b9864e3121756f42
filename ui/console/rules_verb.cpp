#include "domain/base/output_file.h"
#include "domain/outcome/outcome_settings.h"
#include "ui/console/options.h"
#include "ui/console/verbs.h"
#include "ui/wording/console_sentences.h"
#include "ui/wording/rules_words.h"

namespace psoas::console {

namespace {

// psoasctl rules FILE show [-o OUT.toml] | set RULES.toml
class RulesVerb final : public Verb {
 public:
  std::string name() const override { return "rules"; }
  std::string purpose() const override { return "Show or set the clinic's rules for outcomes"; }
  Role demo_role() const override { return Role::administrator; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  void show(const Surroundings& with) const;
  void set(const Surroundings& with) const;

  std::filesystem::path x_file;
  CLI::App* x_show = nullptr;
  CLI::App* x_set = nullptr;
  std::filesystem::path x_output;
  std::filesystem::path x_source;
  std::string x_reason;
};

void RulesVerb::declare(CLI::App& command) {
  command.add_option("FILE", x_file, "the clinic's file")->required();
  command.require_subcommand(1);
  x_show = command.add_subcommand("show", "The rules in force, as the text of a rules file");
  x_show->add_option("-o,--output", x_output, "the file to write, .toml");
  x_set = command.add_subcommand("set", "Take the rules of a file: all of them or nothing");
  x_set->add_option("RULES.toml", x_source, "the rules file")->required();
  x_set->add_option("--reason", x_reason, "kept in the audit trail");
}

void RulesVerb::run(const Surroundings& with) {
  if (x_show->parsed()) return show(with);
  set(with);
}

void RulesVerb::show(const Surroundings& with) const {
  if (!x_output.empty()) require_ending(x_output, {"toml"});
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_only);
  const std::string text = with.door.outcome_settings_text(
      store->read(with.session, [](Reading& reading) { return reading.clinic().outcome_settings(); }));
  if (x_output.empty()) {
    with.out << text;
    return;
  }
  OutputFile file(x_output);
  file.append(text);
  file.commit();
  with.out << wording::made(x_output) << '\n';
}

void RulesVerb::set(const Surroundings& with) const {
  const OutcomeSettings settings = with.door.outcome_settings(x_source);
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_write);
  const bool changed = store->write(with.session, [&](Writing& writing) {
    const ClinicOutcomeSettings old = writing.clinic().outcome_settings();
    if (static_cast<const OutcomeSettings&>(old) == settings) return false;
    writing.clinic().change_outcome_settings(settings, old.revision,
                                             x_reason.empty() ? wording::rules::taken_from(x_source) : x_reason);
    return true;
  });
  with.out << (changed ? wording::rules::in_force(x_source) : wording::rules::unchanged()) << '\n';
}

}  // namespace

std::unique_ptr<Verb> rules_verb() { return std::make_unique<RulesVerb>(); }

}  // namespace psoas::console
