#pragma once

// Where a patient's answers pass from one version of a questionnaire to another: values on either side are not one
// series, however alike they look.

#include <string_view>
#include <vector>

#include "domain/outcome/trend.h"
#include "domain/visit/visit.h"

namespace psoas {

struct FormChange {
  std::size_t value = 0;  // the first one of the new version, by its place
  Date date{};            // its day
  std::string from;
  std::string to;

  bool operator==(const FormChange&) const = default;
};

// `values` are those of the instrument, by date. A version that was not recorded changes nothing.
std::vector<FormChange> form_changes(const std::vector<DatedValue>& values, std::string_view instrument,
                                     const std::vector<Visit>& visits);

}  // namespace psoas
