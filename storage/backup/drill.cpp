#include "storage/backup/drill.h"

#include <algorithm>
#include <array>

#include "storage/backup/image.h"
#include "storage/backup/record_facts.h"
#include "storage/engine/query.h"
#include "storage/sqlite/any_table.h"

namespace psoas::storage {

namespace {

struct LastVisit {
  DrillLine line;
  std::int64_t id = 0;  // in the backup
};

constexpr const char* visits_by_chance =
    "SELECT p.family_name, p.given_name, p.mrn, v.uuid, v.date, v.id,"
    " (SELECT count(*) FROM score WHERE visit = v.id), (SELECT count(*) FROM finding WHERE visit = v.id),"
    " (SELECT count(*) FROM treatment WHERE visit = v.id)"
    " FROM (SELECT patient FROM patient_activity WHERE visits > 0 ORDER BY random() LIMIT 3) AS chosen"
    " JOIN patient p ON p.id = chosen.patient"
    " JOIN visit v ON v.id = (SELECT id FROM visit WHERE patient = p.id AND live = 1 ORDER BY date DESC, id DESC LIMIT "
    "1)"
    " ORDER BY p.family_name, p.given_name, p.mrn";

LastVisit read_visit(Query& query) {
  LastVisit visit;
  visit.line.patient = query.text(0) + ", " + query.text(1);
  visit.line.mrn = query.text(2);
  visit.line.visit = query.text(3);
  visit.line.date = query.day(4);
  visit.id = query.integer(5);
  visit.line.scores = query.small(6);
  visit.line.findings = query.small(7);
  visit.line.treatments = query.small(8);
  return visit;
}

// All that a visit consists of, and by which column its rows are found.
constexpr std::array<std::pair<const char*, const char*>, 10> tables_of_visit{{{"visit", "id"},
                                                                               {"visit_confirmed", "visit"},
                                                                               {"score", "visit"},
                                                                               {"score_item", "visit"},
                                                                               {"finding", "visit"},
                                                                               {"finding_qualifier", "visit"},
                                                                               {"treatment", "visit"},
                                                                               {"treatment_parameter", "visit"},
                                                                               {"treatment_link", "visit"},
                                                                               {"treatment_override", "visit"}}};

using Rows = std::vector<std::vector<std::string>>;

// Each value with its kind, so that a number is no word and no word is nothing.
Rows rows_in(SqliteConnection& connection, const std::string& table, const std::vector<std::string>& columns,
             const std::string& key, std::int64_t visit) {
  const std::string list = list_of(columns);
  const RawStatement statement = raw(connection, filled("SELECT %s FROM \"%w\" WHERE \"%w\" = $1", list, table, key) +
                                                     filled(" ORDER BY %s%s", list, ""));
  sqlite3_bind_int64(statement.get(), 1, visit);
  Rows rows;
  while (next_row(connection, statement.get())) {
    std::vector<std::string>& row = rows.emplace_back();
    for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
      const int kind = sqlite3_column_type(statement.get(), i);
      row.push_back(std::to_string(kind) + (kind == SQLITE_NULL ? "" : text_in(statement.get(), i)));
    }
  }
  return rows;
}

// Every value of the visit in the backup is held against the record, which may have more columns by now.
void compare_values(SqliteConnection& backup, std::int64_t id_in_backup, SqliteConnection& record,
                    std::int64_t id_in_record, DrillLine& line) {
  for (const auto& [table, key] : tables_of_visit) {
    std::vector<std::string> columns = columns_of(backup, table);
    std::erase(columns, "live");    // also says whether its patient is
    if (columns.empty()) continue;  // of an older backup
    const Rows before = rows_in(backup, table, columns, key, id_in_backup);
    const Rows now = rows_in(record, table, columns, key, id_in_record);
    line.values += static_cast<int>(before.size() * columns.size());
    if (before.size() != now.size()) line.differs.push_back(std::string(table) + " rows");
    else
      for (std::size_t column = 0; column < columns.size(); ++column) {
        const auto same = [&](const auto& one, const auto& other) { return one[column] == other[column]; };
        if (!std::ranges::equal(before, now, same)) line.differs.push_back(std::string(table) + " " + columns[column]);
      }
  }
}

// As the trail says, not the visit's own count of revisions, which somebody may have changed with it.
bool corrected_since(SqliteConnection& record, std::int64_t visit, std::int64_t sequence) {
  return one_integer(record,
                     "SELECT 1 FROM audit WHERE entity = 'visit' AND entity_id = $1 AND sequence > $2"
                     " AND digest IS NOT NULL LIMIT 1",
                     visit, sequence)
      .has_value();
}

int newer_visits(const std::string& visit, SqliteConnection& backup, SqliteConnection& record) {
  int newer = 0;
  Query others(record,
               "SELECT o.uuid FROM visit v JOIN visit o ON o.patient = v.patient WHERE v.uuid = $1 AND o.live = 1",
               visit);
  while (others.next())
    if (!one_integer(backup, "SELECT 1 FROM visit WHERE uuid = $1", others.text(0))) ++newer;
  return newer;
}

DrillLine compared(const LastVisit& visit, SqliteConnection& backup, SqliteConnection& record,
                   std::int64_t backup_sequence) {
  DrillLine line = visit.line;
  const auto id = one_integer(record, "SELECT id FROM visit WHERE uuid = $1", line.visit);
  if (!id) {
    line.now = DrillLine::Now::missing;
    return line;
  }
  compare_values(backup, visit.id, record, *id, line);
  line.newer_visits = newer_visits(line.visit, backup, record);
  if (!line.differs.empty())
    line.now = corrected_since(record, *id, backup_sequence) ? DrillLine::Now::changed : DrillLine::Now::different;
  return line;
}

}  // namespace

DrillReport drill(SqliteConnection& record, const std::filesystem::path& backup, const Opener& open,
                  SchemaSteps known_steps, Progress& progress) {
  DrillReport report;
  report.file = backup;
  const auto image = opened_backup(backup, open, known_steps, progress, report.origin);
  report.in_backup = facts_of(*image);
  report.in_record = facts_of(record);
  if (report.in_backup.clinic != report.in_record.clinic)
    throw RestoreError(RestoreFault::other_clinic, backup.string());
  Query chosen(*image, visits_by_chance);
  while (chosen.next())
    report.lines.push_back(compared(read_visit(chosen), *image, record, report.in_backup.audit_sequence));
  return report;
}

}  // namespace psoas::storage
