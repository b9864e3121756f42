#pragma once

// Laterality, as a field of its own.

#include <optional>
#include <string_view>

namespace psoas {

enum class Side { none, left, right, bilateral, midline };

// The stored letter: "-", "L", "R", "B", "M".
constexpr std::string_view code_of(Side side) {
  switch (side) {
    case Side::left: return "L";
    case Side::right: return "R";
    case Side::bilateral: return "B";
    case Side::midline: return "M";
    case Side::none: break;
  }
  return "-";
}

constexpr std::optional<Side> side_of(std::string_view code) {
  if (code == "-" || code.empty()) return Side::none;
  if (code == "L" || code == "l") return Side::left;
  if (code == "R" || code == "r") return Side::right;
  if (code == "B" || code == "b") return Side::bilateral;
  if (code == "M" || code == "m") return Side::midline;
  return std::nullopt;
}

}  // namespace psoas
