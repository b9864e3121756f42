#include "domain/store/issued_quarters.h"

#include <array>
#include <charconv>

namespace psoas {

namespace {

// The shortest digits that read back as the same number.
std::string digits_of(double number) {
  std::array<char, 32> digits{};
  return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr};
}

}  // namespace

std::string canonical_text(const IssuedQuarter& issued) {
  std::string text =
      to_string(issued.quarter) + "\t" + to_string(issued.quarter.first_day()) + "\t" + to_string(issued.as_of) + "\n";
  for (const IssuedFigure& figure : issued.figures) {
    text += figure.key + "\t" + (figure.numerator ? std::to_string(*figure.numerator) : "") + "\t" +
            (figure.denominator ? std::to_string(*figure.denominator) : "") + "\t" +
            (figure.value ? digits_of(*figure.value) : "") + "\n";
  }
  return text;
}

}  // namespace psoas
