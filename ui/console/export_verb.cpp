#include "ui/console/export_options.h"
#include "ui/console/options.h"
#include "ui/console/seal_options.h"
#include "ui/console/verbs.h"

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

  std::filesystem::path x_file;
  std::filesystem::path x_output;
  ExportOptions x_options;
  SealOptions x_seal;
  std::string x_profile = "safe-harbor";
  std::string x_from;
  std::string x_to;
  std::vector<std::string> x_treatments;
};

void ExportVerb::declare(CLI::App& command) {
  command.add_option("FILE", x_file, "the clinic's file")->required();
  command.add_option("-o,--output", x_output, "a workbook (.xlsx), or a new folder for CSV files")->required();
  command.add_option("--profile", x_profile, "safe-harbor, shifted or limited")->capture_default_str();
  x_options.declare(command, true, "--profile");
  x_seal.declare(command);
  command.add_option("--from", x_from, "first day of the index");
  command.add_option("--to", x_to, "last day of the index");
  command.add_option("--treatment", x_treatments, "code of the index treatment, may be repeated");
}

ExportRequest ExportVerb::request() const {
  ExportRequest request = x_options.request(x_profile, false);
  request.filter = {day_option(x_from, "from"), day_option(x_to, "to"), x_treatments};
  return request;
}

void ExportVerb::run(const Surroundings& with) {
  const ExportRequest typed = request();
  const std::filesystem::path target = x_seal.asked() ? x_seal.target(x_output, {"xlsx"}) : x_output;
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_write);
  const ExportRequest asked = x_options.checked(typed, *store, with);
  reports::require_new(target);
  const reports::SealFile seal = x_seal.sealing(with);
  ExportPlan plan =
      store->read(with.session, [&](Reading& reading) { return plan_export(reading, asked, with.progress); });
  write_logged(std::move(plan), target, *store, with,
               [&](const ExportPlan& made, const reports::ExportSurroundings& surroundings) {
                 return written_by(target, seal, [&](const std::filesystem::path& plain) {
                   return reports::write_export(made, surroundings, plain, with.progress);
                 });
               });
  x_seal.remind(with.out);
}

}  // namespace

std::unique_ptr<Verb> export_verb() { return std::make_unique<ExportVerb>(); }

}  // namespace psoas::console
