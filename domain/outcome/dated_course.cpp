#include "domain/outcome/dated_course.h"

#include <algorithm>

namespace psoas {

DatedCourse::DatedCourse(const std::vector<DatedValue>& values, Date index_day) {
  x_sources.reserve(values.size());
  for (const DatedValue& value : values) x_sources.push_back(&value);
  std::stable_sort(x_sources.begin(), x_sources.end(), [](const DatedValue* a, const DatedValue* b) {
    return a->date < b->date || (a->date == b->date && a->entered_at < b->entered_at);
  });
  x_values.reserve(values.size());
  for (const DatedValue* value : x_sources)
    x_values.push_back({days_between(index_day, value->date), value->phase, value->value});
}

}  // namespace psoas
