#include "storage/backup/drill.h"

#include "storage/backup/image.h"
#include "storage/backup/record_facts.h"
#include "storage/engine/query.h"

namespace psoas::storage {

namespace {

struct LastVisit {
  DrillLine line;
  std::int64_t revision = 0;
  bool live = false;
};

// Columns: patient's names, number, visit's uuid, day, revision, live, counts.
LastVisit read_visit(Query& query) {
  LastVisit visit;
  visit.line.patient = query.text(0) + ", " + query.text(1);
  visit.line.mrn = query.text(2);
  visit.line.visit = query.text(3);
  visit.line.date = query.day(4);
  visit.revision = query.integer(5);
  visit.live = query.flag(6);
  visit.line.scores = query.small(7);
  visit.line.findings = query.small(8);
  visit.line.treatments = query.small(9);
  return visit;
}

constexpr const char* visits_by_chance =
    "SELECT p.family_name, p.given_name, p.mrn, v.uuid, v.date, v.revision, v.live,"
    " (SELECT count(*) FROM score WHERE visit = v.id), (SELECT count(*) FROM finding WHERE visit = v.id),"
    " (SELECT count(*) FROM treatment WHERE visit = v.id)"
    " FROM (SELECT patient FROM patient_activity WHERE visits > 0 ORDER BY random() LIMIT 3) AS chosen"
    " JOIN patient p ON p.id = chosen.patient"
    " JOIN visit v ON v.id = (SELECT id FROM visit WHERE patient = p.id AND live = 1 ORDER BY date DESC, id DESC LIMIT "
    "1)"
    " ORDER BY p.family_name, p.given_name, p.mrn";

constexpr const char* visit_by_identity =
    "SELECT p.family_name, p.given_name, p.mrn, v.uuid, v.date, v.revision, v.live,"
    " (SELECT count(*) FROM score WHERE visit = v.id), (SELECT count(*) FROM finding WHERE visit = v.id),"
    " (SELECT count(*) FROM treatment WHERE visit = v.id)"
    " FROM visit v JOIN patient p ON p.id = v.patient WHERE v.uuid = $1";

DrillLine::Now compared(const LastVisit& backup, SqliteConnection& record) {
  Query query(record, visit_by_identity, backup.line.visit);
  if (!query.next()) return DrillLine::Now::missing;
  const LastVisit now = read_visit(query);
  if (now.revision > backup.revision || !now.live) return DrillLine::Now::changed;
  const bool same = now.line.date == backup.line.date && now.line.scores == backup.line.scores &&
                    now.line.findings == backup.line.findings && now.line.treatments == backup.line.treatments &&
                    now.revision == backup.revision;
  return same ? DrillLine::Now::same : DrillLine::Now::differs;
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
  while (chosen.next()) {
    LastVisit visit = read_visit(chosen);
    visit.line.now = compared(visit, record);
    report.lines.push_back(visit.line);
  }
  return report;
}

}  // namespace psoas::storage
