#include "reports/csv/audit_csv.h"

#include "domain/base/output_file.h"
#include "reports/csv/csv_text.h"

namespace psoas::reports {

namespace {

const std::vector<std::string_view> columns{"sequence",    "at",      "local_time", "user",         "role",
                                            "workstation", "session", "action",     "entity",       "entity_id",
                                            "mrn",         "patient", "reason",     "old_document", "program_version"};

void add_rows(CsvText& csv, const std::vector<AuditLine>& lines) {
  for (const AuditLine& line : lines) {
    const AuditEntry& entry = line.entry;
    csv.text(std::to_string(entry.sequence)).text(to_string(entry.at)).text(local_time(entry)).text(entry.actor);
    csv.text(entry.role).text(entry.workstation).text(entry.session).text(entry.action).text(entry.entity);
    csv.text(std::to_string(entry.entity_id)).text(line.mrn).text(line.patient).text(entry.reason);
    csv.text(entry.old_document).text(entry.program_version).end_row();
  }
}

}  // namespace

std::string audit_csv(const std::vector<AuditLine>& lines) {
  CsvText csv(columns);
  add_rows(csv, lines);
  return csv.bytes();
}

std::int64_t write_audit_csv(const NextAuditEntries& next, const std::filesystem::path& file) {
  OutputFile output(file);
  CsvText csv(columns);
  std::int64_t written = 0;
  for (std::vector<AuditLine> lines = next(0); !lines.empty(); lines = next(lines.back().entry.sequence)) {
    add_rows(csv, lines);
    output.append(csv.take());
    written += static_cast<std::int64_t>(lines.size());
  }
  output.append(csv.take());
  output.commit();
  return written;
}

}  // namespace psoas::reports
