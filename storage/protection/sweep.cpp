#include "storage/protection/sweep.h"

#include <iterator>
#include <map>
#include <string>

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

// Where the subjects of one kind stand in the record.
struct Kind {
  const char* entity;
  const char* table;
  const char* id;
  const char* patient = nullptr;  // the column that says whose it is; nullptr: about no patient
  const char* order = nullptr;    // what the index that charts list them by has after the patient
};

constexpr Kind kinds_of_patient[] = {{"patient", "patient", "id", "id"},
                                     {"visit", "visit", "id", "patient", "date"},
                                     {"episode", "episode", "id", "patient", "id"},
                                     {"adverse_event", "adverse_event", "id", "patient", "id"},
                                     {"red flag", "red_flag", "id", "patient", "id"},
                                     {"health", "health", "patient", "patient"},
                                     {"follow_up_attempt", "follow_up_attempt", "id", "patient", "treatment"},
                                     {"follow_up", "follow_up_given_up", "id", "patient"}};

constexpr Kind kinds_of_clinic[] = {
    {"saved_analysis", "saved_analysis", "id"},    {"favourite", "favourite", "id"},    {"export", "export_log", "id"},
    {"backup plan", "backup_plan", "id"},          {"quarter", "issued_quarter", "id"}, {"account", "account", "id"},
    {"emergency access", "emergency_access", "id"}};

// Kinds of which the record has one row from the beginning, or rows that are one subject together.
struct OnlyOne {
  const char* entity;
  const char* unknown;
};

constexpr OnlyOne only_ones[] = {
    {"outcome rules",
     "SELECT r.id, 0 FROM outcome_rules r WHERE (r.text <> '' OR r.revision <> 1) AND NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'outcome rules' AND a.digest IS NOT NULL)"},
    {"catalogue",
     "SELECT c.id, 0 FROM own_catalogue c WHERE (c.text <> '' OR c.revision <> 1) AND NOT EXISTS (SELECT 1 FROM audit a"
     " WHERE a.entity = 'catalogue' AND a.digest IS NOT NULL)"},
    {"grants",
     "SELECT 1, 0 FROM role_grant WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity = 'grants'"
     " AND a.entity_id = 1 AND a.digest IS NOT NULL) LIMIT 1"}};

// The questions about one kind. Kept for good: a connection knows a statement by its address.
struct Questions {
  explicit Questions(const Kind& kind);

  const Kind* kind;
  std::string all_unknown;         // number and patient of those that no entry of the trail knows
  std::string unknown_of_patient;  // $1
  // Number and place of those that charts list of patient $1, walked from either end of the index.
  std::string listed_up;
  std::string listed_down;
  std::string place_in_row;  // of $1, if it is patient $2's
};

Questions::Questions(const Kind& of) : kind(&of) {
  const std::string id = std::string("x.") + of.id;
  const std::string from = std::string(" FROM ") + of.table + " x WHERE ";
  const std::string unknown = std::string("NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity = '") + of.entity +
                              "' AND a.entity_id = " + id + " AND a.digest IS NOT NULL)";
  if (of.patient == nullptr) {
    all_unknown = "SELECT " + id + ", 0" + from + unknown;
    return;
  }
  const std::string patient = std::string("x.") + of.patient;
  all_unknown = "SELECT " + id + ", " + patient + from + unknown;
  unknown_of_patient = "SELECT " + id + ", " + patient + from + patient + " = $1 AND " + unknown;
  if (of.order == nullptr) return;
  const std::string order = std::string("x.") + of.order;
  const std::string listed = "SELECT " + id + ", " + order + from + patient + " = $1 ORDER BY " + order;
  listed_up = listed + ", " + id;
  listed_down = listed + " DESC, " + id + " DESC";
  place_in_row = "SELECT " + order + from + id + " = $1 AND +" + patient + " = $2";
}

template <std::size_t count>
std::vector<Questions> questions_about(const Kind (&kinds)[count]) {
  return {std::begin(kinds), std::end(kinds)};
}

const std::vector<Questions>& of_patients() {
  static const std::vector<Questions> questions = questions_about(kinds_of_patient);
  return questions;
}

const std::vector<Questions>& of_clinic() {
  static const std::vector<Questions> questions = questions_about(kinds_of_clinic);
  return questions;
}

void add_unknown(Query query, const char* entity, SweepReport& report) {
  while (query.next())
    report.tampered.push_back({RecordFault::added, entity, query.integer(0), query.id<PatientId>(1)});
}

void add_unknown_of_patient(Connection& connection, PatientId patient, SweepReport& report) {
  for (const Questions& ask : of_patients())
    add_unknown(Query(connection, ask.unknown_of_patient.c_str(), patient), ask.kind->entity, report);
}

void add_all_unknown(Connection& connection, Progress& progress, SweepReport& report) {
  for (const auto* kinds : {&of_patients(), &of_clinic()})
    for (const Questions& ask : *kinds) {
      progress.check();
      add_unknown(Query(connection, ask.all_unknown.c_str()), ask.kind->entity, report);
    }
  for (const OnlyOne& kind : only_ones) add_unknown(Query(connection, kind.unknown), kind.entity, report);
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
  for (const Questions& ask : of_patients()) {
    if (ask.listed_up.empty()) continue;
    const auto up = listed(Query(connection, ask.listed_up.c_str(), patient));
    const auto down = listed(Query(connection, ask.listed_down.c_str(), patient));
    for (const Noted& subject : noted) {
      if (subject.entity != ask.kind->entity) continue;
      Query row(connection, ask.place_in_row.c_str(), subject.id, patient);
      // Gone, or another patient's by now: its digest says whether that is right.
      if (!row.next()) continue;
      const std::string place = row.text(0);
      const auto has_it = [&](const std::map<std::int64_t, std::string>& list) {
        const auto found = list.find(subject.id);
        return found != list.end() && found->second == place;
      };
      if (!has_it(up) || !has_it(down))
        report.tampered.push_back({RecordFault::changed, ask.kind->entity, subject.id, patient});
    }
  }
}

void compare_all_listed(Connection& connection, const std::vector<Noted>& noted, Progress& progress,
                        SweepReport& report) {
  std::map<PatientId, std::vector<Noted>> by_patient;
  for (const Noted& subject : noted)
    if (subject.patient.stored()) by_patient[subject.patient].push_back(subject);
  for (const auto& [patient, of_patient] : by_patient) {
    progress.check();
    compare_listed(connection, patient, of_patient, report);
  }
}

}  // namespace

SweepReport sweep_patient(Connection& connection, const Keys& keys, PatientId patient) {
  SweepReport report;
  const auto noted = read_noted(Query(connection,
                                      "SELECT entity, entity_id, patient, max(sequence) FROM audit WHERE patient = $1"
                                      " AND digest IS NOT NULL GROUP BY entity, entity_id",
                                      patient));
  for (const Noted& subject : noted) compare(connection, keys, subject, report);
  if (report.tampered.empty()) compare_listed(connection, patient, noted, report);
  add_unknown_of_patient(connection, patient, report);
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
  if (report.tampered.empty()) compare_all_listed(connection, noted, progress, report);
  add_all_unknown(connection, progress, report);
  progress.at("subjects", total, total);
  return report;
}

}  // namespace psoas::storage
