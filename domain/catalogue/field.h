#pragma once

// One field of a finding or a treatment as the catalogue describes it, and a value such a field can hold.
// The same description drives the editor, the checks, the import, the tables and the workbook.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/checked.h"
#include "domain/base/date.h"

namespace psoas {

enum class ValueKind {
  presence,  // present / absent / not_assessed: an unasked question is never "absent"
  number,
  choice,   // one of `choices`; a choice may have a numeric twin for trends (4- is 3.67)
  choices,  // any number of `choices`
  text,
  date,
};

struct Range {
  std::optional<double> low;
  std::optional<double> high;

  bool contains(double number) const { return (!low || number >= *low) && (!high || number <= *high); }
  bool operator==(const Range&) const = default;
};

struct Choice {
  std::string code;  // permanent
  std::string label;
  std::string help;  // what the level means; may be empty
  std::optional<double> number;
  bool operator==(const Choice&) const = default;
};

// What is usual in a certain case: "target=femoral" or "target=medial_branch&agent=lidocaine,ropivacaine". A field of
// the case stands in the same row, else on the treatment itself. The first case that holds decides.
struct UsualWhen {
  std::string when;
  Range soft;

  bool operator==(const UsualWhen&) const = default;
};

struct FieldDefinition {
  std::string code;  // permanent; "value" is the main field of a finding
  std::string label;
  std::string help;
  std::string group;  // of a treatment: the repeating rows it belongs to; "" for the treatment itself
  std::string unit;   // as printed: "°", "mL", "s"
  ValueKind kind = ValueKind::number;
  Range hard;                         // outside: refused
  Range soft;                         // outside: asked once, then marked
  std::vector<UsualWhen> usual_when;  // takes the place of `soft` in its case
  double step = 0;                    // values are multiples of it; 0 any
  std::vector<Choice> choices;        // of a number: words that may stand in its place ("not limited"), without a twin
  bool required = false;
  bool shared_by_sides = false;  // a qualifier asked once for both sides (a method), stored with each
  bool of_study = false;         // says which study was read (its kind, day, reader): asked once for all its findings
  bool retired = false;          // no longer asked; shown where it was recorded
  std::string default_value;     // offered, as typed text; "" none
  std::string hint_when;         // "" or "FIELD=CODE[,CODE]": the field matters only then
  std::string in_summary;        // word before the value in a one-line summary: "before"; "" none

  const Choice* choice(std::string_view wanted) const;
  bool operator==(const FieldDefinition&) const = default;
};

// A value in typed columns. Exactly one of the parts is the value; a choice also carries its numeric twin.
struct Value {
  std::optional<double> number;
  std::string code;  // choice and presence
  std::string text;
  std::optional<Date> date;

  bool empty() const { return !number && code.empty() && text.empty() && !date; }
  bool operator==(const Value&) const = default;
};

// The codes of a presence value.
inline constexpr std::string_view present = "present";
inline constexpr std::string_view absent = "absent";
inline constexpr std::string_view not_assessed = "not_assessed";

// A field with its value; `row` counts the repeating rows of its group from 0. A field of kind `choices` stands
// once for each chosen code.
struct FieldValue {
  std::string group;
  int row = 0;
  std::string field;
  Value value;

  bool operator==(const FieldValue&) const = default;
};

// Reads what was typed into a field. Gives several values only for `choices` (typed as codes or labels between
// commas). A choice is recognised by code or label, in any case; presence also by + - yes no y n. Problems as in
// checked.h, under `path`; a value outside the soft range comes with a problem `unusual` in `warnings`.
Checked<std::vector<Value>> parse_value(const FieldDefinition& definition, std::string_view typed,
                                        std::string_view path, Problems& warnings);

// The value as a person reads it, without unit: "+6" is not used here, "6"; a choice by its label.
std::string shown(const FieldDefinition& definition, const Value& value);

// The same with the field's unit after it: "6 mL".
std::string shown_with_unit(const FieldDefinition& definition, const Value& value);

// The text that, typed into the field, gives the value back.
std::string typed_text(const FieldDefinition& definition, const Value& value);

}  // namespace psoas
