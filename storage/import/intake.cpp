#include "storage/import/intake.h"

#include <algorithm>
#include <set>

namespace psoas::storage {

namespace {

constexpr std::size_t most_value_bytes = 200;

// The beginning of a text, cut between characters.
std::string beginning_of(std::string_view text) {
  if (text.size() <= most_value_bytes) return std::string(text);
  std::size_t end = most_value_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::size_t number_of_tables(const Mapping& mapping) {
  std::set<std::string> files;
  for (const Section& section : mapping.sections) files.insert(section.file);
  return files.size();
}

}  // namespace

RejectedRow Rejections::row(const Origin& origin, std::uint16_t column, Problem problem) const {
  const TableNames& table = x_intake.tables[origin.section];
  RejectedRow row;
  row.file = table.file;
  row.line = origin.line;
  if (column != no_column) row.column = table.columns[column];
  problem.given = beginning_of(problem.given);
  row.value = problem.given;
  row.problem = std::move(problem);
  return row;
}

void Rejections::add(const Origin& origin, Problem problem) { add(origin, origin.column, std::move(problem)); }

void Rejections::add(const Origin& origin, std::uint16_t column, Problem problem) {
  ++x_report.rejected_in_all;
  if (x_report.rejected.size() < most_rejected_rows)
    x_report.rejected.push_back(row(origin, column, std::move(problem)));
}

void Rejections::add_changed(const Origin& origin, std::string_view given) {
  Problem problem;
  problem.code = ProblemCode::different_value;
  problem.given = given;
  problem.other = "an earlier import";
  problem.severity = Severity::confirm;
  if (x_report.changed.size() < most_rejected_rows)
    x_report.changed.push_back(row(origin, origin.column, std::move(problem)));
}

std::vector<std::filesystem::path> find_tables(const Mapping& mapping,
                                               const std::vector<std::filesystem::path>& sources) {
  std::vector<std::filesystem::path> files;
  const bool only_one = sources.size() == 1 && number_of_tables(mapping) == 1;
  for (const Section& section : mapping.sections) {
    std::optional<std::filesystem::path> found;
    for (const std::filesystem::path& source : sources) {
      std::error_code ignored;
      const bool folder = std::filesystem::is_directory(source, ignored);
      const std::filesystem::path file = folder ? source / section.file : source;
      const bool named = file.filename() == std::filesystem::path(section.file).filename();
      if ((named && std::filesystem::exists(file, ignored)) || (only_one && !folder)) found = file;
    }
    if (!found) throw ImportError({mapping.path, section.line, "", "missing_table", section.file});
    files.push_back(*found);
  }
  return files;
}

ImportCount& count_of(ImportReport& report, std::string_view entity) {
  for (ImportCount& count : report.counts)
    if (count.entity == entity) return count;
  return report.counts.emplace_back(ImportCount{std::string(entity)});
}

std::string_view entity_of(PartKind kind) {
  switch (kind) {
    case PartKind::score: return "score";
    case PartKind::finding: return "finding";
    case PartKind::treatment: break;
  }
  return "treatment";
}

Fingerprint content_of(const PatientDraft& draft) {
  FingerprintOf content;
  for (const std::string* text :
       {&draft.mrn, &draft.family_name, &draft.given_name, &draft.birth_date, &draft.sex, &draft.phone, &draft.email,
        &draft.address, &draft.city, &draft.state, &draft.postal_code, &draft.note, &draft.died_on})
    content.add(*text);
  return content.finish();
}

Fingerprint content_of(const Intake& intake, const IncomingVisit& visit) {
  const IncomingPatient& patient = intake.patients[visit.patient];
  FingerprintOf content;
  content.add(patient.key).add(patient.draft.mrn);
  for (const Entry& entry : visit.entries) content.add(intake.paths[entry.path]).add(entry.text);
  return content.finish();
}

}  // namespace psoas::storage
