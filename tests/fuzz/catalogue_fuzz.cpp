// A clinic's own catalogue file: it is read, or refused with every fault.

#include <cstdlib>

#include "domain/base/output_file.h"
#include "domain/catalogue/catalogue_error.h"
#include "storage/catalogue/catalogue_reading.h"
#include "tests/fuzz/input_file.h"

using namespace psoas;
using namespace psoas::tests;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  try {
    storage::read_catalogue_file(input_file("own.toml", bytes, count), {});
  } catch (const CatalogueError& error) {
    if (error.faults().empty()) std::abort();
  } catch (const FileError&) {
  }
  return 0;
}
