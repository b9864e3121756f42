#include "domain/privacy/export_request.h"

#include <algorithm>

#include "domain/base/text.h"
#include "domain/privacy/export_column.h"

namespace psoas {

namespace {

constexpr int least_group = 2;
constexpr int greatest_group = 1000;

Problem problem(ProblemCode code, std::string field, std::string given = {}) {
  Problem found;
  found.code = code;
  found.field = std::move(field);
  found.given = std::move(given);
  return found;
}

void check_line(Problems& problems, const std::string& typed, std::string_view field, bool required) {
  const Checked<std::string> text = check_text(typed, {.most_bytes = 200, .required = required}, field);
  if (!text) problems.insert(problems.end(), text.problems().begin(), text.problems().end());
}

void check_filter(Problems& problems, const ExportFilter& filter, const Catalogue& catalogue) {
  if (filter.from && filter.to && *filter.to < *filter.from) {
    Problem wrong = problem(ProblemCode::end_before_start, "to", to_string(*filter.to));
    wrong.low = to_string(*filter.from);
    problems.push_back(std::move(wrong));
  }
  for (const std::string& code : filter.treatments)
    if (!catalogue.treatment(code)) problems.push_back(problem(ProblemCode::unknown_code, "treatment", code));
}

void check_columns(Problems& problems, const ExportRequest& request) {
  if (request.columns.empty()) problems.push_back(problem(ProblemCode::required, "columns"));
  for (const std::string& path : request.columns) {
    const ExportColumn* column = export_column(path);
    if (!column || !column->offered_in(request.profile) || column->key)
      problems.push_back(problem(ProblemCode::unknown_code, "columns", path));
  }
}

}  // namespace

std::string_view code_of(Profile profile) {
  switch (profile) {
    case Profile::shifted: return "shifted";
    case Profile::limited: return "limited";
    case Profile::safe_harbor: break;
  }
  return "safe_harbor";
}

std::optional<Profile> profile_of(std::string_view code) {
  if (code == "safe-harbor") return Profile::safe_harbor;
  for (const Profile profile : profiles)
    if (code_of(profile) == code) return profile;
  return std::nullopt;
}

std::string_view code_of(RareRule rule) {
  switch (rule) {
    case RareRule::group: return "group";
    case RareRule::leave_out: return "leave_out";
    case RareRule::keep: break;
  }
  return "keep";
}

std::optional<RareRule> rare_rule_of(std::string_view code) {
  if (code == "leave-out") return RareRule::leave_out;
  for (const RareRule rule : rare_rules)
    if (code_of(rule) == code) return rule;
  return std::nullopt;
}

ExportFilter filter_beside(Quarter quarter, Profile profile) {
  const Date first = quarter.first_day();
  const Date last = quarter.last_day();
  switch (profile) {
    case Profile::limited: return {.from = first, .to = last};
    case Profile::shifted: return {};
    case Profile::safe_harbor: break;
  }
  return {.from = first.year() / date::January / 1, .to = last.year() / date::December / 31};
}

Problems check(const ExportRequest& request, const Catalogue& catalogue) {
  Problems problems;
  check_line(problems, request.purpose, "purpose", true);
  check_line(problems, request.recipient, "recipient", false);
  check_line(problems, request.study, "study", true);
  check_line(problems, request.agreement, "agreement", request.profile == Profile::limited);
  check_filter(problems, request.filter, catalogue);
  check_columns(problems, request);
  if (request.smallest_group < least_group || request.smallest_group > greatest_group) {
    Problem wrong = problem(ProblemCode::out_of_range, "minimum", std::to_string(request.smallest_group));
    wrong.low = std::to_string(least_group);
    wrong.high = std::to_string(greatest_group);
    problems.push_back(std::move(wrong));
  }
  return problems;
}

}  // namespace psoas
