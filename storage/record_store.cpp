#include "storage/record_store.h"

#include "storage/engine/query.h"
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
        series(connection, *catalogue),
        clinic(connection, gate, &in_force),
        health(connection, gate),
        red_flags(connection, gate),
        adverse_events(connection, gate),
        follow_ups(connection, *catalogue, clock, gate),
        diagnoses(connection, gate),
        outcomes(connection, *catalogue),
        exports(connection, *catalogue, gate),
        favourites(connection, gate),
        analyses(connection, gate),
        audit_trail(connection, *catalogue, clock),
        issued_quarters(connection, gate) {}

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

 private:
  Verbs& x_verbs;
};

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

}  // namespace

RecordStore::RecordStore(std::unique_ptr<Connection> connection, Reconnect reconnect, const Clock& clock,
                         bool read_only)
    : x_connection(std::move(connection)),
      x_reconnect(std::move(reconnect)),
      x_clock(clock),
      x_catalogue(catalogue_in_force(*x_connection)),
      x_read_only(read_only) {}

RecordStore::~RecordStore() = default;

// After a commit in doubt the file may not have opened again: then it is tried at each use, for reading.
void RecordStore::connect_again_if_lost() {
  if (x_connection) return;
  if (!x_reconnect) throw StoreError(StoreFault::unavailable, "the records in memory were lost");
  x_connection = x_reconnect();
}

void RecordStore::run_read(const Session& session, const std::function<void(Reading&)>& work) {
  let_in(session, Purpose::reading);
  connect_again_if_lost();
  x_connection->begin_reading();
  Transaction transaction(*x_connection);
  x_catalogue = catalogue_in_force(*x_connection, x_catalogue);
  Verbs verbs(*x_connection, x_catalogue, x_clock, nullptr);
  ReadingVerbs reading(verbs);
  work(reading);
  transaction.commit();
}

void RecordStore::run_write(const Session& session, const std::function<void(Writing&)>& work) {
  let_in(session, Purpose::writing);
  connect_again_if_lost();
  if (x_read_only) throw StoreError(StoreFault::read_only, "the file is open for reading");
  x_connection->begin_writing();
  std::optional<Gate> gate;
  CatalogueInForce changed;
  try {
    Transaction transaction(*x_connection);
    x_catalogue = catalogue_in_force(*x_connection, x_catalogue);
    changed = x_catalogue;
    gate.emplace(*x_connection, session, x_clock, x_audit_session);
    Verbs verbs(*x_connection, changed, x_clock, &*gate);
    WritingVerbs writing(verbs);
    work(writing);
    verbs.follow_ups.plan_changed();
    gate->check_before_commit();
    transaction.commit();
  } catch (const CommitInDoubt& doubt) {
    settle(*gate, doubt);
  }
  x_catalogue = std::move(changed);
  x_audit_session = gate->audit_session();
}

// The pages in memory cannot be trusted any more. What the file says after it was opened anew, and after one more
// commit has gone through, is what is stored.
void RecordStore::settle(const Gate& gate, const CommitInDoubt& doubt) {
  x_audit_session.reset();
  x_connection.reset();
  if (!x_reconnect) throw StoreError(doubt.fault(), doubt.detail());
  x_read_only = true;
  x_connection = x_reconnect();
  const bool stored = is_on_disk(*x_connection, gate);
  x_connection->begin_writing();
  Transaction barrier(*x_connection);
  run(*x_connection, "UPDATE barrier SET passed = passed + 1 WHERE id = 1");
  barrier.commit();
  x_read_only = false;
  if (!stored) throw StoreError(doubt.fault(), doubt.detail());
}

}  // namespace psoas::storage
