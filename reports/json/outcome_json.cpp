#include "reports/json/outcome_json.h"

#include <nlohmann/json.hpp>

#include "domain/base/output_file.h"
#include "domain/base/version.h"
#include "reports/json/outcome_parts.h"

namespace psoas::reports {

namespace {

constexpr int format_version = 1;
constexpr std::size_t most_bytes_kept = 1 << 20;
constexpr std::size_t courses_between_questions = 256;

Json finding_filters_json(const std::vector<FindingFilter>& filters) {
  Json json = Json::array();
  for (const FindingFilter& filter : filters)
    json.push_back({{"code", filter.code},
                    {"side", filter.side ? Json(code_of(*filter.side)) : Json(nullptr)},
                    {"choice", filter.choice},
                    {"low", or_null(filter.range.low)},
                    {"high", or_null(filter.range.high)}});
  return json;
}

Json question_json(const Analysis& analysis) {
  return {{"treatments", analysis.treatments},
          {"index", code_of(analysis.index)},
          {"target", analysis.target},
          {"level", analysis.level},
          {"side", analysis.side ? Json(code_of(*analysis.side)) : Json(nullptr)},
          {"clinician", analysis.clinician},
          {"diagnosis", analysis.diagnosis},
          {"findings", finding_filters_json(analysis.findings)},
          {"sex", analysis.sex ? Json(code_of(*analysis.sex)) : Json(nullptr)},
          {"youngest", or_null(analysis.youngest)},
          {"oldest", or_null(analysis.oldest)},
          {"from", analysis.from ? Json(to_string(*analysis.from)) : Json(nullptr)},
          {"to", analysis.to ? Json(to_string(*analysis.to)) : Json(nullptr)},
          {"baseline_low", or_null(analysis.baseline.low)},
          {"baseline_high", or_null(analysis.baseline.high)},
          {"as_of", to_string(analysis.as_of)},
          {"group_by", code_of(analysis.group_by)},
          {"group_finding", analysis.group_finding}};
}

Json measure_json(const AnalysedMeasure& measure) {
  return {{"code", measure.code},
          {"label", measure.label},
          {"unit", measure.unit},
          {"direction", measure.direction == Direction::lower_is_better    ? "lower_is_better"
                        : measure.direction == Direction::higher_is_better ? "higher_is_better"
                                                                           : "neither"},
          {"important_change", measure.important_change > 0 ? Json(measure.important_change) : Json(nullptr)}};
}

Json log_rank_json(const std::optional<LogRank>& test) {
  if (!test) return nullptr;
  return {{"chi_square", test->chi_square},
          {"degrees", test->degrees},
          {"p", test->p},
          {"observed", test->observed},
          {"expected", test->expected}};
}

Json head_json(const OutcomeResult& result) {
  Json groups = Json::array();
  for (const OutcomeGroup& group : result.groups) groups.push_back(group_json(group, result.analysis.settings));
  return {{"format", "psoastrack-outcomes"},
          {"version", format_version},
          {"made_by", std::string("PsoasTrack ") + program_version},
          {"question", question_json(result.analysis)},
          {"settings", settings_json(result.analysis.settings)},
          {"measure", measure_json(result.measure)},
          {"groups", std::move(groups)},
          {"log_rank", log_rank_json(result.log_rank)}};
}

}  // namespace

// The rows are written one by one: a large clinic has hundreds of thousands.
void write_outcome_json(const OutcomeResult& result, const std::filesystem::path& file, Progress& progress,
                        bool with_patients, const std::string& anchor) {
  OutputFile output(file);
  Json head = head_json(result);
  if (!anchor.empty()) head["trail"] = anchor;
  std::string text = head.dump(2);
  text.resize(text.rfind("\n}"));
  if (!with_patients) {
    output.append(text + ",\n  \"cases\": null\n}\n");
    return output.commit();
  }
  text += ",\n  \"cases\": [";
  for (std::size_t place = 0; place < result.cases.size(); ++place) {
    if (place % courses_between_questions == 0) {
      progress.at("rows", static_cast<std::int64_t>(place), static_cast<std::int64_t>(result.cases.size()));
      progress.check();
    }
    text += place == 0 ? "\n    " : ",\n    ";
    text += case_json(result, place).dump();
    if (text.size() < most_bytes_kept) continue;
    output.append(text);
    text.clear();
  }
  output.append(text + (result.cases.empty() ? "]\n}\n" : "\n  ]\n}\n"));
  output.commit();
}

}  // namespace psoas::reports
