#include "domain/base/number.h"

#include <charconv>
#include <cmath>

#include "domain/base/text.h"

namespace psoas {

Checked<double> parse_number(std::string_view typed, std::string_view field) {
  Problem problem;
  problem.code = ProblemCode::not_a_number;
  problem.field = field;
  problem.given = typed;

  std::string text{trimmed(typed)};
  if (text.empty()) {
    problem.code = ProblemCode::required;
    return problem;
  }
  if (text.starts_with("\xE2\x88\x92")) text.replace(0, 3, "-");
  const bool plus = text.starts_with('+');
  if (plus) text.erase(0, 1);
  bool digit_seen = false;
  bool point_seen = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      digit_seen = true;
    } else if (c == '.' && !point_seen && digit_seen) {
      point_seen = true;
    } else if (!(c == '-' && i == 0 && !plus)) {
      if (c == ',' && digit_seen) problem.other = "decimal point";
      return problem;
    }
  }
  double number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number, std::chars_format::fixed);
  if (!digit_seen || text.back() == '.' || error != std::errc{} || rest != end || !std::isfinite(number))
    return problem;
  return number == 0 ? 0.0 : number;
}

std::string to_text(double number) {
  if (number == 0) return "0";
  char text[400];
  const auto [end, error] = std::to_chars(text, text + sizeof text, number, std::chars_format::fixed);
  return error == std::errc{} ? std::string(text, end) : std::string("?");
}

std::string to_text(double number, int decimals) {
  const double scale = std::pow(10.0, decimals);
  // A half that binary floating point holds a hair below the decimal half still rounds away from zero.
  const double rounded = std::round(number * scale * (1 + 1e-12)) / scale;
  char text[400];
  const auto [end, error] =
      std::to_chars(text, text + sizeof text, rounded == 0 ? 0.0 : rounded, std::chars_format::fixed, decimals);
  return error == std::errc{} ? std::string(text, end) : std::string("?");
}

}  // namespace psoas
