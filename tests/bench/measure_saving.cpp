#include <map>

#include "domain/base/uuid.h"
#include "domain/demo/random.h"
#include "domain/demo/scribe.h"
#include "domain/store/entrance.h"
#include "tests/bench/bare_sqlite.h"
#include "tests/bench/clinics.h"
#include "tests/bench/measures.h"

namespace psoas::bench {

namespace {

constexpr int times = 150;

// A routine return visit: five scores (PEG with three items), six findings, one treatment with its parameters; with
// the visit and its audit entry twenty rows, and some that follow from it: planned follow-ups, counts.
Visit routine_visit(const Catalogue& catalogue, PatientId patient, Date date) {
  const Scribe scribe(catalogue);
  Visit visit;
  visit.uuid = new_uuid();
  visit.patient = patient;
  visit.date = date;
  visit.clinician = "Osei";
  visit.note = "Walked 5 km at the weekend without a flare.";
  for (const char* instrument : {"nrs_current", "nrs_avg7", "nrs_worst7", "nrs_least7"})
    visit.scores.push_back(scribe.score(instrument, {5}));
  visit.scores.push_back(scribe.score("peg", {5, 4, 6}));
  for (const Side side : {Side::right, Side::left}) {
    visit.findings.push_back(scribe.finding("exam_thomas_mod_angle_deg", side, 4));
    visit.findings.push_back(scribe.finding("exam_psoas_palpation", side, "2"));
    visit.findings.push_back(scribe.finding("exam_hip_flexor_mmt", side, "4+"));
  }
  Treatment therapy = scribe.treatment("tx_pt", Side::none, date);
  scribe.put(therapy, "sessions_prescribed", 8);
  scribe.put(therapy, "sessions_attended", 6);
  scribe.put(therapy, "modality", "education");
  scribe.seal(therapy);
  visit.treatments.push_back(std::move(therapy));
  return visit;
}

// The rows one saved visit left in one table, to be written again by the bare program under another number.
class RowsAgain {
 public:
  RowsAgain(BareDatabase& database, const std::string& table, const std::string& key, std::int64_t of) : x_key(key) {
    BareStatement rows(database, "SELECT * FROM " + table + " WHERE " + key + " = " + std::to_string(of));
    const int columns = sqlite3_column_count(rows.handle());
    std::string sql = "INSERT INTO " + table + " VALUES (?";
    for (int i = 1; i < columns; ++i) sql += ",?";
    x_insert = std::make_unique<BareStatement>(database, sql + ")");
    for (int i = 0; i < columns; ++i) x_names.emplace_back(sqlite3_column_name(rows.handle(), i));
    while (rows.step()) {
      std::vector<sqlite3_value*> row;
      for (int i = 0; i < columns; ++i) row.push_back(sqlite3_value_dup(sqlite3_column_value(rows.handle(), i)));
      x_rows.push_back(std::move(row));
    }
  }
  RowsAgain(RowsAgain&&) = default;
  ~RowsAgain() {
    for (const auto& row : x_rows)
      for (sqlite3_value* value : row) sqlite3_value_free(value);
  }

  std::size_t rows() const { return x_rows.size(); }

  // As one more visit, of another patient.
  void write(std::int64_t number, const std::string& uuid, std::int64_t patient) {
    for (const auto& row : x_rows) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        const int place = static_cast<int>(i) + 1;
        if (x_names[i] == x_key) sqlite3_bind_int64(x_insert->handle(), place, number);
        else if (x_names[i] == "patient") sqlite3_bind_int64(x_insert->handle(), place, patient);
        else if (x_names[i] == "uuid")
          sqlite3_bind_text(x_insert->handle(), place, uuid.data(), static_cast<int>(uuid.size()), SQLITE_STATIC);
        else sqlite3_bind_value(x_insert->handle(), place, row[i]);
      }
      x_insert->step();
      x_insert->again();
    }
  }

 private:
  std::string x_key;
  std::vector<std::string> x_names;
  std::vector<std::vector<sqlite3_value*>> x_rows;
  std::unique_ptr<BareStatement> x_insert;
};

std::int64_t number_from(BareDatabase& database, const std::string& sql) {
  BareStatement statement(database, sql);
  return statement.step() ? sqlite3_column_int64(statement.handle(), 0) : 0;
}

