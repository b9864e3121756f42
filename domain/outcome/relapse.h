#pragma once

// How long relief lasts in one patient: when it was lost, or until when it is known to have lasted: docs/methods.md,
// section 5.

#include <optional>
#include <string_view>

#include "domain/catalogue/finding_definition.h"
#include "domain/outcome/course.h"

namespace psoas {

// What counts as lost.
enum class Loss {
  relief50,            // relief fell below the substantial percentage of the baseline
  relief30,            // below the moderate one
  return_to_baseline,  // within a margin of the baseline, or beyond it
};
std::string_view code_of(Loss loss);  // "loss50", "loss30", "return_to_baseline"

enum class CensorReason { last_assessment, retreated, surgery, died, cut_date };
std::string_view code_of(CensorReason reason);

struct RelapseRules {
  double substantial_percent = 50;
  double moderate_percent = 30;
  double return_margin = 1;  // points
  int initial_response_by_day = 121;

  bool operator==(const RelapseRules&) const = default;
};

// What ends the watch over one index treatment besides a loss, by days since it; `never` what has not happened.
struct CaseEnds {
  int retreated = never;  // next procedure at the same target
  int surgery = never;    // on the region
  int died = never;
  int withdrawn = never;  // from follow-up; ends no course by itself
  int cut = never;        // what was recorded later is not looked at
};

// Values up to the end of the watch: the earliest of re-treatment, surgery, death and cut.
int last_day_watched(const CaseEnds& ends);

struct Relapse {
  bool event = false;
  int day = 0;                                          // of the event, or of the censoring
  CensorReason reason = CensorReason::last_assessment;  // when there was no event
  // Of an event that was seen in the values: the last good assessment and the bad one, and where the straight line
  // between them crosses the threshold.
  std::optional<int> low;
  std::optional<int> high;
  std::optional<double> interpolated;
};

// The first day from 1 to `initial_response_by_day` with substantial relief while watched; nothing for a
// never-responder or without a percentage.
std::optional<int> initial_response_day(Course course, double baseline, Direction direction, const CaseEnds& ends,
                                        const RelapseRules& rules = {});

// From the initial response to the loss. Nothing for never-responders.
std::optional<Relapse> relapse(Course course, double baseline, Direction direction, Loss loss, const CaseEnds& ends,
                               const RelapseRules& rules = {});

// Sensitivity: the next procedure at the same target is an event as well.
std::optional<Relapse> relapse_or_retreatment(Course course, double baseline, Direction direction, Loss loss,
                                              const CaseEnds& ends, const RelapseRules& rules = {});

// Everyone treated: a never-responder's event is the first follow-up. Nothing without any follow-up.
std::optional<Relapse> relapse_of_all(Course course, double baseline, Direction direction, Loss loss,
                                      const CaseEnds& ends, const RelapseRules& rules = {});

// Day of the last assessment in the first unbroken run of assessments with substantial relief, seen before any
// re-treatment; 0 when there is none. What payers ask for before a repeat.
int repeat_relief_days(Course course, double baseline, Direction direction, const CaseEnds& ends,
                       const RelapseRules& rules = {});

}  // namespace psoas
