// A mapping of an import: it is read, or refused with a reason and its line.

#include <cstdlib>

#include "storage/catalogue/embedded_catalogue.h"
#include "storage/import/mapping.h"
#include "tests/fuzz/input_file.h"

using namespace psoas;
using namespace psoas::tests;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  static const auto catalogue = storage::embedded_catalogue_shared();
  try {
    storage::read_mapping(input_file("map.toml", bytes, count), *catalogue);
  } catch (const ImportError& error) {
    if (error.unreadable().reason.empty()) std::abort();
  }
  return 0;
}
