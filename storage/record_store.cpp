#include "storage/record_store.h"

#include <algorithm>

#include "storage/catalogue/embedded_catalogue.h"
#include "storage/engine/query.h"
#include "storage/log_in_book.h"
#include "storage/protection/anchor_file.h"
#include "storage/protection/chain.h"
#include "storage/protection/sweep_in_pieces.h"
#include "storage/steady_time.h"
#include "storage/verbs/adverse_event_verbs.h"
#include "storage/verbs/audit_verbs.h"
#include "storage/verbs/clinic_verbs.h"
#include "storage/verbs/diagnosis_verbs.h"
#include "storage/verbs/export_verbs.h"
#include "storage/verbs/favourite_verbs.h"
#include "storage/verbs/follow_up_verbs.h"
#include "storage/verbs/health_verbs.h"
#include "storage/verbs/issued_quarter_verbs.h"
#include "storage/verbs/outcome_verbs.h"
#include "storage/verbs/patient_merge_verbs.h"
#include "storage/verbs/patient_verbs.h"
#include "storage/verbs/red_flag_verbs.h"
#include "storage/verbs/saved_analysis_verbs.h"
#include "storage/verbs/series_verbs.h"
#include "storage/verbs/visit_verbs.h"

namespace psoas::storage {

namespace {

// The verbs of one closure, alive as long as it runs.
struct Verbs {
  // `in_force` is the catalogue these verbs work by; a change of it is put there for those that come after.
  Verbs(Connection& connection, CatalogueInForce& in_force, const Clock& clock, Gate* gate)
      : Verbs(connection, in_force.catalogue, in_force, clock, gate) {}

  Verbs(Connection& connection, std::shared_ptr<const Catalogue> held, CatalogueInForce& in_force, const Clock& clock,
        Gate* gate)
      : catalogue(std::move(held)),
        patients(connection, gate),
        visits(connection, *catalogue, clock, gate),
        series(connection, *catalogue, gate),
        clinic(connection, gate, &in_force),
        health(connection, gate),
        red_flags(connection, gate),
        adverse_events(connection, gate),
        follow_ups(connection, *catalogue, clock, gate),
        diagnoses(connection, gate),
        outcomes(connection, *catalogue, gate),
        exports(connection, *catalogue, gate),
        favourites(connection, gate),
        analyses(connection, gate),
        audit_trail(connection, *catalogue, clock, gate),
        issued_quarters(connection, gate),
        patient_merges(connection, *catalogue, clock, gate) {}

  std::shared_ptr<const Catalogue> catalogue;
  PatientVerbs patients;
  VisitVerbs visits;
  SeriesVerbs series;
  ClinicVerbs clinic;
  HealthVerbs health;
  RedFlagVerbs red_flags;
  AdverseEventVerbs adverse_events;
  FollowUpVerbs follow_ups;
  DiagnosisVerbs diagnoses;
  OutcomeVerbs outcomes;
  ExportVerbs exports;
  FavouriteVerbs favourites;
  SavedAnalysisVerbs analyses;
  AuditVerbs audit_trail;
  IssuedQuarterVerbs issued_quarters;
  PatientMergeVerbs patient_merges;
};

class ReadingVerbs final : public Reading, public ExportReading, public AuditReading {
 public:
  explicit ReadingVerbs(Verbs& verbs) : x_verbs(verbs) {}
  Patients& patients() override { return x_verbs.patients; }
  Visits& visits() override { return x_verbs.visits; }
  Series& series() override { return x_verbs.series; }
  Clinic& clinic() override { return x_verbs.clinic; }
  Health& health() override { return x_verbs.health; }
  RedFlags& red_flags() override { return x_verbs.red_flags; }
  AdverseEvents& adverse_events() override { return x_verbs.adverse_events; }
  FollowUps& follow_ups() override { return x_verbs.follow_ups; }
  Diagnoses& diagnoses() override { return x_verbs.diagnoses; }
  Exports& exports() override { return x_verbs.exports; }
  Favourites& favourites() override { return x_verbs.favourites; }
  OutcomeSource& outcomes() override { return x_verbs.outcomes; }
  SavedAnalyses& analyses() override { return x_verbs.analyses; }
  AuditTrail& audit_trail() override { return x_verbs.audit_trail; }
  IssuedQuarters& issued_quarters() override { return x_verbs.issued_quarters; }
  PatientMerges& patient_merges() override { return x_verbs.patient_merges; }

