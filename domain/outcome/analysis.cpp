#include "domain/outcome/analysis.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "domain/base/number.h"

namespace psoas {

namespace {

template <class Meaning>
struct Coded {
  std::string_view code;
  Meaning meaning;
};

constexpr std::array<Coded<IndexRule>, 3> index_rules{
    {{"marked", IndexRule::marked}, {"first", IndexRule::first}, {"every", IndexRule::every}}};

constexpr std::array<Coded<GroupBy>, 12> groupings{{{"none", GroupBy::none},
                                                    {"treatment", GroupBy::treatment},
                                                    {"target", GroupBy::target},
                                                    {"side", GroupBy::side},
                                                    {"sex", GroupBy::sex},
                                                    {"age", GroupBy::age},
                                                    {"clinician", GroupBy::clinician},
                                                    {"finding", GroupBy::finding},
                                                    {"severity", GroupBy::severity},
                                                    {"block", GroupBy::block},
                                                    {"profile", GroupBy::profile},
                                                    {"adherence", GroupBy::adherence}}};

template <class Meaning, std::size_t Count>
std::string_view code_in(const std::array<Coded<Meaning>, Count>& list, Meaning meaning) {
  for (const Coded<Meaning>& entry : list)
    if (entry.meaning == meaning) return entry.code;
  return list.front().code;
}

template <class Meaning, std::size_t Count>
std::optional<Meaning> meaning_in(const std::array<Coded<Meaning>, Count>& list, std::string_view code) {
  for (const Coded<Meaning>& entry : list)
    if (entry.code == code) return entry.meaning;
  return std::nullopt;
}

Problem problem(ProblemCode code, std::string field, std::string given) {
  Problem problem;
  problem.code = code;
  problem.field = std::move(field);
  problem.given = std::move(given);
  return problem;
}

bool has_numbers(const FieldDefinition& field) {
  const auto numbered = [](const Choice& choice) { return choice.number.has_value(); };
  return field.kind == ValueKind::number || std::any_of(field.choices.begin(), field.choices.end(), numbered);
}

bool can_stand(const FindingDefinition& finding, std::string_view choice) {
  const std::string_view any_finding[] = {"", present, absent, not_assessed};
  return std::find(std::begin(any_finding), std::end(any_finding), choice) != std::end(any_finding) ||
         finding.main_field().choice(choice) != nullptr;
}

}  // namespace

std::string_view code_of(IndexRule rule) { return code_in(index_rules, rule); }
std::optional<IndexRule> index_rule_of(std::string_view code) { return meaning_in(index_rules, code); }
std::string_view code_of(GroupBy group_by) { return code_in(groupings, group_by); }
std::optional<GroupBy> group_by_of(std::string_view code) { return meaning_in(groupings, code); }

const std::vector<std::string>& group_by_codes() {
  static const std::vector<std::string> codes = [] {
    std::vector<std::string> all;
    for (const auto& grouping : groupings) all.emplace_back(grouping.code);
    return all;
  }();
  return codes;
}

std::optional<AnalysedMeasure> analysed_measure(const Catalogue& catalogue, std::string_view code) {
  if (const InstrumentDefinition* instrument = catalogue.instrument(code))
    return AnalysedMeasure{instrument->code,
                           instrument->label,
                           instrument->unit,
                           instrument->direction,
                           instrument->score_range,
                           instrument->decimals,
                           instrument->important_change,
                           false,
                           false};
  const FindingDefinition* finding = catalogue.finding(code);
  if (!finding || !has_numbers(finding->main_field())) return std::nullopt;
  const FieldDefinition& field = finding->main_field();
  const bool whole = field.step >= 1 && field.kind == ValueKind::number;
  return AnalysedMeasure{finding->code,
                         finding->label,
                         field.unit,
                         finding->direction,
                         field.hard,
                         whole ? 0 : 2,
                         0,
                         true,
                         finding->laterality != Laterality::none};
}

Problems check(const Analysis& analysis, const Catalogue& catalogue) {
  Problems problems = check(analysis.settings);
  for (const std::string& code : analysis.treatments)
    if (!catalogue.treatment(code)) problems.push_back(problem(ProblemCode::unknown_code, "treatment", code));
  for (const FindingFilter& filter : analysis.findings) {
    const FindingDefinition* finding = catalogue.finding(filter.code);
    if (!finding) problems.push_back(problem(ProblemCode::unknown_code, "finding", filter.code));
    else if (!can_stand(*finding, filter.choice))
      problems.push_back(problem(ProblemCode::unknown_code, "finding", filter.code + "=" + filter.choice));
  }
  if (analysis.group_by == GroupBy::finding && !catalogue.finding(analysis.group_finding))
    problems.push_back(problem(ProblemCode::unknown_code, "group-finding", analysis.group_finding));
  if (!analysed_measure(catalogue, analysis.measure))
    problems.push_back(problem(ProblemCode::unknown_code, "instrument", analysis.measure));
  if (analysis.from && analysis.to && *analysis.to < *analysis.from)
    problems.push_back(problem(ProblemCode::end_before_start, "to", to_string(*analysis.to)));
  if (analysis.youngest && analysis.oldest && *analysis.oldest < *analysis.youngest)
    problems.push_back(problem(ProblemCode::out_of_range, "oldest", std::to_string(*analysis.oldest)));
  if (analysis.baseline.low && analysis.baseline.high && *analysis.baseline.high < *analysis.baseline.low)
    problems.push_back(problem(ProblemCode::out_of_range, "baseline", to_text(*analysis.baseline.high)));
  return problems;
}

}  // namespace psoas
