#include "ui/wording/console_sentences.h"

#include <algorithm>

#include "ui/wording/phrases.h"

namespace psoas::wording {

namespace {

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string plural(std::string_view entity) { return std::string(entity) + "s"; }

// "visits" and "     1204" as one line with the numbers below each other.
std::string count_line(std::string_view name, std::int64_t count) {
  const std::string number = std::to_string(count);
  std::string line{name};
  line.resize(std::max<std::size_t>(line.size() + 1, 16), ' ');
  return line + std::string(number.size() < 10 ? 10 - number.size() : 0, ' ') + number;
}

std::string rows(std::int64_t count) { return std::to_string(count) + (count == 1 ? " row" : " rows"); }

}  // namespace

std::string demo_clinic_name() { return "Demo clinic"; }

std::string made(const std::filesystem::path& file) { return "Made " + file.string(); }

std::string cannot_print() {
  return "The work was done, but its result could not be printed. Check where the output goes; the disk may be full.";
}

std::string wrong_ending(const std::filesystem::path& file, const std::vector<std::string>& endings) {
  return path_in_quotes(file.filename()) +
         " does not say what to make. Let its name end in one of: " + listed(endings) + ".";
}

std::string not_offered(std::string_view given, const std::vector<std::string>& offered) {
  return in_quotes(given) + " is not offered. Use one of: " + listed(offered) + ".";
}

std::string not_offered(std::string_view option, std::string_view given, const std::vector<std::string>& offered) {
  return std::string(option) + ": " + not_offered(given, offered);
}

std::string unknown_measure(std::string_view option, std::string_view given) {
  return std::string(option) + ": " + in_quotes(given) +
         " is no finding or instrument of the catalogue. Check the spelling of its code.";
}

std::string from_after_to() { return "--from lies after --to. Give the earlier day as --from."; }

std::string exists_already(const std::filesystem::path& file) {
  return path_in_quotes(file) + " is there already. It was not changed. Choose another name.";
}

std::string no_such_patient(std::string_view mrn) {
  return "No patient has the record number " + in_quotes(mrn) +
         ". Nothing was written. Check the number, zeros included.";
}

std::string no_visits_in_any_full_quarter() {
  return "No quarter that has ended has any visit. Nothing was written. Name the quarter, such as 2026Q3.";
}

std::vector<std::string> lines(const ImportReport& report) {
  std::vector<std::string> lines;
  for (const ImportCount& count : report.counts)
    lines.push_back(count_line(plural(count.entity), count.added) + " new, " + std::to_string(count.known) +
                    " known, " + std::to_string(count.left_out) + " left out");
  if (!report.changed.empty())
    lines.push_back(rows(static_cast<std::int64_t>(report.changed.size())) +
                    " taken over earlier say something else now; the record stays as it is.");
  if (!report.rejected.empty()) return lines;
  if (report.dry_run) lines.push_back("Dry run: every row can be taken over. Nothing was stored.");
  else if (report.stored) lines.push_back("All of it was stored.");
  else lines.push_back("Everything was there already. Nothing was stored.");
  return lines;
}

std::string import_refused(const ImportReport& report) {
  const auto all = std::max(report.rejected_in_all, static_cast<std::int64_t>(report.rejected.size()));
  return rows(all) +
         " cannot be taken over, so nothing was stored. Correct them, or leave them out in the mapping, "
         "and import again.";
}

std::vector<std::string> lines(const FileCheck& check) {
  std::vector<std::string> lines{
      "Schema " + std::to_string(check.schema_version) + ", made by version " + check.made_by_version,
      count_line("patients", check.patients),
      count_line("visits", check.visits),
      count_line("scores", check.scores),
      count_line("findings", check.findings),
      count_line("treatments", check.treatments),
      count_line("audit entries", check.audit_entries),
  };
  for (const std::string& fault : check.faults) lines.push_back("Fault: " + fault);
  if (check.faults.empty()) lines.push_back("No fault found.");
  return lines;
}

std::string found_damaged(const FileCheck& check) {
  const std::size_t count = check.faults.size();
  return "The file is damaged: " + std::to_string(count) + (count == 1 ? " fault" : " faults") +
         " found. It was left as it is. Keep it, and go on with a copy of your latest back-up.";
}

}  // namespace psoas::wording
