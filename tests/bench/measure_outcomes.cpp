#include "domain/outcome/read_outcomes.h"
#include "tests/bench/bare_sqlite.h"
#include "tests/bench/clinics.h"
#include "tests/bench/measures.h"

namespace psoas::bench {

namespace {

constexpr int times = 9;

// Reads every column of a statement and does nothing with it.
std::int64_t walk(const BareDatabase& database, const char* sql) {
  BareStatement statement(database, sql);
  const int columns = sqlite3_column_count(statement.handle());
  std::int64_t bytes = 0;
  while (statement.step())
    for (int column = 0; column < columns; ++column) switch (sqlite3_column_type(statement.handle(), column)) {
        case SQLITE_INTEGER: bytes += sqlite3_column_int64(statement.handle(), column) & 1; break;
        case SQLITE_FLOAT: bytes += sqlite3_column_double(statement.handle(), column) > 0 ? 1 : 0; break;
        case SQLITE_TEXT:
          bytes += *sqlite3_column_text(statement.handle(), column) + sqlite3_column_bytes(statement.handle(), column);
          break;
        default: break;
      }
  return bytes;
}

// The columns of an analysis of all index treatments, in the same order.
void bare_reading(const std::filesystem::path& clinic) {
  const BareDatabase database(clinic);
  walk(database, "SELECT id, mrn, birth_date, died_on, sex FROM patient WHERE voided_at IS NULL ORDER BY id");
  walk(database, "SELECT id, patient, date, entered_at FROM visit WHERE live = 1 ORDER BY id");
  walk(database,
       "SELECT visit, ordinal, code, side, date, is_index, same_target_key, end_date, performer FROM treatment"
       " WHERE status = 'done' ORDER BY visit, ordinal");
  walk(
      database,
      "SELECT visit, ordinal, instrument, total, phase FROM score WHERE instrument IN ('nrs_avg7', 'pgic', 'odi',"
      " 'rmdq', 'peg', 'bpi_int', 'pseq10', 'pseq2', 'pcs', '', '', '') AND total IS NOT NULL ORDER BY visit, ordinal");
}

}  // namespace

void measure_outcomes(StoreDoor& door, const std::filesystem::path& clinic, Figures& figures) {
  const std::unique_ptr<Store> store = door.open(clinic, Access::read_only);
  Analysis analysis;
  analysis.as_of = date::year{2026} / 11 / 1;
  analysis.with_details = false;
  std::vector<double> ours;
  std::vector<double> bare;
  NoProgress progress;
  for (int i = 0; i < times; ++i) {
    ours.push_back(timed([&] {
      OutcomeRecord record = store->read(measuring_session(), [&](Reading& reading) {
        return reading.outcomes().record(wanted_by(analysis, *store->catalogue()), progress);
      });
      analyse(analysis, std::move(record), *store->catalogue());
    }));
    bare.push_back(timed([&] { bare_reading(clinic); }));
  }
  // Of whole seconds of work the faster runs tell more of the programs and less of what else the machine did.
  figures.add({"outcomes of the whole clinic", quantile(ours, 0.25), quantile(bare, 0.25), {}, 1.25});
}

}  // namespace psoas::bench