 private:
  Verbs& x_verbs;
};

class WritingVerbs final : public Writing, public ExportWriting {
 public:
  explicit WritingVerbs(Verbs& verbs) : x_verbs(verbs) {}
  PatientChanges& patients() override { return x_verbs.patients; }
  VisitChanges& visits() override { return x_verbs.visits; }
  Series& series() override { return x_verbs.series; }
  ClinicChanges& clinic() override { return x_verbs.clinic; }
  HealthChanges& health() override { return x_verbs.health; }
  RedFlagChanges& red_flags() override { return x_verbs.red_flags; }
  AdverseEventChanges& adverse_events() override { return x_verbs.adverse_events; }
  FollowUpChanges& follow_ups() override { return x_verbs.follow_ups; }
  DiagnosisChanges& diagnoses() override { return x_verbs.diagnoses; }
  FavouriteChanges& favourites() override { return x_verbs.favourites; }
  ExportChanges& exports() override { return x_verbs.exports; }
  SavedAnalysisChanges& analyses() override { return x_verbs.analyses; }
  IssuedQuarterChanges& issued_quarters() override { return x_verbs.issued_quarters; }
  PatientMergeChanges& patient_merges() override { return x_verbs.patient_merges; }

 private:
  Verbs& x_verbs;
};

// More charts than that in one closure are a list, and no look at each.
constexpr std::size_t most_opened_at_once = 20;

// Rolls back unless committed.
class Transaction {
 public:
  explicit Transaction(Connection& connection) : x_connection(connection) {}
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() {
    if (!x_committed) x_connection.roll_back();
  }
  void commit() {
    x_connection.commit();
    x_committed = true;
  }

