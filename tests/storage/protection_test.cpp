// What is changed outside the program is found and named: every column of every table of the record, rows taken out,
// added and put back, and every kind of meddling with the trail. Files are changed as a person with a database shell
// would, triggers and constraints put aside.

#include <catch2/catch.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <set>

#include "domain/demo/demo_clinic.h"
#include "domain/demo/write_demo.h"
#include "domain/outcome/analysis.h"
#include "domain/outcome/outcome_settings.h"
#include "domain/store/adverse_events.h"
#include "domain/store/diagnoses.h"
#include "domain/store/exports.h"
#include "domain/store/favourites.h"
#include "domain/store/health.h"
#include "domain/store/issued_quarters.h"
#include "domain/store/patient_merges.h"
#include "domain/store/red_flags.h"
#include "domain/store/saved_analyses.h"
#include "storage/record_store.h"
#include "storage/verbs/backup_verbs.h"
#include "tests/storage/clinic_for_tests.h"
#include "tests/storage/meddle.h"
#include "tests/support/accounts.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

// A clinic with something of every kind the record has, closed.
struct FullClinic : InFile {
  FullClinic() {
    left_whole = false;
    DemoOptions options;
    options.patients = 40;
    NoProgress progress;
    write_demo(*store, staff(), DemoClinic(options, *store->catalogue()), progress);
    store->write(staff(), [](Writing& writing) {
      Favourite favourite;
      favourite.clinician = "Osei";
      favourite.name = "usual";
      favourite.treatment = "tx_rfa";
      favourite.typed = {{"side", "R"}};
      writing.favourites().keep(favourite);
    });
    store.reset();
    fs::copy_file(folder.file(), folder.file("whole.psoas"));
  }
  void restore() { fs::copy_file(folder.file("whole.psoas"), folder.file(), fs::copy_options::overwrite_existing); }

  SweepReport swept() {
    NoProgress progress;
    return door->open(folder.file(), Access::read_only)->protection().sweep(progress);
  }
  TrailCheck trail() {
    NoProgress progress;
    return door->open(folder.file(), Access::read_only)->protection().check_trail(progress);
  }
};

// Puts another number in some score with a shell; the visit it belongs to.
VisitId meddle_with_a_score(const fs::path& file) {
  const int visit = shell_on(file).execAndGet("SELECT visit FROM score WHERE total > 1 ORDER BY visit LIMIT 1");
  meddle(file, "UPDATE score SET total = 1 WHERE total > 1 AND visit = " + std::to_string(visit));
  return VisitId{visit};
}

struct Column {
  std::string table;
  std::string name;
  std::string type;
};

// Tables that are made from others, describe the program, are the trail itself, or are no part of the record. What
// nothing watches over, and why, is said in SECURITY.md: what is imported and was drilled, and the counts of log-ins.
const std::set<std::string> not_of_the_record{
    "patient_line",    "patient_term",    "patient_activity", "clinician",      "draft",       "draft_field",
    "draft_confirmed", "audit",           "audit_session",    "import_content", "import_key",  "catalogue_state",
    "catalogue_entry", "catalogue_field", "catalogue_choice", "barrier",        "follow_up",   "follow_up_step",
    "diagnosis_code",  "diagnosis_term",  "protection",       "log_in_state",   "backup_drill"};

// Made from others, or of no meaning.
const std::set<std::pair<std::string, std::string>> no_columns_of_the_record{{"visit", "live"}, {"key_slot", "id"}};

std::vector<Column> record_columns(const fs::path& file) {
  SQLite::Database database = shell_on(file);
  SQLite::Statement query(database,
                          "SELECT t.name, c.name, c.type FROM sqlite_schema t, pragma_table_info(t.name) c"
                          " WHERE t.type = 'table' ORDER BY t.name, c.cid");
  std::vector<Column> columns;
  while (query.executeStep()) {
    const std::string table = query.getColumn(0);
    const std::string name = query.getColumn(1);
    if (not_of_the_record.contains(table) || no_columns_of_the_record.contains({table, name})) continue;
    columns.push_back({table, name, query.getColumn(2)});
  }
  return columns;
}

