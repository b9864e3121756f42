#include "storage/sqlite/file_check.h"

#include <sqlite3.h>

#include <array>
#include <stdexcept>

#include "storage/engine/query.h"
#include "storage/protection/chain.h"
#include "storage/protection/key_slots.h"
#include "storage/protection/sweep.h"
#include "storage/verbs/clinic_verbs.h"

namespace psoas::storage {

namespace {

// Lets the person stop a check that SQLite is in the middle of.
class StopWhenCancelled {
 public:
  StopWhenCancelled(sqlite3* handle, const Progress& progress) : x_handle(handle), x_progress(progress) {
    sqlite3_progress_handler(handle, 100'000, &StopWhenCancelled::asked, this);
  }
  StopWhenCancelled(const StopWhenCancelled&) = delete;
  StopWhenCancelled& operator=(const StopWhenCancelled&) = delete;
  ~StopWhenCancelled() { sqlite3_progress_handler(x_handle, 0, nullptr, nullptr); }

 private:
  static int asked(void* self) { return static_cast<StopWhenCancelled*>(self)->x_progress.cancelled() ? 1 : 0; }

  sqlite3* x_handle;
  const Progress& x_progress;
};

// What is wrong when the query finds anything.
struct Comparison {
  const char* fault;
  const char* sql;
};

constexpr std::array comparisons{
    Comparison{"patients seen last: not as the visits say",
               "SELECT 1 FROM patient_activity a WHERE a.visits <>"
               " (SELECT count(*) FROM visit v WHERE v.patient = a.patient AND v.live = 1)"
               " OR coalesce(a.last_visit, '') <> coalesce("
               " (SELECT max(v.date) FROM visit v WHERE v.patient = a.patient AND v.live = 1), '') LIMIT 1"},
    Comparison{"search: a patient is missing or too many",
               "SELECT 1 FROM patient p LEFT JOIN patient_line l ON l.patient = p.id"
               " WHERE (p.voided_at IS NULL) <> (l.patient IS NOT NULL) LIMIT 1"},
    Comparison{"visits: a voided one is counted",
               "SELECT 1 FROM visit v JOIN patient p ON p.id = v.patient"
               " WHERE v.live = 1 AND p.voided_at IS NOT NULL LIMIT 1"},
    Comparison{"audit trail: entries are missing",
               "SELECT 1 FROM (SELECT max(sequence) AS last, count(*) AS entries FROM audit) AS trail"
               " WHERE last <> entries"},
    Comparison{"visits: one has no entry in the audit trail",
               "SELECT 1 FROM visit v WHERE NOT EXISTS"
               " (SELECT 1 FROM audit a WHERE a.entity = 'visit' AND a.entity_id = v.id) LIMIT 1"},
    Comparison{"patients: one has no entry in the audit trail",
               "SELECT 1 FROM patient p WHERE NOT EXISTS"
               " (SELECT 1 FROM audit a WHERE a.entity = 'patient' AND a.entity_id = p.id) LIMIT 1"},
};

void add_answers(SqliteConnection& connection, const char* sql, std::vector<std::string>& faults) {
  Query query(connection, sql);
  while (query.next())
    if (query.view(0) != "ok") faults.push_back(query.text(0));
}

void add_orphans(SqliteConnection& connection, std::vector<std::string>& faults) {
  Query query(connection, "PRAGMA foreign_key_check");
  while (query.next()) faults.push_back("a row of " + query.text(0) + " has lost its " + query.text(2));
}

void check_all(SqliteConnection& connection, FileCheck& check, Progress& progress) {
  progress.at("pages", 0, 3);
  add_answers(connection, "PRAGMA integrity_check(20)", check.faults);
  progress.check();
  progress.at("links", 1, 3);
  add_orphans(connection, check.faults);
  progress.check();
  progress.at("records", 2, 3);
  for (const Comparison& comparison : comparisons)
    if (one_integer(connection, comparison.sql)) check.faults.emplace_back(comparison.fault);
  const auto count = [&](const char* sql) { return one_integer(connection, sql).value_or(0); };
  check.patients = count("SELECT count(*) FROM patient WHERE voided_at IS NULL");
  check.visits = count("SELECT count(*) FROM visit WHERE live = 1");
  check.scores = count("SELECT count(*) FROM score");
  check.findings = count("SELECT count(*) FROM finding");
  check.treatments = count("SELECT count(*) FROM treatment");
  check.audit_entries = count("SELECT count(*) FROM audit");
  // With accounts it takes a log-in to know: the audit trail's verification does this then.
  if (const std::shared_ptr<const Keys> keys = keys_of_open_slot(connection)) {
    const TrailCheck trail = check_trail(connection, *keys, progress);
    if (trail.fault != TrailFault::none)
      check.faults.push_back("audit trail: not as written from entry " + std::to_string(trail.first_broken));
    for (const TamperedSubject& subject : sweep_all(connection, *keys, progress).tampered)
      check.faults.push_back(subject.entity + " " + std::to_string(subject.id) + ": " +
                             std::string(code_of(subject.fault)) + " outside the program");
  }
  check.made_by_version = ClinicVerbs(connection, nullptr).settings().created_by_version;
  progress.at("records", 3, 3);
}

}  // namespace

FileCheck check_records(SqliteConnection& connection, int schema_version, Progress& progress) {
  FileCheck check;
  check.schema_version = schema_version;
  const StopWhenCancelled stop(connection.handle(), progress);
  try {
    check_all(connection, check, progress);
  } catch (const StoreError& error) {
    progress.check();
    if (error.fault() != StoreFault::damaged) throw;
    check.faults.push_back(error.detail());
  } catch (const std::logic_error& error) {
    check.faults.emplace_back(error.what());  // a table or column is not there under its name
  }
  return check;
}

}  // namespace psoas::storage
