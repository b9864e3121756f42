#include "domain/outcome/quarter_summary.h"

#include <map>

#include "domain/outcome/change.h"

namespace psoas {

namespace {

using Courses = std::vector<const PeriodCourse*>;

WindowOutcome judge(const Courses& courses, const FollowUpWindow& window, Date as_of) {
  WindowOutcome outcome;
  std::vector<double> before, after, changes;
  for (const PeriodCourse* course : courses) {
    ++outcome.indexed;
    const std::optional<DatedValue> base = baseline(course->scores, course->index_day);
    if (!base) continue;
    ++outcome.with_baseline;
    if (!closed(window, course->index_day, as_of)) continue;
    ++outcome.closed;
    const DatedValue* follow = follow_up(course->scores, course->index_day, window);
    if (!follow) continue;
    if (course->retreated_on && *course->retreated_on < follow->date) {
      ++outcome.retreated;
      continue;
    }
    ++outcome.observed;
    before.push_back(base->value);
    after.push_back(follow->value);
    changes.push_back(change(base->value, follow->value));
    if (improved_by(base->value, follow->value, 30, Direction::lower_is_better)) ++outcome.responders30;
    if (improved_by(base->value, follow->value, 50, Direction::lower_is_better)) ++outcome.responders50;
  }
  outcome.baseline = mean_of(before);
  outcome.follow_up = mean_of(after);
  outcome.change = mean_of(changes);
  return outcome;
}

TreatmentOutcome judge(std::string code, const Courses& courses, Date as_of) {
  TreatmentOutcome outcome;
  outcome.treatment_code = std::move(code);
  std::vector<double> before;
  for (const PeriodCourse* course : courses)
    if (const std::optional<DatedValue> base = baseline(course->scores, course->index_day))
      before.push_back(base->value);
  outcome.baseline = mean_of(before);
  for (std::size_t i = 0; i < follow_up_windows.size(); ++i)
    outcome.windows[i] = judge(courses, follow_up_windows[i], as_of);
  return outcome;
}

std::int64_t count_of(const std::vector<std::pair<std::string, std::int64_t>>& counts, std::string_view code) {
  for (const auto& [counted, count] : counts)
    if (counted == code) return count;
  return 0;
}

}  // namespace

std::int64_t PeriodFigures::visits_of_kind(std::string_view kind) const { return count_of(visits_by_kind, kind); }

std::int64_t PeriodFigures::treatments_of_code(std::string_view code) const {
  return count_of(treatments_by_code, code);
}

const TreatmentOutcome* PeriodFigures::outcome_of(std::string_view treatment_code) const {
  for (const TreatmentOutcome& outcome : by_treatment)
    if (outcome.treatment_code == treatment_code) return &outcome;
  return nullptr;
}

PeriodFigures summarise_period(const PeriodCounts& counts, Date as_of) {
  PeriodFigures figures;
  figures.visits = counts.visits;
  figures.patients_seen = counts.patients_seen;
  figures.new_patients = counts.new_patients;
  figures.with_pain_score = {counts.visits_with_pain_score, counts.visits};
  figures.back_dated = {counts.back_dated, counts.visits};
  figures.visits_by_kind = counts.visits_by_kind;
  figures.treatments_by_code = counts.treatments_by_code;
  for (const auto& [code, count] : counts.treatments_by_code) figures.treatments += count;

  Courses all;
  std::map<std::string, Courses> by_code;
  for (const PeriodCourse& course : counts.courses) {
    all.push_back(&course);
    by_code[course.treatment_code].push_back(&course);
  }
  figures.all = judge("", all, as_of);
  for (const auto& [code, courses] : by_code) figures.by_treatment.push_back(judge(code, courses, as_of));
  return figures;
}

QuarterSummary summarise_quarter(Quarter quarter, Date as_of, const PeriodCounts& current, const PeriodCounts& previous,
                                 const PeriodCounts& year_ago) {
  return {quarter, as_of, summarise_period(current, as_of), summarise_period(previous, as_of),
          summarise_period(year_ago, as_of)};
}

}  // namespace psoas