// "visit = 1 AND ordinal = 0": the key of a row; "" when the table is empty.
std::string key_of_some_row(const fs::path& file, const std::string& table) {
  SQLite::Database database = shell_on(file);
  std::vector<std::string> names;
  SQLite::Statement keys(database, "SELECT name FROM pragma_table_info('" + table + "') WHERE pk > 0 ORDER BY pk");
  while (keys.executeStep()) names.push_back(keys.getColumn(0));
  std::string selected;
  for (const std::string& name : names) selected += (selected.empty() ? "quote(" : ", quote(") + name + ")";
  SQLite::Statement row(database, "SELECT " + selected + " FROM " + table + " LIMIT 1");
  if (!row.executeStep()) return {};
  std::string condition;
  for (std::size_t i = 0; i < names.size(); ++i)
    condition += (i == 0 ? "" : " AND ") + names[i] + " = " + row.getColumn(static_cast<int>(i)).getString();
  return condition;
}

}  // namespace

namespace {

constexpr std::string_view password = good;

void fill_what_a_demo_lacks(Writing& writing) {
  ClinicSettings settings = writing.clinic().settings();
  settings.paper = "Letter";
  writing.clinic().change_settings(settings, "printer");
  OwnCatalogue own = writing.clinic().own_catalogue();
  FindingDefinition grip;
  grip.code = "x_grip";
  grip.label = "Grip strength";
  FieldDefinition value;
  value.code = "value";
  value.label = "Grip";
  value.hard = {0, 90};
  grip.fields = {value};
  own.findings.push_back(grip);
  writing.clinic().change_own_catalogue(own, "wanted");
  OutcomeSettings rules;
  rules.baseline_days_before = 45;
  writing.clinic().change_outcome_settings(rules, writing.clinic().outcome_settings().revision, "as agreed");
  writing.diagnoses().replace({{"B01", "Another", {}, {}}}, "ours.csv", "yearly");
  NamedAnalysis named;
  named.name = "Ablations";
  writing.analyses().add(named);
  exports_of(writing).change_smallest_group(12, "few patients");
  ExportRequest request;
  request.study = "Psoas 2026";
  request.purpose = "thesis";
  request.columns = {"patients.sex"};
  StudySubject subject;
  subject.patient = PatientId{1};
  subject.index = day_number(day(2026, 3, 1));
  exports_of(writing).begin(request, {subject});
  Visit visit = writing.visits().get(writing.visits().add(full_visit(PatientId{1}, day(2026, 3, 1))));
  visit.treatments.clear();
  writing.visits().correct(visit, "another patient's");
}

// With what one record says taken over by the other: each of the tables of merges has rows.
void merge_two_patients(Writing& writing) {
  const PatientId stays = writing.patients().add(patient("M-1", "Okafor", "Ben"));
  Patient doubled = patient("M-2", "Okafor", "Ben");
  doubled.phone = "555-0102";
  const PatientId goes = writing.patients().add(doubled);
  writing.visits().add(visit(goes, day(2026, 2, 1)));
  for (const PatientId each : {stays, goes}) {
    HealthFact allergy;
    allergy.code = "allergy";
    allergy.value.code = "present";
    allergy.which = {each == stays ? "latex" : "contrast"};
    allergy.assessed_on = day(2026, 2, 1);
    HealthRecord health;
    health.patient = each;
    health.facts = {allergy};
    writing.health().record(health, "");
  }
  MergeRequest request = request_of(writing.patient_merges().preview(goes, stays));
  request.facts_taken = {"allergy"};
  request.reason = "entered twice";
  writing.patient_merges().merge(request);
}

void issue_a_quarter(Writing& writing) {
  IssuedQuarter issued;
  issued.quarter = {2026, 1, 1};
  issued.as_of = day(2026, 3, 2);
  issued.last_entry = writing.issued_quarters().last_entry();
  issued.figures_digest = issued.workbook_digest = std::string(64, 'a');
  issued.figures = {{"visits", std::nullopt, std::nullopt, 71.0}};
  writing.issued_quarters().issue(issued);
}

// Not a table of the record is empty: accounts too, of which the second looks for what was meddled with.
struct ClinicWithEverything : FullClinic {
  ClinicWithEverything() {
    door = std::make_unique<storage::SqliteDoor>(
        clock, storage::DoorSettings{.busy_ms = 200, .vfs = "", .work = storage::quick_work});
    store = door->open(folder.file(), Access::read_write);
    store->write(staff(), fill_what_a_demo_lacks);
    store->write(staff(), merge_two_patients);
    store->write(staff(), issue_a_quarter);
    plan_backups();
    const Session adams = store->entrance().make_first(account("Adams", all_roles), password, "office").session;
    store->entrance().add_account(adams, account("Osei", all_roles), password);
    store->entrance().change_grants(adams, {{Role::staff, Permission::acknowledge_flags}}, "small clinic");
    store->entrance().begin_emergency(adams, PatientId{1}, "called by the emergency department");
    store.reset();
    fs::copy_file(folder.file(), folder.file("whole.psoas"), fs::copy_options::overwrite_existing);
  }

