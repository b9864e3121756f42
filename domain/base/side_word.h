#pragma once

#include <string_view>

#include "domain/base/side.h"

namespace psoas {

// "left", "right", "both sides", "midline"; for no side what `none` says.
constexpr std::string_view side_word(Side side, std::string_view none = {}) {
  switch (side) {
    case Side::left: return "left";
    case Side::right: return "right";
    case Side::bilateral: return "both sides";
    case Side::midline: return "midline";
    case Side::none: break;
  }
  return none;
}

// As side_word, for a narrow column under the heading "Side": "both".
constexpr std::string_view narrow_side_word(Side side) { return side == Side::bilateral ? "both" : side_word(side); }

}  // namespace psoas
