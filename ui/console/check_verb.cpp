#include "ui/console/verbs.h"
#include "ui/wording/console_sentences.h"

namespace psoas::console {

namespace {

class CheckVerb final : public Verb {
 public:
  std::string name() const override { return "check"; }
  std::string purpose() const override { return "Count what a file holds and look for damage; nothing is repaired"; }
  Role demo_role() const override { return Role::administrator; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  std::filesystem::path x_file;
};

void CheckVerb::declare(CLI::App& command) { command.add_option("FILE", x_file, "the clinic's file")->required(); }

void CheckVerb::run(const Surroundings& with) {
  const FileCheck check = with.door.check(x_file, with.progress);
  for (const std::string& line : wording::lines(check)) with.out << line << '\n';
  if (!check.faults.empty()) throw Failure(wording::found_damaged(check));
}

}  // namespace

std::unique_ptr<Verb> check_verb() { return std::make_unique<CheckVerb>(); }

}  // namespace psoas::console