  void plan_backups() {
    auto& records = dynamic_cast<storage::RecordStore&>(*store);
    auto& entrance = dynamic_cast<storage::RecordEntrance&>(store->entrance());
    records.write_as(staff(), entrance.entitlement_of(staff()),
                     [](storage::Connection& connection, storage::Gate& gate) {
                       storage::BackupVerbs(connection, &gate).change_folder("/media/stick");
                     });
  }

  // Refused at opening or log-in, or named by the sweep.
  bool found() {
    try {
      const auto opened = door->open(folder.file(), Access::read_only);
      opened->entrance().log_in("Osei", password, "office");
      NoProgress progress;
      return !opened->protection().sweep(progress).tampered.empty();
    } catch (const StoreError&) {
      return true;
    } catch (const LogInError&) {
      return true;
    }
  }
};

}  // namespace

TEST_CASE("a value changed outside the program in any column of the record is found", "[protection]") {
  ClinicWithEverything clinic;
  REQUIRE_FALSE(clinic.found());
  int tried = 0;
  for (const Column& column : record_columns(clinic.folder.file())) {
    CAPTURE(column.table, column.name);
    const std::string row = key_of_some_row(clinic.folder.file("whole.psoas"), column.table);
    REQUIRE_FALSE(row.empty());
    clinic.restore();
    const std::string other = column.type == "TEXT" ? "'0001-01-01x'" : column.type == "REAL" ? "12345.5" : "987654";
    meddle(clinic.folder.file(), "UPDATE " + column.table + " SET " + column.name + " = " + other + " WHERE " + row);
    CHECK(clinic.found());
    ++tried;
  }
  CHECK(tried > 250);
}

TEST_CASE("a row taken out of any table of the record is found", "[protection]") {
  ClinicWithEverything clinic;
  std::set<std::string> tables;
  for (const Column& column : record_columns(clinic.folder.file())) {
    if (!tables.insert(column.table).second) continue;
    CAPTURE(column.table);
    const std::string row = key_of_some_row(clinic.folder.file("whole.psoas"), column.table);
    REQUIRE_FALSE(row.empty());
    clinic.restore();
    meddle(clinic.folder.file(), "DELETE FROM " + column.table + " WHERE " + row);
    CHECK(clinic.found());
  }
  CHECK(tables.size() > 40);
}

TEST_CASE("a recovery code's slot that was damaged outside the program is missed before it is needed", "[protection]") {
  ClinicWithEverything clinic;
  meddle(clinic.folder.file(), "UPDATE key_slot SET operations = operations + 1 WHERE kind = 'recovery'");
  CHECK(clinic.found());
}

