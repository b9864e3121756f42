#include "storage/protection/sweep.h"

#include <map>
#include <string>
#include <utility>

#include "storage/engine/query.h"
#include "storage/protection/aggregate_digest.h"

namespace psoas::storage {

namespace {

constexpr int subjects_between_breaths = 200;

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

bool is_as_noted(Connection& connection, const Keys& keys, const Noted& noted) {
  return has_digest_noted(connection, keys.digests, noted.entity, noted.id, digest_in(connection, noted.sequence));
}

// It may have been changed since the list was read, or gone over to another patient's record. True when it was.
bool look_up_last_entry(Connection& connection, Noted& noted) {
  Query query(connection,
              "SELECT sequence, coalesce(patient, 0) FROM audit WHERE entity = $1 AND entity_id = $2"
              " AND digest IS NOT NULL ORDER BY sequence DESC LIMIT 1",
              noted.entity, noted.id);
  if (!query.next()) return false;
  noted.patient = query.id<PatientId>(1);
  const std::int64_t before = std::exchange(noted.sequence, query.integer(0));
  return noted.sequence != before;
}

void compare(Connection& connection, const Keys& keys, Noted& noted, SweepReport& report) {
  ++report.subjects;
  if (is_as_noted(connection, keys, noted)) return;
  if (look_up_last_entry(connection, noted) && is_as_noted(connection, keys, noted)) return;
  const bool gone = !has_rows(connection, noted.entity, noted.id);
  report.tampered.push_back(
      {gone ? RecordFault::removed : RecordFault::changed, noted.entity, noted.id, noted.patient});
}

// The questions about the subjects of one kind.
struct Kind {
  const char* entity;
  const char* all_unknown;                   // number and patient, or 0, of those that no entry of the trail knows
  const char* unknown_of_patient = nullptr;  // $1; nullptr: about no patient
  // Number and place of those that charts list of patient $1, walked from either end of the index.
  const char* listed_up = nullptr;
  const char* listed_down = nullptr;
  const char* place_in_row = nullptr;  // of $1, if it is patient $2's
};

// Statements are literals; the preprocessor writes those that differ by names of tables and columns only.
#define NOT_IN_TRAIL(entity, id) \
  "NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity = '" entity "' AND a.entity_id = " id " AND a.digest IS NOT NULL)"
#define OF_CLINIC(entity, table) \
  { entity, "SELECT x.id, 0 FROM " table " x WHERE " NOT_IN_TRAIL(entity, "x.id") }
#define UNKNOWN(entity, table, id, patient)                                              \
  entity, "SELECT " id ", " patient " FROM " table " x WHERE " NOT_IN_TRAIL(entity, id), \
      "SELECT " id ", " patient " FROM " table " x WHERE " patient " = $1 AND " NOT_IN_TRAIL(entity, id)
#define OF_PATIENT(entity, table, id, patient) \
  { UNKNOWN(entity, table, id, patient) }
// `place` is what the index that charts list them by has after the patient.
#define LISTED_OF_PATIENT(entity, table, place)                                                    \
  {                                                                                                \
    UNKNOWN(entity, table, "x.id", "x.patient"),                                                   \
        "SELECT id, " place " FROM " table " WHERE patient = $1 ORDER BY " place ", id",           \
        "SELECT id, " place " FROM " table " WHERE patient = $1 ORDER BY " place " DESC, id DESC", \
        "SELECT " place " FROM " table " WHERE id = $1 AND +patient = $2"                          \
  }

constexpr Kind kinds_of_patient[] = {OF_PATIENT("patient", "patient", "x.id", "x.id"),
                                     LISTED_OF_PATIENT("visit", "visit", "date"),
                                     LISTED_OF_PATIENT("episode", "episode", "id"),
                                     LISTED_OF_PATIENT("adverse_event", "adverse_event", "id"),
                                     LISTED_OF_PATIENT("red flag", "red_flag", "id"),
                                     OF_PATIENT("health", "health", "x.patient", "x.patient"),
                                     LISTED_OF_PATIENT("follow_up_attempt", "follow_up_attempt", "treatment"),
                                     OF_PATIENT("follow_up", "follow_up_given_up", "x.id", "x.patient"),
                                     OF_PATIENT("merge", "patient_merge", "x.id", "x.target")};

constexpr Kind kinds_of_clinic[] = {
    OF_CLINIC("clinic", "clinic"),
    OF_CLINIC("saved_analysis", "saved_analysis"),
    OF_CLINIC("favourite", "favourite"),
    OF_CLINIC("export", "export_log"),
    OF_CLINIC("export setting", "export_setting"),
    OF_CLINIC("study", "study"),
    OF_CLINIC("backup plan", "backup_plan"),
    OF_CLINIC("quarter", "issued_quarter"),
    OF_CLINIC("account", "account"),
    OF_CLINIC("emergency access", "emergency_access"),
    // Kinds of which the record has one row from the beginning, or rows that are one subject together.
    {"outcome rules",
     "SELECT r.id, 0 FROM outcome_rules r WHERE (r.text <> '' OR r.revision <> 1) AND NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'outcome rules' AND a.digest IS NOT NULL)"},
    {"catalogue",
     "SELECT c.id, 0 FROM own_catalogue c WHERE (c.text <> '' OR c.revision <> 1) AND NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'catalogue' AND a.digest IS NOT NULL)"},
    {"diagnosis_list",
     "SELECT l.id, 0 FROM diagnosis_list l WHERE l.own = 0 AND NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'diagnosis_list' AND a.digest IS NOT NULL)"},
    {"recovery code",
     "SELECT 1, 0 FROM key_slot WHERE kind = 'recovery' AND NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'recovery code' AND a.digest IS NOT NULL) LIMIT 1"},
    {"grants",
     "SELECT 1, 0 FROM role_grant WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity = 'grants'"
     " AND a.entity_id = 1 AND a.digest IS NOT NULL) LIMIT 1"}};

#undef LISTED_OF_PATIENT
#undef OF_PATIENT
#undef UNKNOWN
#undef OF_CLINIC
#undef NOT_IN_TRAIL

void add_unknown(Query query, const char* entity, SweepReport& report) {
  while (query.next())
    report.tampered.push_back({RecordFault::added, entity, query.integer(0), query.id<PatientId>(1)});
}

void add_unknown_of_patient(Connection& connection, PatientId patient, SweepReport& report) {
  for (const Kind& kind : kinds_of_patient)
    add_unknown(Query(connection, kind.unknown_of_patient, patient), kind.entity, report);
}

void add_all_unknown(Connection& connection, const Breath& breath, Progress& progress, SweepReport& report) {
  const auto add = [&](const Kind& kind) {
    progress.check();
    breath();
    add_unknown(Query(connection, kind.all_unknown), kind.entity, report);
  };
  for (const Kind& kind : kinds_of_patient) add(kind);
  for (const Kind& kind : kinds_of_clinic) add(kind);
}

std::map<std::int64_t, std::string> listed(Query query) {
  std::map<std::int64_t, std::string> found;
  while (query.next()) found[query.integer(0)] = query.text(1);
  return found;
}

// Charts find their rows by an index, which is kept beside the table and can be damaged by itself: a visit that it
// does not list, or under another day, would be missing from the chart though its row is whole. Where the search in a
// damaged index ends depends on the end it is walked from, so both are tried.
void compare_listed(Connection& connection, PatientId patient, const std::vector<Noted>& noted, SweepReport& report) {
  for (const Kind& kind : kinds_of_patient) {
    if (kind.listed_up == nullptr) continue;
    const auto up = listed(Query(connection, kind.listed_up, patient));
    const auto down = listed(Query(connection, kind.listed_down, patient));
    for (const Noted& subject : noted) {
      if (subject.entity != kind.entity) continue;
      Query row(connection, kind.place_in_row, subject.id, patient);
      // Gone, or another patient's by now: its digest says whether that is right.
      if (!row.next()) continue;
      const std::string place = row.text(0);
      const auto has_it = [&](const std::map<std::int64_t, std::string>& list) {
        const auto found = list.find(subject.id);
        return found != list.end() && found->second == place;
      };
      if (!has_it(up) || !has_it(down))
        report.tampered.push_back({RecordFault::changed, kind.entity, subject.id, patient});
    }
  }
}

void compare_all_listed(Connection& connection, const std::vector<Noted>& noted, const Breath& breath,
                        Progress& progress, SweepReport& report) {
  std::map<PatientId, std::vector<Noted>> by_patient;
  for (const Noted& subject : noted)
    if (subject.patient.stored()) by_patient[subject.patient].push_back(subject);
  int patients = 0;
  for (const auto& [patient, of_patient] : by_patient) {
    progress.check();
    if (++patients % subjects_between_breaths == 0) breath();
    compare_listed(connection, patient, of_patient, report);
  }
}

template <std::size_t count>
bool is_unknown_among(Connection& connection, const Kind (&kinds)[count], std::string_view entity, std::int64_t id) {
  for (const Kind& kind : kinds) {
    if (entity != kind.entity) continue;
    Query query(connection, kind.all_unknown);
    while (query.next())
      if (query.integer(0) == id) return true;
  }
  return false;
}

}  // namespace

// What has no rows is not looked for among all.
bool is_unknown(Connection& connection, std::string_view entity, std::int64_t id) {
  if (!has_rows(connection, entity, id)) return false;
  return is_unknown_among(connection, kinds_of_patient, entity, id) ||
         is_unknown_among(connection, kinds_of_clinic, entity, id);
}

SweepReport sweep_patient(Connection& connection, const Keys& keys, PatientId patient) {
  SweepReport report;
  auto noted = read_noted(Query(connection,
                                "SELECT entity, entity_id, patient, max(sequence) FROM audit WHERE patient = $1"
                                " AND digest IS NOT NULL GROUP BY entity, entity_id",
                                patient));
  for (Noted& subject : noted) compare(connection, keys, subject, report);
  if (report.tampered.empty()) compare_listed(connection, patient, noted, report);
  add_unknown_of_patient(connection, patient, report);
  return report;
}

SweepReport sweep_all(Connection& connection, const Keys& keys, Progress& progress, const Breath& breath) {
  SweepReport report;
  auto noted = read_noted(Query(connection,
                                "SELECT entity, entity_id, 0, max(sequence) FROM audit"
                                " WHERE digest IS NOT NULL GROUP BY entity, entity_id"));
  const auto total = static_cast<std::int64_t>(noted.size());
  for (Noted& subject : noted) {
    if (report.subjects % subjects_between_breaths == 0) {
      progress.check();
      breath();
      progress.at("subjects", report.subjects, total);
    }
    look_up_last_entry(connection, subject);
    compare(connection, keys, subject, report);
  }
  if (report.tampered.empty()) compare_all_listed(connection, noted, breath, progress, report);
  add_all_unknown(connection, breath, progress, report);
  progress.at("subjects", total, total);
  return report;
}

}  // namespace psoas::storage
