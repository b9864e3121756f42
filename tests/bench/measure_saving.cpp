#include <map>

#include "domain/base/uuid.h"
#include "domain/demo/random.h"
#include "domain/demo/scribe.h"
#include "tests/bench/bare_sqlite.h"
#include "tests/bench/clinics.h"
#include "tests/bench/measures.h"

namespace psoas::bench {

namespace {

constexpr int times = 150;

// A routine return visit: five scores (PEG with three items), six findings, one treatment with its parameters; with
// the visit and its audit entry twenty rows and a few more.
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

// The bare program: the rows of the visit in one transaction, nothing read, nothing checked.
class BareSaving {
 public:
  explicit BareSaving(const std::filesystem::path& file) : x_database(file) {
    x_visit = number_from(x_database, "SELECT max(id) FROM visit");
    x_audit = number_from(x_database, "SELECT max(sequence) FROM audit");
    x_tables.emplace_back(x_database, "visit", "id", x_visit);
    for (const char* table :
         {"score", "score_item", "finding", "finding_qualifier", "treatment", "treatment_parameter"})
      x_tables.emplace_back(x_database, table, "visit", x_visit);
    x_tables.emplace_back(x_database, "audit", "sequence", x_audit);
  }

  std::size_t rows() const {
    std::size_t rows = 0;
    for (const RowsAgain& table : x_tables) rows += table.rows();
    return rows;
  }

  void save(std::int64_t patient) {
    ++x_visit;
    ++x_audit;
    const std::string uuid = new_uuid();
    x_database.run("BEGIN IMMEDIATE");
    for (RowsAgain& table : x_tables) table.write(&table == &x_tables.back() ? x_audit : x_visit, uuid, patient);
    x_database.run("COMMIT");
  }

 private:
  BareDatabase x_database;
  std::int64_t x_visit = 0;
  std::int64_t x_audit = 0;
  std::vector<RowsAgain> x_tables;
};

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
    const auto count = store->read(measuring_session(), [](Reading& reading) { return reading.patients().count(); });
    const auto save = [&](int number) {
      const Visit visit = routine_visit(*store->catalogue(), PatientId{number}, Date{date::year{2026} / 9 / 30});
      return timed(
          [&] { store->write(measuring_session(), [&](Writing& writing) { return writing.visits().add(visit); }); });
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