// The bare program: every row that the saved visit added or counted up, in one transaction; nothing read, nothing
// checked, nothing worked out.
class BareSaving {
 public:
  explicit BareSaving(const std::filesystem::path& file)
      : x_database(file),
        x_visit(number_from(x_database, "SELECT max(id) FROM visit")),
        x_entry(number_from(x_database, "SELECT max(sequence) FROM audit")),
        x_treatment(number_from(x_database, "SELECT max(treatment) FROM follow_up")),
        x_follow_ups(x_database, "follow_up", "treatment", x_treatment),
        x_audit(x_database, "audit", "sequence", x_entry),
        x_clinician(x_database, "UPDATE clinician SET visits = visits + 1 WHERE name = 'Osei'"),
        x_activity(x_database,
                   "UPDATE patient_activity SET visits = visits + 1, last_visit = '2026-09-30' WHERE patient = ?") {
    x_tables.emplace_back(x_database, "visit", "id", x_visit);
    for (const char* table :
         {"score", "score_item", "finding", "finding_qualifier", "treatment", "treatment_parameter"})
      x_tables.emplace_back(x_database, table, "visit", x_visit);
  }

  std::size_t rows() const {
    std::size_t rows = x_follow_ups.rows() + x_audit.rows() + 2;  // and the two counted up
    for (const RowsAgain& table : x_tables) rows += table.rows();
    return rows;
  }

  void save(std::int64_t patient) {
    const std::string uuid = new_uuid();
    ++x_visit;
    x_database.run("BEGIN IMMEDIATE");
    for (RowsAgain& table : x_tables) table.write(x_visit, uuid, patient);
    x_clinician.step();
    x_clinician.again();
    sqlite3_bind_int64(x_activity.handle(), 1, patient);
    x_activity.step();
    x_activity.again();
    x_audit.write(++x_entry, uuid, patient);
    x_follow_ups.write(++x_treatment, uuid, patient);
    x_database.run("COMMIT");
  }

 private:
  BareDatabase x_database;
  std::int64_t x_visit;
  std::int64_t x_entry;
  std::int64_t x_treatment;
  RowsAgain x_follow_ups;
  RowsAgain x_audit;
  BareStatement x_clinician;
  BareStatement x_activity;
  std::vector<RowsAgain> x_tables;  // keyed by their visit
};

// As a clinic saves: by somebody with an account, whose permissions are looked up in the record at each save.
Session physician_of(Store& store) {
  Account account;
  account.name = account.full_name = "Osei";
  account.roles = all_roles;
  return store.entrance().make_first(account, "seven blue harbour cranes", "").session;
}

}  // namespace

void measure_saving(StoreDoor& door, const std::filesystem::path& clinic, const std::filesystem::path& folder,
                    const std::string& size, Figures& figures) {
  const std::filesystem::path ours_file = copy_of(clinic, folder, "saving.psoas");
  const std::filesystem::path bare_file = folder / "saving_bare.psoas";
  std::vector<double> ours;
  std::vector<double> bare;
  std::size_t rows = 0;
  {
    const std::unique_ptr<Store> store = door.open(ours_file, Access::read_write);
    const Session session = physician_of(*store);
    const auto count = store->read(session, [](Reading& reading) { return reading.patients().count(); });
    const auto save = [&](int number) {
      const Visit visit = routine_visit(*store->catalogue(), PatientId{number}, Date{date::year{2026} / 9 / 30});
      return timed([&] { store->write(session, [&](Writing& writing) { return writing.visits().add(visit); }); });
    };
    save(1);
    std::filesystem::remove(bare_file);
    std::filesystem::copy_file(ours_file, bare_file);
    BareSaving bare_saving(bare_file);
    rows = bare_saving.rows();
    Random random(3, 3);
    for (int i = 0; i < times; ++i) {
      const int patient = random.between(1, static_cast<int>(count));
      ours.push_back(save(patient));
      bare.push_back(timed([&] { bare_saving.save(patient); }));
    }
  }
  figures.add({"save a visit of " + std::to_string(rows) + " rows, " + size + ", p50",
               quantile(ours, 0.5),
               quantile(bare, 0.5),
               {},
               1.5});
  std::filesystem::remove(ours_file);
  std::filesystem::remove(bare_file);
}

}  // namespace psoas::bench
