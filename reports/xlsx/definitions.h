#pragma once

// Which figures and columns of the quarter's workbook are defined on its last sheet, by the codes of docs/methods.md.

#include <string_view>
#include <vector>

namespace psoas::reports {

struct Definition {
  std::string_view sheet;
  std::string_view name;  // as it stands on that sheet
  std::string_view code;  // of its section in docs/methods.md
};

// `with_patients`: also the columns of the sheets with a row per visit, score, finding and treatment.
std::vector<Definition> definitions(bool with_patients);

}  // namespace psoas::reports
