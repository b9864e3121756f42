#include "domain/base/minute_text.h"

namespace psoas {

std::string minute_text(Moment moment, int offset_minutes) {
  const std::string iso = to_string(moment + std::chrono::minutes(offset_minutes));
  return iso.substr(0, 10) + " " + iso.substr(11, 5);
}

}  // namespace psoas
