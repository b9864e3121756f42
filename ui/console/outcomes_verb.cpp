#include "domain/base/number.h"
#include "domain/outcome/read_outcomes.h"
#include "domain/store/printed_anchor.h"
#include "domain/store/saved_analyses.h"
#include "domain/store/sealed_exports.h"
#include "reports/outcome/outcome_file.h"
#include "ui/console/options.h"
#include "ui/console/seal_options.h"
#include "ui/console/verbs.h"
#include "ui/wording/console_sentences.h"
#include "ui/wording/outcome_words.h"

namespace psoas::console {

namespace {

std::optional<double> end_of_range(const std::string& typed, const std::string& whole) {
  if (typed.empty()) return std::nullopt;
  const Checked<double> number = parse_number(typed, "finding");
  if (!number) throw WrongUsage(wording::wrong_finding_filter(whole));
  return number.value();
}

// "CODE", "CODE=present", "CODE=CHOICE", "CODE=2..5" with either end left out; "CODE/R=…" for one side.
FindingFilter finding_filter(const std::string& typed) {
  FindingFilter filter;
  const std::size_t equals = typed.find('=');
  filter.code = typed.substr(0, equals);
  const std::size_t slash = filter.code.find('/');
  if (slash != std::string::npos) {
    filter.side = side_of(filter.code.substr(slash + 1));
    if (!filter.side) throw WrongUsage(wording::wrong_finding_filter(typed));
    filter.code.resize(slash);
  }
  if (filter.code.empty()) throw WrongUsage(wording::wrong_finding_filter(typed));
  if (equals == std::string::npos) return filter;
  const std::string value = typed.substr(equals + 1);
  const std::size_t dots = value.find("..");
  if (dots == std::string::npos) {
    if (value.empty()) throw WrongUsage(wording::wrong_finding_filter(typed));
    filter.choice = value;
    return filter;
  }
  filter.range = {end_of_range(value.substr(0, dots), typed), end_of_range(value.substr(dots + 2), typed)};
  if (!filter.range.low && !filter.range.high) throw WrongUsage(wording::wrong_finding_filter(typed));
  return filter;
}

Side side_option(const std::string& typed) {
  const std::optional<Side> side = side_of(typed);
  if (!side) throw WrongUsage(wording::not_offered("--side", typed, {"L", "R", "B", "M", "-"}));
  return *side;
}

class OutcomesVerb final : public Verb {
 public:
  std::string name() const override { return "outcomes"; }
  std::string purpose() const override { return "Write how patients fared after treatments"; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  Analysis asked(const Surroundings& with, Store& store) const;
  Analysis question_to_begin_with(const Surroundings& with, Store& store) const;
  void put_who(Analysis& analysis) const;
  void put_how(Analysis& analysis, const Surroundings& with) const;

  std::filesystem::path x_file;
  std::filesystem::path x_output;
  std::filesystem::path x_settings;
  std::string x_saved;
  Analysis x_given;  // what was named on the command line; the rest is empty
  std::vector<std::string> x_findings;
  std::string x_measure;
  std::string x_index;
  std::string x_group_by;
  std::string x_side;
  std::string x_measure_side;
  std::string x_sex;
  std::string x_from;
  std::string x_to;
  std::string x_as_of;
  std::string x_paper;
  std::string x_reason;
  SealOptions x_seal;
  bool x_without_patients = false;
};

void OutcomesVerb::declare(CLI::App& command) {
  command.add_option("FILE", x_file, "the clinic's file")->required();
  command.add_option("-o,--output", x_output, "the file to make; its ending says what: pdf, xlsx, csv, json")
      ->required();
  command.add_flag("--no-patient-rows", x_without_patients, "figures alone: no row of a patient");
  command.add_option("--reason", x_reason, "why rows of patients are taken out; stands in the audit trail");
  x_seal.declare(command);
  command.add_option("--paper", x_paper, "of a PDF; the clinic's unless given")->check(CLI::IsMember({"A4", "Letter"}));
  command.add_option("--saved", x_saved, "a saved analysis, by its name, asked again; options below go before it");
  command.add_option("--settings", x_settings, "rules of the analysis, or a whole question with its rules (TOML)");
  command.add_option("--treatment", x_given.treatments, "code of a treatment; all unless given, may be repeated");
  command.add_option("--index", x_index, "which treatments start a course: marked (unless given), first, every");
  command.add_option("--target", x_given.target, "what was treated, such as medial_branch");
  command.add_option("--level", x_given.level, "a level among those treated, such as L4");
  command.add_option("--side", x_side, "of the treatment: L, R, B, M or -");
  command.add_option("--finding", x_findings, "CODE, CODE=present, CODE=CHOICE or CODE=LOW..HIGH; CODE/R for a side");
  command.add_option("--diagnosis", x_given.diagnosis, "the beginning of a diagnosis code");
  command.add_option("--clinician", x_given.clinician, "who treated");
  command.add_option("--sex", x_sex, "F, M, X or U");
  command.add_option("--youngest", x_given.youngest, "least age on the day of treatment");
  command.add_option("--oldest", x_given.oldest, "greatest age on the day of treatment");
  command.add_option("--from", x_from, "first day of treatment");
  command.add_option("--to", x_to, "last day of treatment");
  command.add_option("--as-of", x_as_of, "nothing later is looked at; today unless given");
  command.add_option("--instrument", x_measure, "what is judged: an instrument, or a finding with numbers; nrs_avg7");
  command.add_option("--instrument-side", x_measure_side, "of a finding; the treated side unless given");
  command.add_option("--group-by", x_group_by, "groups to compare");
  command.add_option("--group-finding", x_given.group_finding, "with --group-by finding: its code");
}

Analysis OutcomesVerb::question_to_begin_with(const Surroundings& with, Store& store) const {
  Analysis analysis;
  analysis.as_of = Date{};
  if (!x_saved.empty())
    analysis = store.read(with.session, [&](Reading& reading) { return reading.analyses().named(x_saved); }).analysis;
  if (x_saved.empty() && x_settings.empty())
    analysis.settings = store.read(with.session, [](Reading& reading) { return reading.clinic().outcome_settings(); });
  if (x_settings.empty()) return analysis;
  NamedAnalysis of_file = with.door.analysis(x_settings, *store.catalogue());
  if (x_saved.empty()) return std::move(of_file.analysis);
  analysis.settings = std::move(of_file.analysis.settings);
  return analysis;
}

void OutcomesVerb::put_who(Analysis& analysis) const {
  const auto put = [](auto& place, const auto& given) {
    if (!given.empty()) place = given;
  };
  put(analysis.treatments, x_given.treatments);
  put(analysis.target, x_given.target);
  put(analysis.level, x_given.level);
  put(analysis.clinician, x_given.clinician);
  put(analysis.diagnosis, x_given.diagnosis);
  if (x_given.youngest) analysis.youngest = x_given.youngest;
  if (x_given.oldest) analysis.oldest = x_given.oldest;
  if (!x_side.empty()) analysis.side = side_option(x_side);
  for (const std::string& typed : x_findings) analysis.findings.push_back(finding_filter(typed));
  if (x_sex.empty()) return;
  analysis.sex = sex_of(x_sex);
  if (!analysis.sex) throw WrongUsage(wording::not_offered("--sex", x_sex, {"F", "M", "X", "U"}));
}

void OutcomesVerb::put_how(Analysis& analysis, const Surroundings& with) const {
  if (!x_index.empty()) {
    const std::optional<IndexRule> index = index_rule_of(x_index);
    if (!index) throw WrongUsage(wording::not_offered("--index", x_index, {"marked", "first", "every"}));
    analysis.index = *index;
  }
  if (!x_group_by.empty()) {
    const std::optional<GroupBy> group_by = group_by_of(x_group_by);
    if (!group_by) throw WrongUsage(wording::not_offered("--group-by", x_group_by, group_by_codes()));
    analysis.group_by = *group_by;
  }
  if (!x_given.group_finding.empty()) analysis.group_finding = x_given.group_finding;
  if (!x_measure.empty()) analysis.measure = x_measure;
  if (!x_measure_side.empty()) analysis.measure_side = side_option(x_measure_side);
  if (const auto from = day_option(x_from, "from")) analysis.from = from;
  if (const auto to = day_option(x_to, "to")) analysis.to = to;
  const std::optional<Date> as_of = day_option(x_as_of, "as-of");
  if (as_of || !analysis.as_of.ok()) analysis.as_of = as_of.value_or(with.clock.today());
}

Analysis OutcomesVerb::asked(const Surroundings& with, Store& store) const {
  Analysis analysis = question_to_begin_with(with, store);
  put_who(analysis);
  put_how(analysis, with);
  return analysis;
}

void OutcomesVerb::run(const Surroundings& with) {
  const std::filesystem::path target = x_seal.target(x_output, endings(reports::outcome_formats()));
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_only);
  const Analysis asked = this->asked(with, *store);
  const Problems problems = check(asked, *store->catalogue());
  if (!problems.empty()) throw WrongUsage(wording::wrong_question(problems.front()));