TEST_CASE("a setting put where there was none is found", "[protection]") {
  InFile clinic;
  clinic.left_whole = false;
  clinic.store.reset();
  meddle(clinic.folder.file(), "INSERT INTO export_setting (id, smallest_group) VALUES (1, 2)");
  NoProgress progress;
  const auto report = clinic.door->open(clinic.folder.file(), Access::read_only)->protection().sweep(progress);
  REQUIRE(report.tampered.size() == 1);
  CHECK(report.tampered.front().fault == RecordFault::added);
  CHECK(report.tampered.front().entity == "export setting");
}

TEST_CASE("a score edited with a database shell is named with its visit when the chart is opened", "[protection]") {
  FullClinic clinic;
  const VisitId visit = meddle_with_a_score(clinic.folder.file());
  const auto store = clinic.door->open(clinic.folder.file(), Access::read_write);
  const PatientId whose = store->read(staff(), [&](Reading& reading) { return reading.visits().get(visit).patient; });
  REQUIRE(store->protection().tampered(whose).size() == 1);
  const TamperedSubject subject = store->protection().tampered(whose).front();
  CHECK(subject.fault == RecordFault::changed);
  CHECK(subject.entity == "visit");
  CHECK(subject.id == visit.number);
}

TEST_CASE("a patient whose record was changed outside the program can be read and not changed", "[protection]") {
  FullClinic clinic;
  const VisitId visit = meddle_with_a_score(clinic.folder.file());
  const auto store = clinic.door->open(clinic.folder.file(), Access::read_write);
  const Visit tampered = store->read(staff(), [&](Reading& reading) { return reading.visits().get(visit); });
  Visit other = tampered;
  other.uuid.clear();
  CHECK(fault_of([&] { store->write(staff(), [&](Writing& writing) { writing.visits().add(other); }); }) ==
        StoreFault::tampered);
  CHECK(fault_of([&] {
          store->write(staff(), [&](Writing& writing) { writing.visits().correct(tampered, "looks right"); });
        }) == StoreFault::tampered);
  CHECK_NOTHROW(store->read(staff(), [&](Reading& reading) { return reading.visits().of_patient(tampered.patient); }));
}

TEST_CASE("a correction never covers what was changed outside the program, the chart opened or not", "[protection]") {
  FullClinic clinic;
  Visit visit;
  {
    const auto store = clinic.door->open(clinic.folder.file(), Access::read_only);
    visit = store->read(staff(), [](Reading& reading) { return reading.visits().get(VisitId{3}); });
  }
  meddle(clinic.folder.file(), "UPDATE visit SET note = 'nothing happened' WHERE id = 3");
  const auto store = clinic.door->open(clinic.folder.file(), Access::read_write);
  CHECK(fault_of([&] {
          store->write(staff(), [&](Writing& writing) { writing.visits().correct(visit, "a better note"); });
        }) == StoreFault::tampered);
  CHECK(fault_of([&] {
          store->write(staff(),
                       [&](Writing& writing) { writing.visits().void_visit(visit.id, visit.revision, "gone"); });
        }) == StoreFault::tampered);
}

TEST_CASE("a visit deleted, added or given to another patient outside the program is named", "[protection]") {
  FullClinic clinic;
  const auto only = [&](const std::string& sql) {
    clinic.restore();
    meddle(clinic.folder.file(), sql);
    return clinic.swept().tampered;
  };
  std::string remove_visit_5;
  for (const char* table :
       {"treatment_override_fact", "treatment_override", "treatment_parameter", "treatment_link", "treatment_removed",
        "treatment", "finding_qualifier", "finding", "score_item", "score", "visit_confirmed", "follow_up"})
    remove_visit_5 += std::string("DELETE FROM ") + table + " WHERE " +
                      (table == std::string("follow_up") ? "fulfilled_by" : "visit") + " = 5;";
  remove_visit_5 += "DELETE FROM visit WHERE id = 5";
  const auto deleted = only(remove_visit_5);
  REQUIRE(deleted.size() == 1);
  CHECK(deleted.front().fault == RecordFault::removed);
  CHECK(deleted.front().id == 5);

  const auto added = only(
      "INSERT INTO visit (uuid, patient, date, kind, clinician, note, entered_at, entered_by, revision)"
      " VALUES ('forged', 2, '2026-01-05', 'follow_up', 'Hale', '', 1, 'hale', 1)");
  REQUIRE(added.size() == 1);
  CHECK(added.front().fault == RecordFault::added);
  CHECK(added.front().patient == PatientId{2});

  const auto moved = only("UPDATE visit SET patient = 7 WHERE id = 5");
  REQUIRE(moved.size() == 1);
  CHECK(moved.front().fault == RecordFault::changed);
}

