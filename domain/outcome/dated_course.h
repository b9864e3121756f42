#pragma once

// Dated values of one measure as a course of days since an index treatment, and back to the values they came from.

#include <vector>

#include "domain/outcome/course.h"
#include "domain/outcome/trend.h"

namespace psoas {

// `values` in any order; they must outlive the course.
class DatedCourse {
 public:
  DatedCourse(const std::vector<DatedValue>& values, Date index_day);

  Course values() const { return x_values; }
  // nullptr for no_place.
  const DatedValue* at(std::size_t place) const { return place == no_place ? nullptr : x_sources[place]; }

 private:
  std::vector<const DatedValue*> x_sources;
  std::vector<CourseValue> x_values;
};

}  // namespace psoas
