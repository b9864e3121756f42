#pragma once

// Numbers as people type them in a form: plain digits, one decimal point, a sign. No comma, no exponent, no
// digits of other scripts, so that nothing is read as another number than the one meant.

#include <string>
#include <string_view>

#include "domain/base/checked.h"

namespace psoas {

// Reads "7", "-2", "+6", "0.25". A typographic minus (U+2212) is a minus. Problems: required, not_a_number.
// "5,0" is not_a_number with other = "decimal point".
Checked<double> parse_number(std::string_view typed, std::string_view field);

// The shortest decimal text that reads back as the same number: "7", "0.25", "-2".
std::string to_text(double number);

// With a fixed number of decimals, rounded half away from zero on the decimal value: to_text(57.142857, 1) is
// "57.1". "-0" is written "0".
std::string to_text(double number, int decimals);

}  // namespace psoas
