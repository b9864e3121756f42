#include "tests/bench/bare_sqlite.h"
#include "tests/bench/clinics.h"
#include "tests/bench/measures.h"

namespace psoas::bench {

namespace {

constexpr int times = 15;

void open_and_look(StoreDoor& door, const std::filesystem::path& clinic) {
  const std::unique_ptr<Store> store = door.open(clinic, Access::read_write);
  store->read(measuring_session(), [](Reading& reading) { return reading.patients().find("", 50).size(); });
}

void open_and_look_bare(const std::filesystem::path& clinic) {
  BareDatabase database(clinic);
  BareStatement patients(database, "SELECT mrn, family_name, given_name FROM patient LIMIT 50");
  while (patients.step()) continue;
}

}  // namespace

void measure_opening(StoreDoor& door, const std::filesystem::path& clinic, const std::string& size, Figures& figures) {
  std::vector<double> ours;
  std::vector<double> bare;
  for (int i = 0; i < times; ++i) {
    ours.push_back(best_of_three([&] { open_and_look(door, clinic); }));
    bare.push_back(best_of_three([&] { open_and_look_bare(clinic); }));
  }
  figures.add({"open and list patients, " + size, quantile(ours, 0.5), quantile(bare, 0.5), {}, {}});
}

}  // namespace psoas::bench
