// Who is told which patients stand behind figures, and who may take rows of patients out of the clinic.

#include <catch2/catch.hpp>

#include "domain/store/adverse_events.h"
#include "domain/store/audit.h"
#include "domain/store/entrance.h"
#include "domain/store/outcome_source.h"
#include "domain/store/series.h"
#include "tests/storage/clinic_for_tests.h"
#include "tests/support/accounts.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

// One patient with an index treatment, and an account for each role.
struct Treated {
  Treated() {
    store->write(staff(), [](Writing& writing) {
      const PatientId ana = writing.patients().add(patient("MRN-1", "Rivera", "Ana"));
      writing.visits().add(full_visit(ana, day(2026, 2, 1)));
    });
    administrator = store->entrance().make_first(account("Adams", Role::administrator), good, "office").session;
    physician = with("Hale", Role::physician);
    desk = with("Osei", Role::staff);
  }

  Session with(const std::string& name, Role role) {
    store->entrance().add_account(administrator, account(name, role), given);
    const Session session = store->entrance().log_in(name, given, "office");
    store->entrance().change_password(session, given, good);
    return session;
  }

  RecordedPatient told(const Session& session, bool for_rows = false) {
    OutcomeWanted wanted;
    wanted.patient_rows = for_rows;
    NoProgress progress;
    const OutcomeRecord record =
        store->read(session, [&](Reading& reading) { return reading.outcomes().record(wanted, progress); });
    REQUIRE(record.patients.size() == 1);
    return record.patients.front();
  }

  std::string last_export() {
    const AuditPage page = store->read(
        administrator, [](Reading& reading) { return newest_page(audit_trail_of(reading), AuditFilter{}, 1); });
    return page.lines.front().entry.reason;
  }

  FixedClock clock{noon(day(2026, 3, 2))};
  TemporaryFolder folder;
  storage::SqliteDoor door{clock, {.busy_ms = 200, .work = storage::quick_work}};
  std::unique_ptr<Store> store = door.create(folder.file(), clinic_named("Hilltop"), staff());
  Session administrator;
  Session physician;
  Session desk;
};

}  // namespace

TEST_CASE("figures say who their patients are to those who read charts, and to nobody else") {
  Treated clinic;
  CHECK(clinic.told(clinic.physician).mrn == "MRN-1");
  CHECK(clinic.told(clinic.desk).id.stored());
  CHECK(clinic.told(clinic.administrator).mrn.empty());
  CHECK_FALSE(clinic.told(clinic.administrator).id.stored());
}

TEST_CASE("an administrator who takes rows of patients out is told whose they are, staff is not let") {
  Treated clinic;
  CHECK(clinic.told(clinic.administrator, true).mrn == "MRN-1");
  CHECK(fault_of([&] { clinic.told(clinic.desk, true); }) == StoreFault::not_permitted);
}

TEST_CASE("rows of patients leave only for a reason, which stands in the trail") {
  Treated clinic;
  Entrance& entrance = clinic.store->entrance();
  CHECK(fault_of([&] { entrance.note_patient_rows(clinic.physician, "outcomes, .xlsx", "  "); }) ==
        StoreFault::reason_needed);
  CHECK(fault_of([&] { entrance.note_patient_rows(clinic.desk, "outcomes, .xlsx", "for the board"); }) ==
        StoreFault::not_permitted);
  entrance.note_patient_rows(clinic.physician, "outcomes, .xlsx", " for the board ");
  CHECK(clinic.last_export() == "outcomes, .xlsx, rows of patients: for the board");
}

TEST_CASE("without accounts rows of patients leave without a reason") {
  InFile in;
  in.store->entrance().note_patient_rows(staff(), "outcomes, .csv", "");
}
