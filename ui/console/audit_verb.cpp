#include <algorithm>

#include "domain/store/audit.h"
#include "domain/store/printed_anchor.h"
#include "domain/store/protection.h"
#include "reports/csv/audit_csv.h"
#include "ui/console/options.h"
#include "ui/console/verbs.h"
#include "ui/wording/audit_words.h"
#include "ui/wording/console_sentences.h"
#include "ui/wording/entrance_sentences.h"

namespace psoas::console {

namespace {

constexpr int lines_shown = 50;

class AuditVerb final : public Verb {
 public:
  std::string name() const override { return "audit"; }
  std::string purpose() const override { return "Show or write the audit trail: who changed what, when and why"; }
  Role demo_role() const override { return Role::administrator; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  void verify(Store& store, const Surroundings& with) const;

  // What the options say by themselves.
  AuditFilter typed_filter() const;
  // What they say of this file: the patient, and whether there is such a user.
  void look_up(Reading& reading, AuditFilter& filter) const;

  std::filesystem::path x_file;
  std::filesystem::path x_output;
  std::string x_mrn;
  std::string x_user;
  std::string x_from;
  std::string x_to;
  std::string x_action;
  std::string x_anchor;
  bool x_verify = false;
};

void AuditVerb::declare(CLI::App& command) {
  command.add_option("FILE", x_file, "the clinic's file")->required();
  command.add_option("--mrn", x_mrn, "only entries about the patient with this record number");
  command.add_option("--by", x_user, "only what this person did");
  command.add_option("--from", x_from, "first day");
  command.add_option("--to", x_to, "last day");
  command.add_option("--action", x_action, "only this: add, correct, void, import, export, ...");
  auto* verify = command.add_flag("--verify", x_verify,
                                  "check that the trail and the records are what was written; nothing is changed");
  command
      .add_option("--anchor", x_anchor, "with --verify: what a report's footer says of the trail, 1234:9f3a-22c1-...")
      ->needs(verify);
  command.add_option("-o,--output", x_output, "a CSV file with all entries; the latest are shown when not given");
}

AuditFilter AuditVerb::typed_filter() const {
  AuditFilter filter;
  filter.user = x_user;
  filter.action = x_action;
  filter.from = day_option(x_from, "from");
  filter.to = day_option(x_to, "to");
  if (filter.from && filter.to && *filter.to < *filter.from) throw WrongUsage(wording::from_after_to());
  if (!x_action.empty() && std::find(audit_actions.begin(), audit_actions.end(), x_action) == audit_actions.end())
    throw WrongUsage(wording::not_offered("--action", x_action, {audit_actions.begin(), audit_actions.end()}));
  return filter;
}

void AuditVerb::look_up(Reading& reading, AuditFilter& filter) const {
  if (!x_user.empty()) {
    const std::vector<std::string> users = audit_trail_of(reading).users();
    if (std::find(users.begin(), users.end(), x_user) == users.end())
      throw WrongUsage(wording::not_offered("--by", x_user, users));
  }
  if (x_mrn.empty()) return;
  const std::optional<PatientId> patient = reading.patients().with_mrn(x_mrn);
  if (!patient) throw Failure(wording::no_such_patient(x_mrn));
  filter.patient = *patient;
}

// Both are said in full before the exit code tells of them.
void AuditVerb::verify(Store& store, const Surroundings& with) const {
  std::optional<PrintedAnchor> anchor;
  if (!x_anchor.empty() && !(anchor = parse_printed_anchor(x_anchor))) throw WrongUsage(wording::no_anchor(x_anchor));
  const TrailCheck trail = store.protection().check_trail(with.progress);
  const SweepReport records = store.protection().sweep(with.progress);
  with.out << wording::sentence(trail) << '\n';
  const TrailFault of_anchor = anchor ? fault_against(*anchor, store.protection()) : TrailFault::none;
  if (anchor) with.out << wording::against_anchor(of_anchor, *anchor) << '\n';
  for (const TamperedSubject& subject : records.tampered) with.out << wording::line(subject) << '\n';
  with.out << wording::records_compared(records) << '\n';
  if (trail.fault != TrailFault::none || of_anchor != TrailFault::none || !records.tampered.empty())
    throw Failure(wording::meddled_with());
}

void AuditVerb::run(const Surroundings& with) {
  if (!x_output.empty()) require_ending(x_output, {"csv"});
  AuditFilter filter = typed_filter();
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_only);
  if (x_verify) return verify(*store, with);
  store->read(with.session, [&](Reading& reading) { look_up(reading, filter); });
  if (x_output.empty()) {
    const AuditPage page = store->read(
        with.session, [&](Reading& reading) { return newest_page(audit_trail_of(reading), filter, lines_shown); });
    for (const std::string& line : wording::audit::lines(page)) with.out << line << '\n';
    return;
  }
  note_export(*store, with, std::nullopt, "audit trail, .csv");
  const auto next = [&](std::int64_t before) {
    return store->read(with.session, [&](Reading& reading) {
      return audit_trail_of(reading).entries(filter, before, reports::audit_entries_at_once);
    });
  };
  with.out << wording::audit::exported(reports::write_audit_csv(next, x_output)) << '\n'
           << wording::made(x_output) << '\n';
}

}  // namespace

std::unique_ptr<Verb> audit_verb() { return std::make_unique<AuditVerb>(); }

}  // namespace psoas::console
