// A file as a clinic's database: it is opened and read, or refused; the program lives on.

#include <new>

#include "domain/base/clock.h"
#include "storage/open.h"
#include "tests/fuzz/input_file.h"

using namespace psoas;
using namespace psoas::tests;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  static const FixedClock clock(parse_moment("2026-06-01T09:00:00.000Z"));
  static const Session session{"admin", Role::administrator, "session", "fuzz"};
  const auto door = sqlite_files(clock);
  const auto file = input_file("clinic.psoas", bytes, count);
  NoProgress progress;
  try {
    const auto store = door->open(file, Access::read_only);
    store->read(session, [](Reading& reading) {
      for (const PatientLine& line : reading.patients().find("", 10)) reading.visits().of_patient(line.id);
      reading.clinic().settings();
    });
    door->check(file, progress);
  } catch (const StoreError&) {
  } catch (const std::logic_error&) {  // a schema that is not the program's
  }
  return 0;
}