  // A PDF names no patient.
  const bool has_patients = !x_without_patients && ending_of(x_output) != "pdf";
  ClinicSettings clinic;
  OutcomeRecord record = store->read(with.session, [&](Reading& reading) {
    clinic = reading.clinic().settings();
    OutcomeWanted wanted = wanted_by(asked, *store->catalogue());
    wanted.patient_rows = has_patients;
    return reading.outcomes().record(wanted, with.progress);
  });
  const OutcomeResult result = analyse(asked, std::move(record), *store->catalogue(), with.progress);
  if (!x_paper.empty()) clinic.paper = x_paper;
  const reports::SealFile seal = x_seal.sealing(with);
  const std::string noted = name_in_trail("outcomes", target);
  if (has_patients) note_patient_rows(*store, with, noted, x_reason);
  else note_export(*store, with, std::nullopt, noted);
  const reports::OutcomeReport report{
      result, clinic, with.clock.now(), with.clock.offset_minutes(), has_patients, printed_anchor(*store)};
  reports::write_or_seal(target, seal, [&](const std::filesystem::path& file) {
    reports::write_outcome_file(report, *store->catalogue(), file, with.progress);
  });
  for (const std::string& line : wording::lines(result)) with.out << line << '\n';
  x_seal.remind(with.out);
  with.out << wording::made(target) << '\n';
}

}  // namespace

std::unique_ptr<Verb> outcomes_verb() { return std::make_unique<OutcomesVerb>(); }

}  // namespace psoas::console
