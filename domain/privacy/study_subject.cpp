#include "domain/privacy/study_subject.h"

#include <string_view>

namespace psoas {

namespace {

// No vowels, so that no words come of it; neither 0 and O nor 1 and I and L.
constexpr std::string_view letters = "23456789BCDFGHJKMNPQRSTVWXYZ";

}  // namespace

std::string random_study_id(const RandomSource& random) {
  std::string id = "P";
  for (int place = 0; place < 8; ++place) {
    if (place % 4 == 0) id += '-';
    id += letters[random(letters.size())];
  }
  return id;
}

int random_shift(const RandomSource& random) {
  const int drawn = static_cast<int>(random(2 * most_shift_days)) - most_shift_days;
  return drawn >= 0 ? drawn + 1 : drawn;
}

}  // namespace psoas
