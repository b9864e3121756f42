#include "domain/store/clinic.h"

namespace psoas {

namespace {

Problem out_of_range(std::string_view field, int given, std::string low, std::string high) {
  Problem problem;
  problem.code = ProblemCode::out_of_range;
  problem.field = field;
  problem.given = std::to_string(given);
  problem.low = std::move(low);
  problem.high = std::move(high);
  return problem;
}

}  // namespace

Problems check(const ClinicSettings& settings) {
  Problems problems;
  if (settings.fiscal_year_start < 1 || settings.fiscal_year_start > 12)
    problems.push_back(out_of_range("fiscal_year_start", settings.fiscal_year_start, "1", "12"));
  // Below 2 and below 3 a hidden count would be as good as told.
  if (settings.least_count != 0 && (settings.least_count < 3 || settings.least_count > 100))
    problems.push_back(out_of_range("least_count", settings.least_count, "3", "100"));
  return problems;
}

}  // namespace psoas