 private:
  Connection& x_connection;
  bool x_committed = false;
};

bool is_on_disk(Connection& connection, const Gate& gate) {
  return gate.last_sequence() != 0 && one_integer(connection,
                                                  "SELECT 1 FROM audit a JOIN audit_session s ON s.id = a.session"
                                                  " WHERE a.sequence = $1 AND s.uuid = $2",
                                                  gate.last_sequence(), gate.audit_session()->uuid)
                                          .has_value();
}

std::unique_ptr<LogInBook> book_of(RecordStore& store, const std::optional<KeyFile>& keys_beside) {
  if (keys_beside) return std::make_unique<BookInKeyFile>(store, *keys_beside);
  return std::make_unique<BookInRecord>(store);
}

}  // namespace

RecordStore::RecordStore(std::unique_ptr<Connection> connection, Reconnect reconnect, const Clock& clock,
                         StoreSettings settings)
    : x_connection(std::move(connection)),
      x_reconnect(std::move(reconnect)),
      x_clock(clock),
      x_settings(std::move(settings)),
      x_catalogue(x_connection ? catalogue_in_force(*x_connection) : CatalogueInForce{embedded_catalogue_shared(), 0}),
      x_entrance(*this, clock, x_settings.work, book_of(*this, x_settings.keys_beside), x_settings.new_keys) {
  if (x_settings.new_keys) return;
  x_entrance.look_again();
  if (!x_connection && x_entrance.keys()) this->connection();
  if (x_connection && !x_settings.anchor_folder.empty() && !x_settings.first_look)
    x_anchor_fault = fault_against_anchor(*x_connection, x_settings.anchor_folder);
}

// A keyed file that was given no account is of no use to anybody: its key goes with this object.
RecordStore::~RecordStore() {
  if (x_connection && !x_settings.read_only && !x_settings.anchor_folder.empty())
    storage::keep_anchor(*x_connection, x_settings.anchor_folder, x_settings.file, x_clock.now());
  if (!x_settings.new_keys) return;
  x_connection.reset();
  std::error_code error;
  std::filesystem::remove(x_settings.file, error);
  std::filesystem::remove(x_settings.keys_beside->path(), error);
  std::filesystem::remove(x_settings.file.string() + "-journal", error);
}

void RecordStore::keep_anchor() {
  if (!x_settings.read_only && !x_settings.anchor_folder.empty())
    storage::keep_anchor(connection(), x_settings.anchor_folder, x_settings.file, x_clock.now());
}

// After a commit in doubt the file may not have opened again: then it is tried at each use, for reading.
Connection& RecordStore::connection() {
  if (!is_keyed()) {
    if (!x_connection) open_by(nullptr);
    return *x_connection;
  }
  const std::shared_ptr<const Keys> keys = x_entrance.keys();
  if (!keys) {
    close_if_locked();
    throw StoreError(StoreFault::locked_out, "nobody is logged in");
  }
  if (!x_connection) open_by(keys.get());
  return *x_connection;
}

void RecordStore::open_by(const Keys* keys) {
  if (!x_reconnect) throw StoreError(StoreFault::unavailable, "the records in memory were lost");
  x_connection = x_reconnect(keys);
  if (!x_settings.first_look) return;
  try {
    look_first();
  } catch (...) {
    x_connection.reset();
    throw;
  }
}

void RecordStore::look_first() {
  x_settings.upgrade = x_settings.first_look(*x_connection);
  x_settings.first_look = nullptr;
  x_catalogue = catalogue_in_force(*x_connection);
  if (!x_settings.anchor_folder.empty()) x_anchor_fault = fault_against_anchor(*x_connection, x_settings.anchor_folder);
}

void RecordStore::close_if_locked() noexcept {
  if (is_keyed() && !x_entrance.keys()) x_connection.reset();
}

void RecordStore::come_up_to_date(const Session& session, const std::shared_ptr<const Keys>& keys) {
  if (!waits_for_upgrade()) return;
  try {
    x_settings.upgrade(connection(), session, keys);
  } catch (const CommitInDoubt&) {
    // The next log-in opens the file anew, and finds which version it is.
    x_connection.reset();
    throw;
  }
  x_settings.upgrade = nullptr;
  x_catalogue = catalogue_in_force(connection());
}

void RecordStore::run_read(const Session& session, const std::function<void(Reading&)>& work) {
  const Entitlement entitlement = x_entrance.entitlement_of(session);
  Gate gate(connection(), session, x_clock, x_audit_session, entitlement, &x_tampered);
  x_connection->begin_reading();
  {
    Transaction transaction(*x_connection);
    x_catalogue = catalogue_in_force(*x_connection, x_catalogue);
    Verbs verbs(*x_connection, x_catalogue, x_clock, &gate);
    ReadingVerbs reading(verbs);
    work(reading);
    transaction.commit();
  }
  charts_were_read(session, entitlement, gate.charts_read());
}

void RecordStore::run_write(const Session& session, const std::function<void(Writing&)>& work) {
  const Entitlement entitlement = x_entrance.entitlement_of(session);
  CatalogueInForce changed;
  std::set<PatientId> charts;
  write_as(session, entitlement, [&](Connection& connection, Gate& gate) {
    x_catalogue = catalogue_in_force(connection, x_catalogue);
    changed = x_catalogue;
    Verbs verbs(connection, changed, x_clock, &gate);
    WritingVerbs writing(verbs);
    work(writing);
    verbs.follow_ups.plan_changed();
    charts = gate.charts_read();
  });
  x_catalogue = std::move(changed);
  try {
    charts_were_read(session, entitlement, charts);
  } catch (const std::exception&) {
    // What was to be saved is saved, and must not be reported as failed. The charts are entered when they are next
    // read.
  }
}

void RecordStore::write_as(const Session& session, const Entitlement& entitlement, const GatedWork& work) {
  connection();
  if (x_settings.read_only) throw StoreError(StoreFault::read_only, "the file is open for reading");
  x_connection->begin_writing();
  Gate gate(*x_connection, session, x_clock, x_audit_session, entitlement, &x_tampered);
  try {
    Transaction transaction(*x_connection);
    x_entrance.require_in_force(entitlement);
    work(*x_connection, gate);
    gate.check_before_commit();
    transaction.commit();
  } catch (const CommitInDoubt& doubt) {
    settle(gate, doubt, entitlement.keys.get());
  }
  x_audit_session = gate.audit_session();
}

void RecordStore::write_aside(const std::function<void(Connection&)>& work) {
  connection().begin_writing();
  try {
    Transaction transaction(*x_connection);
    work(*x_connection);
    transaction.commit();
  } catch (const CommitInDoubt&) {
    x_connection.reset();
    throw;
  }
}

// The pages in memory cannot be trusted any more. What the file says after it was opened anew, and after one more
// commit has gone through, is what is stored.
void RecordStore::settle(const Gate& gate, const CommitInDoubt& doubt, const Keys* keys) {
  x_audit_session.reset();
  x_connection.reset();
  if (!x_reconnect) throw StoreError(doubt.fault(), doubt.detail());
  x_settings.read_only = true;
  x_connection = x_reconnect(keys);
  const bool stored = is_on_disk(*x_connection, gate);
  pass_barrier();
  x_settings.read_only = false;
  if (!stored) throw StoreError(doubt.fault(), doubt.detail());
}

// Where it fails as well, what the connection has in memory is not to be trusted either.
void RecordStore::pass_barrier() {
  try {
    x_connection->begin_writing();
    Transaction barrier(*x_connection);
    run(*x_connection, "UPDATE barrier SET passed = passed + 1 WHERE id = 1");
    barrier.commit();
  } catch (const StoreError&) {
    x_connection.reset();
    throw;
  }
}

// An entry when a session opens a chart, and again when it comes back to it later; what the screen asks for meanwhile
// belongs to the same look. The reading has been done: a full disk or a file that cannot be written does not take it
// back, and the next look tries again.
void RecordStore::charts_were_read(const Session& session, const Entitlement& entitlement,
                                   const std::set<PatientId>& charts) {
  const std::int64_t now = steady_milliseconds();
  const std::vector<PatientId> opened = charts_opened(session, charts, now);
  if (opened.empty()) return;
  try {
    if (opened.size() <= most_opened_at_once && entitlement.keys)
      for (const PatientId patient : opened) sweep_chart(patient, *entitlement.keys);
    if (!entitlement.everything && !x_settings.read_only) enter_charts(session, entitlement, opened);
  } catch (const StoreError& error) {
    if (error.fault() != StoreFault::full && error.fault() != StoreFault::busy &&
        error.fault() != StoreFault::read_only)
      throw;
    return;
  }
  for (const PatientId patient : opened) x_charts_noted[{session.id, patient}] = now;
}

std::vector<PatientId> RecordStore::charts_opened(const Session& session, const std::set<PatientId>& charts,
                                                  std::int64_t now) const {
  constexpr std::int64_t one_look = 15 * 60 * 1000;
  std::vector<PatientId> opened;
  for (const PatientId patient : charts) {
    const auto noted = x_charts_noted.find({session.id, patient});
    if (noted == x_charts_noted.end() || now - noted->second >= one_look) opened.push_back(patient);
  }
  return opened;
}

void RecordStore::enter_charts(const Session& session, const Entitlement& entitlement,
                               const std::vector<PatientId>& opened) {
  write_as(session, entitlement, [&](Connection&, Gate& gate) {
    if (opened.size() > most_opened_at_once) {
      gate.append({"open", chart_entity, 0, {}, std::to_string(opened.size()) + " patients", {}});
      return;
    }
    for (const PatientId patient : opened)
      gate.append({"open",
                   chart_entity,
                   patient.number,
                   patient,
                   entitlement.emergencies.contains(patient) ? "emergency" : "",
                   {}});
  });
}

// In one transaction: what another program saves meanwhile is not taken for meddling.
void RecordStore::sweep_chart(PatientId patient, const Keys& keys) {
  connection().begin_reading();
  Transaction transaction(*x_connection);
  const SweepReport report = sweep_patient(*x_connection, keys, patient);
  transaction.commit();
  std::erase_if(x_tampered_subjects, [&](const TamperedSubject& subject) { return subject.patient == patient; });
  x_tampered_subjects.insert(x_tampered_subjects.end(), report.tampered.begin(), report.tampered.end());
  if (report.tampered.empty()) x_tampered.erase(patient);
  else x_tampered.insert(patient);
}

std::shared_ptr<const Keys> RecordStore::open_keys() {
  connection();
  x_entrance.lies_open();
  std::shared_ptr<const Keys> keys = x_entrance.keys();
  if (!keys) throw StoreError(StoreFault::locked_out, "nobody is logged in");
  return keys;
}

std::string RecordStore::clinic_identity() { return storage::clinic_identity(connection()); }

TrailHead RecordStore::head() { return head_of_trail(connection()); }

std::string RecordStore::hash_of(std::int64_t sequence) {
  Query query(connection(), "SELECT mac FROM audit WHERE sequence = $1", sequence);
  return query.next() ? query.text(0) : std::string();
}

TrailCheck RecordStore::check_trail(Progress& progress) {
  TrailCheck check = storage::check_trail(connection(), *open_keys(), progress);
  if (check.fault == TrailFault::none) check.fault = x_anchor_fault;
  return check;
}

SweepReport RecordStore::sweep(Progress& progress) {
  const std::shared_ptr<const Keys> keys = open_keys();
  const bool lay_open = x_entrance.lies_open();
  SweepReport report = sweep_in_pieces(connection(), *keys, progress, [&] {
    // The subjects have digests under other keys once the file has accounts.
    if (x_entrance.lies_open() != lay_open) throw StoreError(StoreFault::locked_out, "the file has other keys by now");
  });
  x_tampered_subjects = report.tampered;
  x_tampered.clear();
  for (const TamperedSubject& subject : report.tampered)
    if (subject.patient.stored()) x_tampered.insert(subject.patient);
  return report;
}

bool RecordStore::sweep_some(int patients) {
  const std::shared_ptr<const Keys> keys = open_keys();
  std::vector<PatientId> next;
  {
    Query query(*x_connection, "SELECT id FROM patient WHERE id > $1 ORDER BY id LIMIT $2", x_swept_last, patients);
    while (query.next()) next.push_back(query.id<PatientId>(0));
  }
  for (const PatientId patient : next) sweep_chart(patient, *keys);
  const bool came_round = static_cast<int>(next.size()) < patients;
  x_swept_last = came_round ? PatientId{} : next.back();
  return came_round;
}

void RecordStore::found_tampered(const TamperedSubject& subject) {
  if (std::find(x_tampered_subjects.begin(), x_tampered_subjects.end(), subject) == x_tampered_subjects.end())
    x_tampered_subjects.push_back(subject);
}

std::vector<TamperedSubject> RecordStore::tampered(PatientId patient) {
  std::vector<TamperedSubject> subjects;
  for (const TamperedSubject& subject : x_tampered_subjects)
    if (subject.patient == patient) subjects.push_back(subject);
  return subjects;
}

}  // namespace psoas::storage
