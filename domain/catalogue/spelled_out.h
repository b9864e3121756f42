#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace psoas {

// A code without a label, made legible: "end_feel" is "end feel".
inline std::string spelled_out(std::string_view code) {
  std::string text(code);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

}  // namespace psoas
