// A table imported through a mapping: all of it is taken, or it is refused with a reason and nothing is stored.

#include <cstdlib>

#include "domain/base/clock.h"
#include "storage/import/import.h"
#include "storage/open.h"
#include "tests/fuzz/input_file.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

constexpr std::string_view mapping =
    "source = \"fuzz\"\n[[patients]]\nfile = \"table.csv\"\nmrn = \"No\"\nfamily_name = \"Name\"\nbirth_date = "
    "\"Born\"\n"
    "[[visits]]\nfile = \"table.csv\"\npatient_mrn = \"No\"\ndate = \"Day\"\nscores = {nrs_avg7 = \"Pain\"}\n";

std::int64_t patients(Store& store, const Session& session) {
  return store.read(session, [](Reading& reading) { return reading.patients().count(); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  static const FixedClock clock(parse_moment("2026-06-01T09:00:00.000Z"));
  static const Session session{"admin", Role::administrator, "session", "fuzz"};
  const auto store = store_in_memory(clock, {}, session);
  ImportRequest request;
  request.mapping = input_file("map.toml", reinterpret_cast<const std::uint8_t*>(mapping.data()), mapping.size());
  request.sources = {input_file("table.csv", bytes, count)};
  NoProgress progress;
  try {
    const ImportReport report = storage::import_tables(*store, session, request, progress, clock.today());
    if (!report.stored && patients(*store, session) != 0) std::abort();
    if (!report.rejected.empty() && report.stored) std::abort();
  } catch (const ImportError& error) {
    if (error.unreadable().reason.empty() || patients(*store, session) != 0) std::abort();
  }
  return 0;
}
