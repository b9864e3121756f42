#include "ui/wording/export_words.h"

#include "ui/wording/phrases.h"

namespace psoas::wording {

namespace {

constexpr std::size_t most_combinations_listed = 10;

std::string patients(int count) { return std::to_string(count) + (count == 1 ? " patient" : " patients"); }

}  // namespace

std::string sentence(const ExportError& error) {
  switch (error.refusal()) {
    case ExportRefusal::other_profile:
      return "This study was exported under the profile " + in_quotes(error.fact()) +
             " before. Nothing was written. Two profiles of one study could be laid over each other: use that profile, "
             "or give the study another name.";
    case ExportRefusal::nobody:
      return "No patient has an index treatment or visit that fits. Nothing was written. Choose a longer period or "
             "other treatments.";
    case ExportRefusal::nobody_left:
      return "Every patient would be left out, because fewer than " + error.fact() +
             " share what is told of them. Nothing was written. Tell less, choose more patients, or keep rare "
             "combinations.";
    case ExportRefusal::already_there: break;
  }
  return path_in_quotes(error.fact()) + " is there already. It was not changed. Choose another name.";
}

namespace exports {

std::string sentence(const Problem& problem) {
  if (problem.field == "purpose")
    return problem.code == ProblemCode::required
               ? "What the export is for is not said. Name the purpose; it is kept in "
                 "the log."
               : "The purpose cannot be read. Write one line of at most 200 bytes.";
  if (problem.field == "study")
    return problem.code == ProblemCode::required
               ? "The study has no name. Name it: the same name gives the same study ids again."
               : "The name of the study cannot be read. Write one line of at most 200 bytes.";
  if (problem.field == "agreement")
    return problem.code == ProblemCode::required
               ? "A limited data set needs a data use agreement. Give its reference."
               : "The reference of the agreement cannot be read. Write one line of at most 200 bytes.";
  if (problem.field == "recipient") return "The recipient cannot be read. Write one line of at most 200 bytes.";
  if (problem.field == "to") return "The last day lies before the first. Give the earlier day first.";
  if (problem.field == "treatment")
    return in_quotes(problem.given) + " is no treatment of the catalogue. Check the spelling of its code.";
  if (problem.field == "minimum")
    return in_quotes(problem.given) + " is no size of a smallest group. Give a number from " + problem.low + " to " +
           problem.high + ".";
  if (problem.code == ProblemCode::required)
    return "Nothing is ticked, so nothing would be told. Tick the tables and columns the recipient needs.";
  return in_quotes(problem.given) + " is no column of this profile. Check its name: a table, a point, a column.";
}

std::string told_values(const Combinations& combinations, const Combination& combination) {
  std::string text;
  for (std::size_t i = 0; i < combination.values.size(); ++i) {
    const std::string& value = combination.values[i];
    text += (i == 0 ? "" : " · ") + std::string(code_of(combinations.of[i])) + " " + (value.empty() ? "–" : value);
  }
  return text;
}

std::string line(const Combinations& combinations, const Combination& combination) {
  return told_values(combinations, combination) + ": " + patients(combination.patients);
}

std::string rare_warning(const ExportPlan& plan) {
  const Combinations& combinations = plan.combinations;
  if (combinations.rare.empty()) return {};
  return std::to_string(combinations.rare.size()) + " of " + std::to_string(combinations.different) +
         " combinations are shared by fewer than " + std::to_string(plan.request.smallest_group) + " patients (" +
         patients(combinations.patients_in_rare) + " of " + std::to_string(combinations.patients) +
         "): who knows somebody could recognise them.";
}

std::string rare_result(const ExportPlan& plan) {
  if (plan.grouped == 0 && plan.left_out == 0) return {};
  return "Told less of " + patients(plan.grouped) + ", left out " + patients(plan.left_out) + ".";
}

std::string transmission_notice(Profile profile) {
  const std::string common =
      "The file leaves this program's protection: hand it over by a safe way (an encrypted transfer or medium), to the "
      "named recipient only, and delete copies that nobody needs. ";
  switch (profile) {
    case Profile::shifted:
      return common + "Shifted dates are still dates: this is not Safe Harbor and needs an expert's determination.";
    case Profile::limited:
      return common + "A limited data set is still protected health information: it goes out only under the agreement.";
    case Profile::safe_harbor: break;
  }
  return common + "Do not export it if you know that somebody could be recognised from it all the same.";
}

std::string summary(const ExportPlan& plan) {
  std::string text = patients(static_cast<int>(plan.subjects().size())) + ". ";
  if (const std::string result = rare_result(plan); !result.empty()) text += result + " ";
  std::string tables;
  for (const ExportTable table : export_tables) {
    const std::size_t columns = chosen_columns(table, plan.request).size();
    if (columns == 0) continue;
    tables += (tables.empty() ? "" : ", ") + std::string(code_of(table)) + " (" + std::to_string(columns) + ")";
  }
  return text + "Tables with their columns: " + tables + ".";
}

std::vector<std::string> lines(const ExportPlan& plan, const std::filesystem::path& target, std::string_view sha256,
                               const std::vector<std::pair<std::string, std::int64_t>>& rows) {
  std::vector<std::string> lines;
  if (const std::string warning = rare_warning(plan); !warning.empty()) {
    lines.push_back("Warning: " + warning);
    for (std::size_t i = 0; i < plan.combinations.rare.size() && i < most_combinations_listed; ++i)
      lines.push_back("  " + line(plan.combinations, plan.combinations.rare[i]));
    if (plan.combinations.rare.size() > most_combinations_listed)
      lines.push_back("  … and " + std::to_string(plan.combinations.rare.size() - most_combinations_listed) + " more");
  }
  if (const std::string result = rare_result(plan); !result.empty()) lines.push_back(result);
  for (const auto& [table, count] : rows) lines.push_back(table + ": " + std::to_string(count) + " rows");
  lines.push_back("SHA-256 " + std::string(sha256));
  lines.push_back(transmission_notice(plan.request.profile));
  lines.push_back("Made " + target.string());
  return lines;
}

}  // namespace exports
}  // namespace psoas::wording