namespace {

// Changes which rows an index says it has, and not which it has.
void redefine_index(const fs::path& file, const std::string& index, const std::string& of_rows) {
  SQLite::Database database = shell_on(file, SQLite::OPEN_READWRITE);
  database.exec("PRAGMA writable_schema = ON");
  REQUIRE(database.exec("UPDATE sqlite_schema SET sql = substr(sql, 1, instr(sql, ')')) || '" + of_rows +
                        "' WHERE name = '" + index + "'") == 1);
}

// Leaves rows out of an index, as damage to a page of it does.
void lose_from_index(const fs::path& file, const std::string& index, const std::string& but) {
  redefine_index(file, index, " WHERE " + but);
  shell_on(file, SQLite::OPEN_READWRITE).exec("REINDEX " + index);
  redefine_index(file, index, "");
}

// So large that it is not looked through when it is opened.
void make_large(const fs::path& file) {
  shell_on(file, SQLite::OPEN_READWRITE)
      .exec("CREATE TABLE padding (filled BLOB); INSERT INTO padding VALUES (zeroblob(5000000))");
}

}  // namespace

TEST_CASE("a visit that the index of visits has lost is missed when the chart is opened", "[protection]") {
  FullClinic clinic;
  const fs::path file = clinic.folder.file();
  make_large(file);
  lose_from_index(file, "visit_of_patient", "id <> 5");
  const auto store = clinic.door->open(file, Access::read_only);
  const PatientId whose =
      store->read(staff(), [](Reading& reading) { return reading.visits().get(VisitId{5}).patient; });
  const std::vector<TamperedSubject> expected{{RecordFault::changed, "visit", 5, whose}};
  CHECK(store->protection().tampered(whose) == expected);
  NoProgress progress;
  CHECK(store->protection().sweep(progress).tampered == expected);
  CHECK(store->protection().damage(CheckDepth::quick).empty());
  CHECK_FALSE(store->protection().damage(CheckDepth::by_table).empty());
  CHECK(store->protection().damage(CheckDepth::whole).find("visit_of_patient") != std::string::npos);
}

TEST_CASE("an entry on which the search in an index of visits goes astray is missed from either end", "[protection]") {
  for (const std::string another_patient : {"patient = 0", "patient = 999"}) {
    FullClinic clinic;
    const fs::path file = clinic.folder.file();
    make_large(file);
    PatientId whose;
    {
      const auto store = clinic.door->open(file, Access::read_only);
      whose = store->read(staff(), [](Reading& reading) { return reading.visits().get(VisitId{5}).patient; });
    }
    // The row is put back where the index does not see it.
    meddle(file, "UPDATE visit SET " + another_patient + " WHERE id = 5");
    redefine_index(file, "visit_of_patient", " WHERE 0");
    meddle(file, "UPDATE visit SET patient = " + std::to_string(whose.number) + " WHERE id = 5");
    redefine_index(file, "visit_of_patient", "");
    const auto store = clinic.door->open(file, Access::read_only);
    store->read(staff(), [&](Reading& reading) { reading.visits().of_patient(whose); });
    REQUIRE(store->protection().tampered(whose).size() == 1);
    CHECK(store->protection().tampered(whose).front().id == 5);
  }
}

