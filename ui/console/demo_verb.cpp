#include "domain/base/uuid.h"
#include "domain/demo/demo_accounts.h"
#include "domain/demo/write_demo.h"
#include "ui/console/options.h"
#include "ui/console/verbs.h"
#include "ui/wording/console_sentences.h"

namespace psoas::console {

namespace {

// A clinic's file in the making, beside its target and gone unless it was given its name.
class UnfinishedClinic {
 public:
  UnfinishedClinic(StoreDoor& door, const std::filesystem::path& target)
      : x_door(door), x_file(target.parent_path() / (".psoastrack-" + new_uuid() + target.extension().string())) {}
  UnfinishedClinic(const UnfinishedClinic&) = delete;
  UnfinishedClinic& operator=(const UnfinishedClinic&) = delete;
  ~UnfinishedClinic() { x_door.discard(x_file); }

  const std::filesystem::path& file() const { return x_file; }
  void name(const std::filesystem::path& target) { x_door.rename(x_file, target); }

 private:
  StoreDoor& x_door;
  std::filesystem::path x_file;
};

class DemoVerb final : public Verb {
 public:
  std::string name() const override { return "demo"; }
  std::string purpose() const override { return "Make a clinic of invented patients, the same for the same options"; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  std::filesystem::path x_file;
  DemoOptions x_options;
  std::string x_as_of;
};

void DemoVerb::declare(CLI::App& command) {
  command.add_option("FILE", x_file, "the file to make")->required();
  command.add_option("--patients", x_options.patients, "how many patients")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  command.add_option("--years", x_options.years, "how many years of visits")
      ->check(CLI::Range(1, 50))
      ->capture_default_str();
  command.add_option("--seed", x_options.seed, "the same seed gives the same patients")->capture_default_str();
  command.add_option("--as-of", x_as_of, "the last day with visits [" + to_string(x_options.last_day) + "]");
}

void DemoVerb::run(const Surroundings& with) {
  const Date today = with.clock.today();
  x_options.last_day = day_option(x_as_of, "as_of").value_or(std::min(x_options.last_day, today));
  if (x_options.last_day > today) {
    Problem problem;
    problem.code = ProblemCode::in_the_future;
    problem.field = "as_of";
    problem.given = x_as_of;
    refuse(problem);
  }
  if (std::filesystem::exists(x_file)) throw Failure(wording::exists_already(x_file));

  ClinicSettings settings;
  settings.name = wording::demo_clinic_name();
  settings.demo = true;
  UnfinishedClinic unfinished(with.door, x_file);
  {
    const std::unique_ptr<Store> store = with.door.create(unfinished.file(), settings, with.session);
    const Session physician = make_demo_accounts(store->entrance(), with.session.workstation);
    write_demo(*store, physician, DemoClinic(x_options, *store->catalogue()), with.progress);
  }
  unfinished.name(x_file);
  with.out << wording::made(x_file) << '\n';
}

}  // namespace

std::unique_ptr<Verb> demo_verb() { return std::make_unique<DemoVerb>(); }

}  // namespace psoas::console
