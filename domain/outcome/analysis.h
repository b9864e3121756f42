#pragma once

// The question an outcome analysis asks: which index treatments, told apart how, judged by which measure and rules.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/side.h"
#include "domain/catalogue/catalogue.h"
#include "domain/outcome/outcome_settings.h"
#include "domain/patient/patient.h"

namespace psoas {

// A finding as it last stood on the index day.
struct FindingFilter {
  std::string code;
  std::optional<Side> side;  // nothing: any
  std::string choice;        // code of a choice, "present" or "absent"; "" anything but absent and not assessed
  Range range;               // of a number

  bool operator==(const FindingFilter&) const = default;
};

// Which treatments start a course.
enum class IndexRule {
  marked,  // those recorded as index treatments
  first,   // the first of each patient, code and target
  every,   // all that were done
};
std::string_view code_of(IndexRule rule);
std::optional<IndexRule> index_rule_of(std::string_view code);

enum class GroupBy { none, treatment, target, side, sex, age, clinician, finding, severity, block, profile, adherence };
std::string_view code_of(GroupBy group_by);
std::optional<GroupBy> group_by_of(std::string_view code);
const std::vector<std::string>& group_by_codes();

struct Analysis {
  std::vector<std::string> treatments;  // codes; empty: all
  IndexRule index = IndexRule::marked;
  std::string target;                   // a part of the same-target key, such as "medial_branch"; "" any
  std::string level;                    // a spinal level among those treated, such as "L4"; "" any
  std::optional<Side> side;             // of the treatment
  std::string clinician;                // "" any
  std::string diagnosis;                // beginning of a code the patient had on the index day; "" any
  std::vector<FindingFilter> findings;  // all of them
  std::optional<Sex> sex;
  std::optional<int> youngest;  // completed years on the index day, both ends included
  std::optional<int> oldest;
  std::optional<Date> from;  // index day, both ends included
  std::optional<Date> to;
  Range baseline;                    // value of the measure at baseline
  Date as_of{};                      // what was recorded for a later day is not looked at
  std::string measure = "nrs_avg7";  // code of an instrument or of a finding with numbers
  std::optional<Side> measure_side;  // of a finding; nothing: the treated side, where the finding has sides
  GroupBy group_by = GroupBy::none;
  std::string group_finding;  // for GroupBy::finding
  bool with_details = true;   // diagnostic blocks, opioid doses and programmes, whose parameters have to be read
  OutcomeSettings settings;

  bool operator==(const Analysis&) const = default;
};

// An analysis as it is kept in a file or under a name. Its `as_of` is no day (ok() is false) when it is to be asked as
// of the day on which it is run.
struct NamedAnalysis {
  std::string name;
  Analysis analysis;

  bool operator==(const NamedAnalysis&) const = default;
};

// What the measure of an analysis is.
struct AnalysedMeasure {
  std::string code;
  std::string label;
  std::string unit;
  Direction direction = Direction::lower_is_better;
  Range range;
  int decimals = 0;
  double important_change = 0;  // points; 0 none agreed
  bool is_finding = false;
  bool has_sides = false;
};

// Nothing when the catalogue has no such instrument or finding, or the finding no numbers.
std::optional<AnalysedMeasure> analysed_measure(const Catalogue& catalogue, std::string_view code);

// Everything that is wrong with the question itself: unknown codes, days out of order, settings.
Problems check(const Analysis& analysis, const Catalogue& catalogue);

}  // namespace psoas
