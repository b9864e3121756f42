#include "domain/outcome/adverse_event_counts.h"

#include <map>
#include <numeric>
#include <set>

namespace psoas {

namespace {

void count(AdverseEventCount& row, const AdverseEvent& event) {
  if (event.grade >= 1 && event.grade <= 5) ++row.grades[static_cast<std::size_t>(event.grade - 1)];
  if (event.serious()) ++row.serious;
}

// Treatments of one code, or of all, that events of the period are linked to.
struct Linked {
  std::set<TreatmentId> in_period;
  std::int64_t events = 0;
  std::int64_t serious = 0;
};

void count(Linked& linked, const AdverseEvent& event) {
  ++linked.events;
  if (event.serious()) ++linked.serious;
}

TreatmentSafety row_of(std::string code, std::int64_t done, const Linked& linked) {
  return {std::move(code), done, linked.events, linked.serious, static_cast<std::int64_t>(linked.in_period.size())};
}

}  // namespace

std::int64_t AdverseEventCount::events() const {
  return std::accumulate(grades.begin(), grades.end(), std::int64_t{0});
}

AdverseEventSummary summarise_adverse_events(
    const std::vector<PeriodAdverseEvent>& events,
    const std::vector<std::pair<std::string, std::int64_t>>& treatments_by_code, Date from, Date to) {
  AdverseEventCount all;
  Linked all_linked;
  std::map<std::string, AdverseEventCount> codes;
  std::map<std::string, Linked> treatments;
  for (const PeriodAdverseEvent& row : events) {
    count(all, row.event);
    AdverseEventCount& code = codes[row.event.code];
    code.code = row.event.code;
    count(code, row.event);
    count(all_linked, row.event);
    std::set<std::string> counted;
    for (std::size_t i = 0; i < row.linked.size(); ++i) {
      const LinkedTreatment& treatment = row.linked[i];
      Linked& linked = treatments[treatment.code];
      if (counted.insert(treatment.code).second) count(linked, row.event);
      if (!treatment.done || treatment.date < from || treatment.date > to) continue;
      linked.in_period.insert(row.event.treatments[i]);
      all_linked.in_period.insert(row.event.treatments[i]);
    }
  }
  std::map<std::string, std::int64_t> done(treatments_by_code.begin(), treatments_by_code.end());
  std::int64_t all_done = 0;
  for (const auto& [code, number] : done) {
    all_done += number;
    treatments.try_emplace(code);
  }
  AdverseEventSummary summary;
  summary.by_code.push_back(all);
  for (const auto& [code, row] : codes) summary.by_code.push_back(row);
  summary.by_treatment.push_back(row_of("", all_done, all_linked));
  for (const auto& [code, linked] : treatments)
    summary.by_treatment.push_back(row_of(code, done.contains(code) ? done.at(code) : 0, linked));
  return summary;
}

}  // namespace psoas
