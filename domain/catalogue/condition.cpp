#include "domain/catalogue/condition.h"

#include <algorithm>

#include "domain/base/text.h"

namespace psoas {

std::string governing_field(std::string_view condition) {
  const std::size_t equals = condition.find('=');
  return equals == std::string_view::npos ? std::string() : std::string(condition.substr(0, equals));
}

bool condition_holds(std::string_view condition, std::string_view code) {
  const std::size_t equals = condition.find('=');
  if (equals == std::string_view::npos) return true;
  const std::vector<std::string> codes = split(condition.substr(equals + 1), ',');
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace psoas
