#pragma once

// One patient's values around one treatment, and how each instrument stands since a day: what a report of a patient
// tells of every treatment and questionnaire. The rules are those of an analysis (trend.h, response.h).

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/outcome/follow_up_window.h"
#include "domain/outcome/trend.h"
#include "domain/visit/visit.h"

namespace psoas {

struct ValueAfter {
  int day = 0;  // since the treatment
  double value = 0;
  std::optional<double> improvement_percent;  // of the baseline, positive when better
  bool treated_again = false;                 // at the same target, on an earlier day than the value's
};

struct BeforeAfter {
  std::optional<DatedValue> baseline;  // of the 30 days before
  std::array<std::optional<ValueAfter>, follow_up_windows.size()> windows;
  std::optional<ValueAfter> latest;  // the last value that was not taken after the target was treated again
};

// `treated_again`: the next day on which the same target was treated. Values in any order.
BeforeAfter before_and_after(const std::vector<DatedValue>& values, Date treated, std::optional<Date> treated_again,
                             Direction direction);

// The latest score of one instrument beside its baseline.
struct InstrumentStanding {
  std::string code;
  std::string label;
  std::string unit;
  int decimals = 0;
  Direction direction = Direction::lower_is_better;
  double important_change = 0;  // points; 0 none agreed
  DatedValue latest;
  std::string band;                    // the latest score's, in words; "" none
  std::optional<DatedValue> baseline;  // of the 30 days before the index day
  std::optional<double> change;        // latest − baseline, when the latest is later than the index day
  std::optional<double> improvement_percent;
  bool is_important = false;  // the change is better by the important change or more
};

// Of every instrument with a score among the visits, in the catalogue's order. Without an index day no baselines.
std::vector<InstrumentStanding> instrument_standings(const std::vector<Visit>& visits, std::optional<Date> index_day,
                                                     const Catalogue& catalogue);

}  // namespace psoas
