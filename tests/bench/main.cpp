// Measures the bars of the design on the large clinic. `bench_clinic FOLDER` keeps its clinics in FOLDER; exit 1 when
// a bar is missed.

#include <stdlib.h>

#include <cstdio>
#include <exception>

#include "storage/open.h"
#include "tests/bench/clinics.h"
#include "tests/bench/measures.h"

int main(int count, char** arguments) {
  using namespace psoas;
  if (count != 2) {
    std::fprintf(stderr, "usage: bench_clinic FOLDER\n");
    return 2;
  }
  try {
    const std::filesystem::path folder = arguments[1];
    const SystemClock clock;
    const std::unique_ptr<StoreDoor> door = sqlite_files(clock);
    bench::Figures figures;
    double load = 0;
    if (getloadavg(&load, 1) == 1) std::printf("%.1f processes were running in the last minute\n", load);
    figures.print_head();
    const bench::Clinics clinics = bench::make_clinics(*door, folder, figures);
    for (const auto& [clinic, size] : {std::pair(clinics.small, "50 patients"), {clinics.large, "50000 patients"}}) {
      bench::measure_opening(*door, clinic, size, figures);
      bench::measure_searching(*door, clinic, size, figures);
      bench::measure_saving(*door, clinic, folder, size, figures);
    }
    bench::measure_outcomes(*door, clinics.large, figures);
    bench::measure_trend(*door, clinics.large, folder, figures);
    bench::measure_log_in(*door, folder, figures);
    bench::measure_sweep(*door, clinics.large, figures);
    bench::measure_backup(*door, clinics.large, folder, "50000 patients", figures);
    return figures.all_pass() ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "bench_clinic: %s\n", error.what());
    return 1;
  }
}