TEST_CASE("a small file whose index has lost a row is refused when it is opened", "[protection]") {
  FullClinic clinic;
  const fs::path file = clinic.folder.file();
  lose_from_index(file, "episode_of_patient", "id <> 1");
  try {
    clinic.door->open(file, Access::read_only);
    FAIL("it was opened");
  } catch (const StoreError& error) {
    CHECK(error.fault() == StoreFault::damaged);
  }
}

TEST_CASE("others can save while the whole record is compared, and what they save raises no alarm", "[protection]") {
  FullClinic clinic;
  const auto other = clinic.door->open(clinic.folder.file(), Access::read_write);
  class Saving final : public Progress {
   public:
    explicit Saving(Store& store) : x_store(store) {}
    void at(std::string_view, std::int64_t done, std::int64_t total) override {
      if (done == 0 || done == total) return;
      ++saved;
      x_store.write(staff(), [&](Writing& writing) {
        for (const std::int64_t id : {1, 40}) {  // one that was compared already, and one that was not
          Patient patient = writing.patients().get(PatientId{id});
          patient.city = "Leeds " + std::to_string(done);
          writing.patients().correct(patient, "moved");
        }
      });
    }
    int saved = 0;

   private:
    Store& x_store;
  } saving(*other);
  const auto store = clinic.door->open(clinic.folder.file(), Access::read_only);
  CHECK(store->protection().sweep(saving).tampered.empty());
  CHECK(saving.saved > 0);
}

TEST_CASE("idle time compares a few patients at once and comes round", "[protection]") {
  FullClinic clinic;
  const VisitId visit = meddle_with_a_score(clinic.folder.file());
  const auto store = clinic.door->open(clinic.folder.file(), Access::read_only);
  int slices = 1;
  while (!store->protection().sweep_some(7)) ++slices;
  CHECK(slices == 6);  // 40 patients
  REQUIRE(store->protection().tampered().size() == 1);
  CHECK(store->protection().tampered().front().id == visit.number);
  CHECK(store->protection().damage(CheckDepth::whole).empty());
}

TEST_CASE("an old copy of a row put back is found, also with its old digest", "[protection]") {
  InFile clinic;
  clinic.left_whole = false;
  const PatientId id = clinic.store->write(
      staff(), [](Writing& writing) { return writing.patients().add(patient("1", "Rivera", "Ana")); });
  const auto city = [&](const std::string& name) {
    clinic.store->write(staff(), [&](Writing& writing) {
      Patient changed = writing.patients().get(id);
      changed.city = name;
      writing.patients().correct(changed, "moved");
    });
  };
  city("Leeds");
  city("York");
  clinic.store.reset();
  meddle(clinic.folder.file(), "UPDATE patient SET city = 'Leeds', revision = 2 WHERE id = 1");
  clinic.store = clinic.door->open(clinic.folder.file(), Access::read_only);
  NoProgress progress;
  CHECK(clinic.store->protection().sweep(progress).tampered.size() == 1);
  clinic.store.reset();
  meddle(
      clinic.folder.file(),
      "UPDATE audit SET digest = (SELECT digest FROM audit WHERE entity = 'patient' ORDER BY sequence LIMIT 1 OFFSET 1)"
      " WHERE sequence = (SELECT max(sequence) FROM audit)");
  clinic.store = clinic.door->open(clinic.folder.file(), Access::read_only);
  CHECK(clinic.store->protection().sweep(progress).tampered.empty());
  CHECK(clinic.store->protection().check_trail(progress).fault == TrailFault::changed);
}

