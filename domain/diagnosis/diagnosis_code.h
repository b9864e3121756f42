#pragma once

// One code of a diagnosis list such as ICD-10-CM, with the days it may be used on.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "domain/base/date.h"
#include "domain/base/side.h"

namespace psoas {

struct DiagnosisCode {
  std::string code;  // as printed, with its dot: "M76.11"
  std::string label;
  std::optional<Date> valid_from;
  std::optional<Date> valid_to;  // the last day

  bool valid_on(Date day) const { return (!valid_from || day >= *valid_from) && (!valid_to || day <= *valid_to); }
  bool operator==(const DiagnosisCode&) const = default;
};

using DiagnosisCodes = std::map<std::string, DiagnosisCode, std::less<>>;  // by code

// As printed: capitals, a dot after the third character when there are more, no blanks. "m7611" gives "M76.11".
std::string printed_code(std::string_view typed);

// The side a label names in words ("Psoas tendinitis, right hip" is right), none when it names no side or both.
Side side_named_in(std::string_view label);

}  // namespace psoas
