#include "ui/wording/rules_words.h"

#include <array>

#include "ui/wording/phrases.h"
#include "ui/wording/sentences.h"

namespace psoas::wording::rules {

std::string taken_from(const std::filesystem::path& file) { return "taken from " + file.filename().string(); }

std::string in_force(const std::filesystem::path& file) {
  return "The rules of " + path_in_quotes(file) + " hold from now on.";
}

std::string unchanged() { return "These rules hold already; nothing was changed."; }

std::string month_name(int month) {
  static constexpr std::array<const char*, 12> names{"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};
  return names.at(static_cast<std::size_t>(month - 1));
}

std::string accepted_by(const AcceptedDisk& disk) {
  if (disk.reason.empty()) return "nobody has accepted it";
  return "accepted by " + disk.by + " on " + to_string(disk.at).substr(0, 10) + ": " + disk.reason;
}

std::vector<std::string> lines(const ClinicSettings& settings) {
  return {"name: " + settings.name, "paper: " + settings.paper,
          "fiscal year: begins in " + month_name(settings.fiscal_year_start),
          "least count: " +
              (settings.least_count == 0 ? std::string("no count is hidden") : std::to_string(settings.least_count)),
          "disk that is not encrypted: " + accepted_by(settings.open_disk)};
}

std::string under_field(const Problem& problem) {
  if (problem.code == ProblemCode::already_used && !problem.other.empty())
    return "Days " + problem.given + " are also those of " + problem.other + ".";
  return wording::under_field(problem);
}

}  // namespace psoas::wording::rules
