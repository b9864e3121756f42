#pragma once

#include <string_view>

#include "domain/patient/patient.h"

namespace psoas {

// "female", "male", "other"; for an unknown one what `unknown` says.
constexpr std::string_view sex_word(Sex sex, std::string_view unknown = "not known") {
  switch (sex) {
    case Sex::female: return "female";
    case Sex::male: return "male";
    case Sex::other: return "other";
    case Sex::unknown: break;
  }
  return unknown;
}

}  // namespace psoas
