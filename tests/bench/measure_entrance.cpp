#include "domain/store/entrance.h"
#include "domain/store/protection.h"
#include "tests/bench/bare_sqlite.h"
#include "tests/bench/clinics.h"
#include "tests/bench/measures.h"

namespace psoas::bench {

namespace {

constexpr std::string_view password = "seven blue harbour cranes";
constexpr double longest_log_in_ms = 1500;

}  // namespace

void measure_log_in(StoreDoor& door, const std::filesystem::path& folder, Figures& figures) {
  const std::filesystem::path file = folder / "guarded.psoas";
  std::filesystem::remove(file);
  const std::unique_ptr<Store> store = door.create(file, ClinicSettings{}, measuring_session());
  Account account;
  account.name = account.full_name = "Adams";
  store->entrance().make_first(account, password, "");
  std::vector<double> times;
  for (int i = 0; i < 5; ++i) times.push_back(timed([&] { store->entrance().log_in("Adams", password, ""); }));
  figures.add({"log in", quantile(times, 0.5), {}, longest_log_in_ms, {}});
}

void measure_sweep(StoreDoor& door, const std::filesystem::path& clinic, Figures& figures) {
  const std::unique_ptr<Store> store = door.open(clinic, Access::read_only);
  NoProgress progress;
  figures.add({"compare every record with the trail", timed([&] { store->protection().sweep(progress); }), {}, {}, {}});
  figures.add({"walk the chain of the trail", timed([&] { store->protection().check_trail(progress); }), {}, {}, {}});
}

}  // namespace psoas::bench
