#pragma once

// What of a recorded value may leave the clinic: numbers, days and the catalogue's own words. A typed text never does;
// of a field marked in safe_words.h a listed word that stands in it goes out in its place.

#include <optional>
#include <string>
#include <string_view>

#include "domain/base/date.h"
#include "domain/catalogue/field.h"

namespace psoas {

struct ReleasedValue {
  std::optional<double> number;
  std::string word;  // a code, or a listed word
  std::optional<Date> day;

  bool empty() const { return !number && word.empty() && !day; }
};

// `entry` is the code of the finding or treatment the field belongs to.
ReleasedValue released(std::string_view entry, const FieldDefinition& field, const Value& value);

}  // namespace psoas
