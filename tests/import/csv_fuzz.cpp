#include "tests/import/csv_fuzz.h"

#include <cstdlib>
#include <string_view>

#include "domain/base/text.h"
#include "storage/import/csv_reader.h"

using namespace psoas;
using namespace psoas::storage;

// The first byte chooses the delimiter. Either the table is refused with a reason, or every record has as many cells
// as the header, all of them valid text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  if (count == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(bytes) + 1, count - 1);
  const char delimiter = std::string_view(",;\t|")[bytes[0] % 4];
  try {
    CsvReader reader(bytes_of(text), "fuzz.csv", delimiter);
    CsvRecord record;
    std::int64_t line = 0;
    while (reader.next(record)) {
      if (record.size() != reader.header().size() || record.line() <= line) std::abort();
      line = record.line();
      for (std::size_t i = 0; i < record.size(); ++i)
        if (first_invalid_utf8(record[i]) != std::string_view::npos) std::abort();
    }
  } catch (const ImportError& error) {
    if (error.unreadable().reason.empty()) std::abort();
  }
  return 0;
}
