#pragma once

#include <string>
#include <string_view>

namespace psoas::ui {

// The part of a field's path at this place, the first at 0: "finding" of "finding/psoas_sign/right".
inline std::string part_of(std::string_view path, int place) {
  for (; place > 0; --place) path.remove_prefix(path.find('/') + 1);
  return std::string(path.substr(0, path.find('/')));
}

}  // namespace psoas::ui
