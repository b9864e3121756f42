#include "domain/base/date.h"
#include "domain/demo/random.h"
#include "tests/bench/bare_sqlite.h"
#include "tests/bench/clinics.h"
#include "tests/bench/measures.h"

namespace psoas::bench {

namespace {

constexpr int people_typed = 200;
constexpr int lines_shown = 50;

// Where each character of UTF-8 text ends: what stands in the box after each key.
std::vector<std::string> keys_of(const std::string& text) {
  std::vector<std::string> typed;
  for (std::size_t i = 1; i <= text.size(); ++i)
    if (i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) typed.push_back(text.substr(0, i));
  return typed;
}

// Names both ways round, record numbers and birth dates of people all over the clinic, key by key.
std::vector<std::string> everything_typed(Store& store) {
  std::vector<std::string> typed;
  Random random(7, 7);
  store.read(measuring_session(), [&](Reading& reading) {
    const int patients = static_cast<int>(reading.patients().count());
    for (int i = 0; i < people_typed; ++i) {
      const Patient patient = reading.patients().get(PatientId{random.between(1, patients)});
      for (const std::string& text : {patient.family_name + " " + patient.given_name,
                                      patient.given_name + " " + keys_of(patient.family_name).front(), patient.mrn,
                                      to_string(patient.birth_date)})
        for (std::string& keys : keys_of(text)) typed.push_back(std::move(keys));
    }
  });
  return typed;
}

// The least that a search has to do: a range of an index, and the lines of the patients it names.
double bare_search(const std::filesystem::path& clinic, const std::vector<std::string>& typed) {
  BareDatabase database(clinic);
  BareStatement search(database,
                       "SELECT p.mrn, p.family_name, p.given_name, p.birth_date FROM patient_line l"
                       " JOIN patient p ON p.id = l.patient WHERE l.line >= ?1 ORDER BY l.line LIMIT 50");
  std::vector<double> samples;
  for (const std::string& text : typed)
    samples.push_back(best_of_three([&] {
      sqlite3_bind_text(search.handle(), 1, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
      while (search.step()) sqlite3_column_text(search.handle(), 1);
      search.again();
    }));
  return quantile(samples, 0.5);
}

}  // namespace

void measure_searching(StoreDoor& door, const std::filesystem::path& clinic, const std::string& size,
                       Figures& figures) {
  std::vector<double> samples;
  std::vector<std::string> typed;
  {
    const std::unique_ptr<Store> store = door.open(clinic, Access::read_write);
    typed = everything_typed(*store);
    for (const std::string& text : typed)
      samples.push_back(best_of_three([&] {
        store->read(measuring_session(), [&](Reading& reading) { return reading.patients().find(text, lines_shown); });
      }));
  }
  figures.add(
      {"patient search, each key, " + size + ", p50", quantile(samples, 0.5), bare_search(clinic, typed), {}, {}});
  figures.add({"patient search, each key, " + size + ", p99", quantile(samples, 0.99), {}, 5.0, {}});
  figures.add({"patient search, each key, " + size + ", longest", quantile(samples, 1), {}, {}, {}});
}

}  // namespace psoas::bench
