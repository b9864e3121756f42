#pragma once

// Judges one course: its baseline, what stands for each window and what that says, its slope, and how long relief
// lasted.

#include <span>
#include <vector>

#include "domain/outcome/case_details.h"
#include "domain/outcome/outcome_result.h"
#include "domain/outcome/record_index.h"

namespace psoas {

class CaseJudge {
 public:
  // All must outlive it.
  CaseJudge(const Analysis& analysis, const AnalysedMeasure& measure, const RecordIndex& index,
            const Catalogue& catalogue);

  // Fills what follows from the values, and one CaseWindow for each window of the settings.
  void judge(OutcomeCase& judged, std::span<CaseWindow> windows);

 private:
  // A further measure that is judged beside the analysed one.
  struct Beside {
    std::int32_t word = -1;
    Direction direction = Direction::lower_is_better;
    double important_change = 0;
    std::vector<CourseValue> course;
    std::optional<double> baseline;
  };

  Beside beside(std::string_view code) const;
  void read(std::vector<CourseValue>& course, const OutcomeCase& judged, std::int32_t measure,
            std::optional<Side> side) const;
  std::optional<Side> side_of_measure(const OutcomeCase& judged) const;
  void describe_course(OutcomeCase& judged) const;
  void describe_relief(OutcomeCase& judged) const;
  void describe_details(OutcomeCase& judged);
  CaseWindow judged_window(const OutcomeCase& judged, const FollowUpWindow& window) const;
  void judge_value(CaseWindow& result, const OutcomeCase& judged, const FollowUpWindow& window, double value) const;
  std::optional<bool> composite_of(const OutcomeCase& judged, const FollowUpWindow& window, int by_day) const;
  bool grave_event_by(const OutcomeCase& judged, int day) const;
  IndicatorMarks indicators_of(const OutcomeCase& judged, const FollowUpWindow& window,
                               std::optional<double> opioid_dose) const;
  void read_beside(Beside& measure, const OutcomeCase& judged) const;
  static std::optional<double> follow_up_of(const Beside& measure, const FollowUpWindow& window);

  const Analysis& x_analysis;
  const AnalysedMeasure& x_measure;
  const RecordIndex& x_index;
  const Catalogue& x_catalogue;
  const Reliability* x_reliability;
  RelapseRules x_rules;
  std::int32_t x_word;
  std::vector<CourseValue> x_course;  // of the case at hand, as are the courses below
  Beside x_pain;
  Beside x_impression;
  std::vector<Beside> x_functions;
  std::array<Beside, indicator_count> x_indicated;  // by standard_indicators()
  std::optional<MedicationList> x_medications;      // where details were read
};

}  // namespace psoas