TEST_CASE("every way of meddling with the trail is named with the first broken entry", "[protection]") {
  FullClinic clinic;
  REQUIRE(clinic.trail().fault == TrailFault::none);
  struct Meddling {
    std::string sql;
    TrailFault fault;
    std::int64_t at;
  };
  const std::string columns =
      "at, offset_minutes, session, action, entity, entity_id, patient, reason, old_document, digest, mac";
  const std::vector<Meddling> kinds{
      {"UPDATE audit SET reason = 'another' WHERE sequence = 20", TrailFault::changed, 20},
      {"UPDATE audit SET at = at + 1 WHERE sequence = 20", TrailFault::changed, 20},
      {"UPDATE audit SET action = 'void' WHERE sequence = 20", TrailFault::changed, 20},
      {"UPDATE audit SET patient = patient + 1 WHERE sequence = 20", TrailFault::changed, 20},
      {"UPDATE audit SET digest = digest || 'x' WHERE sequence = 20", TrailFault::changed, 20},
      {"UPDATE audit SET old_document = '{}' WHERE sequence = 20", TrailFault::changed, 20},
      {"UPDATE audit SET mac = (SELECT mac FROM audit WHERE sequence = 19) WHERE sequence = 20", TrailFault::changed,
       20},
      {"UPDATE audit SET mac = NULL WHERE sequence = 20", TrailFault::added, 20},
      {"DELETE FROM audit WHERE sequence = 20", TrailFault::missing, 21},
      {"DELETE FROM audit WHERE sequence = 20; UPDATE audit SET sequence = sequence - 1 WHERE sequence > 20",
       TrailFault::changed, 20},
      {"UPDATE audit SET sequence = -1 WHERE sequence = 20; UPDATE audit SET sequence = 20 WHERE sequence = 21;"
       "UPDATE audit SET sequence = 21 WHERE sequence = -1",
       TrailFault::changed, 20},
      {"INSERT INTO audit (sequence, " + columns + ") SELECT (SELECT max(sequence) + 1 FROM audit), " + columns +
           " FROM audit WHERE sequence = 20",
       TrailFault::changed, 0},
      {"UPDATE audit_session SET actor = 'hale'", TrailFault::changed, 1},
      {"UPDATE audit_session SET roles = 'administrator'", TrailFault::changed, 1}};
  for (const Meddling& meddling : kinds) {
    CAPTURE(meddling.sql);
    clinic.restore();
    const TrailCheck whole = clinic.trail();
    meddle(clinic.folder.file(), meddling.sql);
    const TrailCheck check = clinic.trail();
    CHECK(check.fault == meddling.fault);
    CHECK(check.first_broken == (meddling.at == 0 ? whole.entries + 1 : meddling.at));
  }
}

TEST_CASE("a trail that was cut and an old copy of the file are held against the anchor", "[protection]") {
  FullClinic clinic;
  const auto door = sqlite_files(clinic.clock, clinic.folder.file("anchors"));
  const auto add = [&](const std::string& mrn) {
    const auto store = door->open(clinic.folder.file(), Access::read_write);
    store->write(staff(), [&](Writing& writing) { writing.patients().add(patient(mrn, "New", "Person")); });
  };
  const auto anchor_fault = [&] {
    return door->open(clinic.folder.file(), Access::read_only)->protection().anchor_fault();
  };
  CHECK(anchor_fault() == TrailFault::none);
  add("A1");
  CHECK(anchor_fault() == TrailFault::none);
  clinic.restore();
  CHECK(anchor_fault() == TrailFault::cut);
  add("B1");
  CHECK(anchor_fault() == TrailFault::other_trail);
  add("B2");  // writing goes on and does not hide what was found
  CHECK(anchor_fault() == TrailFault::other_trail);
}

TEST_CASE("a trail whose end was cut off passes the chain and fails the anchor", "[protection]") {
  FullClinic clinic;
  const auto door = sqlite_files(clinic.clock, clinic.folder.file("anchors"));
  door->open(clinic.folder.file(), Access::read_write).reset();
  meddle(clinic.folder.file(),
         "DELETE FROM favourite_field; DELETE FROM favourite;"
         "DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)");
  CHECK(clinic.trail().fault == TrailFault::none);
  NoProgress progress;
  const auto store = door->open(clinic.folder.file(), Access::read_only);
  CHECK(store->protection().check_trail(progress).fault == TrailFault::cut);
}
