// Dates and numbers as typed and as tables write them: what is read is a day of the calendar, and reads back the same.

#include <cmath>
#include <cstdlib>

#include "domain/base/number.h"
#include "storage/import/date_format.h"
#include "tests/fuzz/input_file.h"

using namespace psoas;
using namespace psoas::storage;

namespace {

// The first line is the pattern, the rest what a cell holds.
void read_by_pattern(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return;
  const auto format = DateFormat::compile(text.substr(0, end));
  if (!format) return;
  const auto day = format->read(text.substr(end + 1), TimeZone(), "date");
  if (day && !day.value().ok()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const std::string_view text(reinterpret_cast<const char*>(bytes), count);
  if (const auto day = parse_date(text, "date")) {
    if (!day.value().ok() || parse_date(to_string(day.value()), "date").value() != day.value()) std::abort();
  }
  if (const auto number = parse_number(text, "number")) {
    if (!std::isfinite(number.value()) || parse_number(to_text(number.value()), "number").value() != number.value())
      std::abort();
  }
  if (const auto quarter = parse_quarter(text, "quarter")) {
    if (!quarter.value().contains(quarter.value().first_day())) std::abort();
  }
  read_by_pattern(text);
  return 0;
}
