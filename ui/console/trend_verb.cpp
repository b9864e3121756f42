#include "domain/outcome/patient_trend.h"
#include "domain/store/printed_anchor.h"
#include "domain/store/sealed_exports.h"
#include "reports/trend/trend_file.h"
#include "ui/console/options.h"
#include "ui/console/seal_options.h"
#include "ui/console/verbs.h"
#include "ui/wording/console_sentences.h"

namespace psoas::console {

namespace {

// "CODE" or "CODE/SIDE".
void select_second(TrendSelection& selection, const std::string& typed) {
  const std::size_t slash = typed.find('/');
  selection.second = typed.substr(0, slash);
  if (slash == std::string::npos) return;
  const std::string side = typed.substr(slash + 1);
  const std::optional<Side> known = side_of(side);
  if (!known) throw WrongUsage(wording::not_offered("--second", side, {"L", "R", "B", "M", "-"}));
  selection.second_side = *known;
}

std::vector<std::string> instrument_codes(const Catalogue& catalogue) {
  std::vector<std::string> codes;
  for (const InstrumentDefinition& instrument : catalogue.instruments()) codes.push_back(instrument.code);
  return codes;
}

void check_codes(const TrendSelection& selection, const Catalogue& catalogue) {
  if (!catalogue.instrument(selection.instrument))
    throw WrongUsage(wording::not_offered("--instrument", selection.instrument, instrument_codes(catalogue)));
  if (!selection.second.empty() && !catalogue.instrument(selection.second) && !catalogue.finding(selection.second))
    throw WrongUsage(wording::unknown_measure("--second", selection.second));
}

PatientId patient_with(Reading& reading, const std::string& mrn) {
  const std::optional<PatientId> patient = reading.patients().with_mrn(mrn);
  if (!patient) throw Failure(wording::no_such_patient(mrn));
  return *patient;
}

class TrendVerb final : public Verb {
 public:
  std::string name() const override { return "trend"; }
  std::string purpose() const override { return "Write one patient's trend with every treatment marked"; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  TrendSelection selection() const;

  std::filesystem::path x_file;
  std::filesystem::path x_output;
  std::string x_mrn;
  TrendSelection x_selection;
  std::string x_second;
  std::string x_from;
  std::string x_to;
  std::string x_paper;
  SealOptions x_seal;
};

void TrendVerb::declare(CLI::App& command) {
  command.add_option("FILE", x_file, "the clinic's file")->required();
  command.add_option("--mrn", x_mrn, "the patient's record number")->required();
  command.add_option("--instrument", x_selection.instrument, "what is shown")->capture_default_str();
  command.add_option("--second", x_second, "a finding or instrument on the second axis: CODE, or CODE/L for a side");
  command.add_option("--from", x_from, "first day");
  command.add_option("--to", x_to, "last day");
  command.add_option("--paper", x_paper, "of a PDF; the clinic's unless given")->check(CLI::IsMember({"A4", "Letter"}));
  command.add_option("-o,--output", x_output, "the file to make; its ending says what")->required();
  x_seal.declare(command);
}

TrendSelection TrendVerb::selection() const {
  TrendSelection selection = x_selection;
  select_second(selection, x_second);
  selection.from = day_option(x_from, "from");
  selection.to = day_option(x_to, "to");
  if (selection.from && selection.to && *selection.to < *selection.from) throw WrongUsage(wording::from_after_to());
  return selection;
}

void TrendVerb::run(const Surroundings& with) {
  const std::filesystem::path target = x_seal.target(x_output, endings(reports::trend_formats()));
  const TrendSelection selected = selection();
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_only);
  check_codes(selected, *store->catalogue());

  reports::PatientReport report = store->read(with.session, [&](Reading& reading) {
    return reports::PatientReport{
        read_patient_trend(reading, *store->catalogue(), patient_with(reading, x_mrn), selected),
        reading.clinic().settings(), with.clock.now(), with.clock.offset_minutes()};
  });
  if (!x_paper.empty()) report.clinic.paper = x_paper;
  const reports::SealFile seal = x_seal.sealing(with);
  note_export(*store, with, report.trend.patient.id, name_in_trail("trend", target));
  report.anchor = printed_anchor(*store);
  reports::write_or_seal(target, seal, [&](const std::filesystem::path& file) {
    reports::write_trend_file(report, *store->catalogue(), file);
  });
  x_seal.remind(with.out);
  with.out << wording::made(target) << '\n';
}

}  // namespace

std::unique_ptr<Verb> trend_verb() { return std::make_unique<TrendVerb>(); }

}  // namespace psoas::console
