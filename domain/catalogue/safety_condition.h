#pragma once

// What a safety rule looks at: conditions over structured fields, joined as "all of these, each by any of those".
// Data from the catalogue; domain/safety evaluates it.

#include <optional>
#include <string>
#include <vector>

namespace psoas {

enum class ConditionSubject {
  finding,      // of this visit
  score,        // total of an instrument at this visit, or the sum of its items named by `is`
  health,       // a fact that stands about the patient
  age,          // completed years on the day
  sex,          // codes F M X U
  procedure,    // one done within `within_days` before the day
  flag,         // a red flag that is not resolved
  treatment,    // the treatment that is judged: its code or mark, and a parameter when `field` is given
  side,         // the side of that treatment, or of its rows, or of another of its kind on that day
  earlier,      // another treatment of these codes within `within_days` before
  beside,       // another medication of a class in `is` that is taken at the same time
  allergy,      // to an agent that is given; or to one of `codes`
  anaesthetic,  // local anaesthetics of the day above the highest dose
  depot,        // how many treatments with agents in `codes` within `within_days`, this one counted
  morphine,     // morphine equivalents a day, this and all that is taken at the same time
  no_block,     // no positive diagnostic block of the same target came before; `at_least` is the relief in percent
};

struct SafetyCondition {
  ConditionSubject subject = ConditionSubject::finding;
  std::vector<std::string> codes;  // any of these findings, facts, treatments …
  std::string field;               // a qualifier or parameter; "" the value itself
  std::vector<std::string> is;     // any of these values; empty: present
  std::optional<double> at_least;
  std::optional<double> at_most;
  std::optional<double> above;
  std::optional<double> below;
  std::optional<double> drop;      // fell by at least this since the previous visit
  std::optional<int> within_days;  // how old a fact may be
  bool both_sides = false;         // holds left and right
  bool newly = false;              // did not hold at the previous visit
  bool near = false;               // the fact's day lies within `within_days` before or after
  std::string answered_by;         // "FIELD=CODE" of the treatment says that an unknown fact is not so

  // True when a number is compared.
  bool compares() const { return at_least || at_most || above || below; }
  bool fits(double number) const {
    return (!at_least || number >= *at_least) && (!at_most || number <= *at_most) && (!above || number > *above) &&
           (!below || number < *below);
  }

  bool operator==(const SafetyCondition&) const = default;
};

// True for what is recorded at the visit itself.
constexpr bool is_of_visit(ConditionSubject subject) {
  return subject == ConditionSubject::finding || subject == ConditionSubject::score;
}

// All of these must hold, each through at least one of its conditions.
using SafetyNeeds = std::vector<std::vector<SafetyCondition>>;

}  // namespace psoas
