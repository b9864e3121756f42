#include "storage/protection/sweep.h"

#include <algorithm>
#include <map>

#include "storage/engine/query.h"
#include "storage/protection/aggregate_digest.h"

namespace psoas::storage {

namespace {

struct Noted {
  std::string entity;
  std::int64_t id = 0;
  PatientId patient;
  std::int64_t sequence = 0;  // of the last entry with a digest
};

std::vector<Noted> read_noted(Query query) {
  std::vector<Noted> noted;
  while (query.next()) noted.push_back({query.text(0), query.integer(1), query.id<PatientId>(2), query.integer(3)});
  return noted;
}

std::string digest_in(Connection& connection, std::int64_t sequence) {
  Query query(connection, "SELECT digest FROM audit WHERE sequence = $1", sequence);
  return query.next() ? query.text(0) : std::string();
}

void compare(Connection& connection, const Keys& keys, const Noted& noted, SweepReport& report) {
  ++report.subjects;
  if (has_digest_noted(connection, keys.digests, noted.entity, noted.id, digest_in(connection, noted.sequence))) return;
  const bool gone = !has_rows(connection, noted.entity, noted.id);
  report.tampered.push_back(
      {gone ? RecordFault::removed : RecordFault::changed, noted.entity, noted.id, noted.patient});
}

// Subjects of the record that no entry knows: number, and patient or 0.
struct Unknown {
  const char* entity;
  const char* of_patient;  // $1; nullptr: it is about no patient
  const char* of_all;
};

constexpr Unknown unknown_subjects[] = {
    {"patient",
     "SELECT p.id, p.id FROM patient p WHERE p.id = $1 AND NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity = 'patient'"
     " AND a.entity_id = p.id AND a.digest IS NOT NULL)",
     "SELECT p.id, p.id FROM patient p WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity = 'patient'"
     " AND a.entity_id = p.id AND a.digest IS NOT NULL)"},
    {"visit",
     "SELECT v.id, v.patient FROM visit v WHERE v.patient = $1 AND NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'visit' AND a.entity_id = v.id AND a.digest IS NOT NULL)",
     "SELECT v.id, v.patient FROM visit v WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity = 'visit'"
     " AND a.entity_id = v.id AND a.digest IS NOT NULL)"},
    {"episode",
     "SELECT e.id, e.patient FROM episode e WHERE e.patient = $1 AND NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'episode' AND a.entity_id = e.id AND a.digest IS NOT NULL)",
     "SELECT e.id, e.patient FROM episode e WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity = 'episode'"
     " AND a.entity_id = e.id AND a.digest IS NOT NULL)"},
    {"adverse_event",
     "SELECT e.id, e.patient FROM adverse_event e WHERE e.patient = $1 AND NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'adverse_event' AND a.entity_id = e.id AND a.digest IS NOT NULL)",
     "SELECT e.id, e.patient FROM adverse_event e WHERE NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'adverse_event' AND a.entity_id = e.id AND a.digest IS NOT NULL)"},
    {"red flag",
     "SELECT f.id, f.patient FROM red_flag f WHERE f.patient = $1 AND NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'red flag' AND a.entity_id = f.id AND a.digest IS NOT NULL)",
     "SELECT f.id, f.patient FROM red_flag f WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity = 'red flag'"
     " AND a.entity_id = f.id AND a.digest IS NOT NULL)"},
    {"health",
     "SELECT h.patient, h.patient FROM health h WHERE h.patient = $1 AND NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'health' AND a.entity_id = h.patient AND a.digest IS NOT NULL)",
     "SELECT h.patient, h.patient FROM health h WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity = 'health'"
     " AND a.entity_id = h.patient AND a.digest IS NOT NULL)"},
    {"follow_up_attempt",
     "SELECT f.id, f.patient FROM follow_up_attempt f WHERE f.patient = $1 AND NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'follow_up_attempt' AND a.entity_id = f.id AND a.digest IS NOT NULL)",
     "SELECT f.id, f.patient FROM follow_up_attempt f WHERE NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'follow_up_attempt' AND a.entity_id = f.id AND a.digest IS NOT NULL)"},
    {"follow_up",
     "SELECT f.id, f.patient FROM follow_up_given_up f WHERE f.patient = $1 AND NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'follow_up' AND a.entity_id = f.id AND a.digest IS NOT NULL)",
     "SELECT f.id, f.patient FROM follow_up_given_up f WHERE NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'follow_up' AND a.entity_id = f.id AND a.digest IS NOT NULL)"},
    {"saved_analysis", nullptr,
     "SELECT s.id, 0 FROM saved_analysis s WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity = 'saved_analysis'"
     " AND a.entity_id = s.id AND a.digest IS NOT NULL)"},
    {"favourite", nullptr,
     "SELECT f.id, 0 FROM favourite f WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity = 'favourite'"
     " AND a.entity_id = f.id AND a.digest IS NOT NULL)"},
    {"export", nullptr,
     "SELECT e.id, 0 FROM export_log e WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity = 'export'"
     " AND a.entity_id = e.id AND a.digest IS NOT NULL)"},
    {"backup plan", nullptr,
     "SELECT p.id, 0 FROM backup_plan p WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity = 'backup plan'"
     " AND a.entity_id = p.id AND a.digest IS NOT NULL)"},
    {"quarter", nullptr,
     "SELECT q.id, 0 FROM issued_quarter q WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity = 'quarter'"
     " AND a.entity_id = q.id AND a.digest IS NOT NULL)"},
    {"outcome rules", nullptr,
     "SELECT r.id, 0 FROM outcome_rules r WHERE (r.text <> '' OR r.revision <> 1) AND NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'outcome rules' AND a.digest IS NOT NULL)"},
    {"catalogue", nullptr,
     "SELECT c.id, 0 FROM own_catalogue c WHERE (c.text <> '' OR c.revision <> 1) AND NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'catalogue' AND a.digest IS NOT NULL)"},
    {"account", nullptr,
     "SELECT c.id, 0 FROM account c WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity = 'account'"
     " AND a.entity_id = c.id AND a.digest IS NOT NULL)"},
    {"grants", nullptr,
     "SELECT 1, 0 FROM role_grant WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity = 'grants'"
     " AND a.entity_id = 1 AND a.digest IS NOT NULL) LIMIT 1"},
    {"emergency access", nullptr,
     "SELECT e.id, 0 FROM emergency_access e WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity ="
     " 'emergency access' AND a.entity_id = e.id AND a.digest IS NOT NULL)"}};

// Charts find their visits by an index, which is kept twice and can be damaged by itself: a visit that it does not
// list, or under another day, would be missing from the chart though its row is whole.
void compare_visits_listed(Connection& connection, PatientId patient, const std::vector<Noted>& noted,
                           SweepReport& report) {
  std::map<std::int64_t, std::string> listed;
  {
    Query query(connection, "SELECT id, date FROM visit WHERE patient = $1 ORDER BY date, id", patient);
    while (query.next()) listed[query.integer(0)] = query.text(1);
  }
  for (const Noted& subject : noted) {
    if (subject.entity != "visit") continue;
    Query row(connection, "SELECT date FROM visit WHERE id = $1", subject.id);
    if (!row.next()) continue;  // said already
    const auto found = listed.find(subject.id);
    if (found == listed.end() || found->second != row.view(0))
      report.tampered.push_back({RecordFault::changed, "visit", subject.id, patient});
  }
}

void add_unknown(Query query, const char* entity, SweepReport& report) {
  while (query.next())
    report.tampered.push_back({RecordFault::added, entity, query.integer(0), query.id<PatientId>(1)});
}

}  // namespace

SweepReport sweep_patient(Connection& connection, const Keys& keys, PatientId patient) {
  SweepReport report;
  const auto noted = read_noted(Query(connection,
                                      "SELECT entity, entity_id, patient, max(sequence) FROM audit WHERE patient = $1"
                                      " AND digest IS NOT NULL GROUP BY entity, entity_id",
                                      patient));
  for (const Noted& subject : noted) compare(connection, keys, subject, report);
  if (report.tampered.empty()) compare_visits_listed(connection, patient, noted, report);
  for (const Unknown& unknown : unknown_subjects)
    if (unknown.of_patient != nullptr)
      add_unknown(Query(connection, unknown.of_patient, patient), unknown.entity, report);
  return report;
}

SweepReport sweep_all(Connection& connection, const Keys& keys, Progress& progress) {
  SweepReport report;
  const auto noted = read_noted(Query(connection,
                                      "SELECT entity, entity_id, max(coalesce(patient, 0)), max(sequence) FROM audit"
                                      " WHERE digest IS NOT NULL GROUP BY entity, entity_id"));
  const auto total = static_cast<std::int64_t>(noted.size());
  for (const Noted& subject : noted) {
    if (report.subjects % 200 == 0) {
      progress.check();
      progress.at("subjects", report.subjects, total);
    }
    compare(connection, keys, subject, report);
  }
  for (const Unknown& unknown : unknown_subjects) {
    progress.check();
    add_unknown(Query(connection, unknown.of_all), unknown.entity, report);
  }
  progress.at("subjects", total, total);
  return report;
}

}  // namespace psoas::storage
