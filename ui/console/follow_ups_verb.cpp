#include <limits>

#include "domain/followup/chase_list.h"
#include "domain/store/printed_anchor.h"
#include "domain/store/sealed_exports.h"
#include "reports/followup/chase_file.h"
#include "ui/console/options.h"
#include "ui/console/seal_options.h"
#include "ui/console/verbs.h"
#include "ui/wording/console_sentences.h"

namespace psoas::console {

namespace {

std::vector<std::string> protocol_codes(const Catalogue& catalogue) {
  std::vector<std::string> codes;
  for (const FollowUpProtocol& protocol : catalogue.protocols()) codes.push_back(protocol.code);
  return codes;
}

class FollowUpsVerb final : public Verb {
 public:
  std::string name() const override { return "followups"; }
  std::string purpose() const override { return "Write the list of follow-ups that are due, overdue, lost or done"; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  std::filesystem::path x_file;
  std::filesystem::path x_output;
  FollowUpList x_list = FollowUpList::overdue;
  FollowUpFilter x_filter;
  std::string x_since;
  std::string x_as_of;
  SealOptions x_seal;
};

void FollowUpsVerb::declare(CLI::App& command) {
  command.add_option("FILE", x_file, "the clinic's file")->required();
  auto* lists = command.add_option_group("which", "one list; the overdue unless given");
  for (const FollowUpList list : follow_up_lists)
    lists->add_flag_callback("--" + std::string(code_of(list)), [this, list] { x_list = list; });
  lists->require_option(0, 1);
  command.add_option("--clinician", x_filter.clinician, "only those this person answers for");
  command.add_option("--protocol", x_filter.protocol, "only those of this protocol, by its code");
  command.add_option("--since", x_since, "leave out windows that closed before this day");
  command.add_option("--as-of", x_as_of, "how things stand on this day; today unless given");
  command.add_option("-o,--output", x_output, "the file to make; its ending says what")->required();
  x_seal.declare(command);
}

void FollowUpsVerb::run(const Surroundings& with) {
  const std::filesystem::path target = x_seal.target(x_output, endings(reports::chase_formats()));
  FollowUpFilter filter = x_filter;
  filter.since = day_option(x_since, "since").value_or(filter.since);
  const Date as_of = day_option(x_as_of, "as-of").value_or(with.clock.today());
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_only);
  if (!filter.protocol.empty() && !store->catalogue()->protocol(filter.protocol))
    throw WrongUsage(wording::not_offered("--protocol", filter.protocol, protocol_codes(*store->catalogue())));

  reports::ChaseReport report = store->read(with.session, [&](Reading& reading) {
    return reports::ChaseReport{read_chase_list(reading, x_list, filter, as_of, std::numeric_limits<int>::max()),
                                reading.clinic().settings(), with.clock.now(), with.clock.offset_minutes()};
  });
  const reports::SealFile seal = x_seal.sealing(with);
  note_export(*store, with, std::nullopt, name_in_trail("follow-ups", target));
  report.anchor = printed_anchor(*store);
  reports::write_or_seal(target, seal, [&](const std::filesystem::path& file) {
    reports::write_chase_file(report, *store->catalogue(), file);
  });
  with.out << in_words(report.list.counts) << '\n';
  x_seal.remind(with.out);
  with.out << wording::made(target) << '\n';
}

}  // namespace

std::unique_ptr<Verb> follow_ups_verb() { return std::make_unique<FollowUpsVerb>(); }

}  // namespace psoas::console
