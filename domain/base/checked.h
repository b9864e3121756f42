#pragma once

// What comes of checking something a person typed or a file gave: the value, or everything that is wrong
// with it. Problems carry facts and no sentences; ui/wording makes the sentences.

#include <cassert>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace psoas {

enum class ProblemCode {
  required,            // nothing was given and something must be
  not_a_number,        // given is no number in plain digits
  not_a_whole_number,  // given is a number with a fraction where whole ones count
  out_of_range,        // outside low..high: refused
  unusual,             // outside the usual low..high: a warning, may be confirmed
  not_a_date,          // no calendar date written YYYY-MM-DD
  year_needs_four_digits,
  in_the_future,
  before_birth,
  end_before_start,
  unknown_code,  // given is none of the catalogue's codes; `other` lists some
  retired_code,  // the catalogue no longer offers it for new entries
  side_required,
  side_not_allowed,
  step_mismatch,         // not a multiple of the step named in `other`
  too_long,              // more than `high` bytes or characters
  not_text,              // invalid UTF-8 or a control character; `other` says which and where
  suspicious_text,       // invisible or direction-changing characters; a warning
  already_used,          // an identity (record number) that another subject has; `other` names the holder
  likely_duplicate,      // a subject much like this one exists; a warning
  order_mismatch,        // values that contradict each other (least above worst); a warning
  more_than_prescribed,  // attended above prescribed
  unit_required,
  exceeds_total,
  missing_prerequisite,  // a warning: something that should come first was not found
  unknown_reference,     // a key that leads to no subject; `other` names the kind that was looked for
  not_a_time,            // no time of day written HH:MM
  before_treatment,      // a day before that of a treatment it rests on: `low` its day, `other` its name
  contradiction,         // fields that cannot both be so; `other` is the rule's name
  outside_period,        // a day outside low..high of what `other` names; a warning
  different_value,       // the record, or an earlier row, says something else; `other` is what or where
};

enum class Severity { refuse, confirm };

// One thing wrong with one field. `field` is the path the value was typed under ("score/nrs_avg7/value"), so
// that a screen can mark it and an import can name its column.
struct Problem {
  ProblemCode code{};
  std::string field;
  std::string given;
  std::string low;
  std::string high;
  std::string unit;
  std::string other;
  Severity severity = Severity::refuse;

  bool operator==(const Problem&) const = default;
};

using Problems = std::vector<Problem>;

// True when at least one problem cannot be confirmed away.
inline bool refuses(const Problems& problems) {
  for (const Problem& problem : problems)
    if (problem.severity == Severity::refuse) return true;
  return false;
}

// A value of T, or at least one Problem.
template <class T>
class Checked {
 public:
  Checked(T value) : x_content(std::move(value)) {}
  Checked(Problem problem) : x_content(Problems{std::move(problem)}) {}
  Checked(Problems problems) : x_content(std::move(problems)) { assert(!this->problems().empty()); }

  bool ok() const { return x_content.index() == 0; }
  explicit operator bool() const { return ok(); }
  const T& value() const { return std::get<0>(x_content); }
  T&& take() { return std::move(std::get<0>(x_content)); }
  const Problems& problems() const { return std::get<1>(x_content); }

 private:
  std::variant<T, Problems> x_content;
};

}  // namespace psoas
