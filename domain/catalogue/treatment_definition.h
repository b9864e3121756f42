#pragma once

// A treatment as the catalogue describes it: its parameters, the rows that repeat, and how it is marked on a
// trend.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/date.h"
#include "domain/catalogue/field.h"
#include "domain/catalogue/finding_definition.h"
#include "domain/treatment/treatment_link.h"

namespace psoas {

// How a treatment stands on the trend.
enum class TreatmentMark {
  procedure,         // a line and a filled triangle on its day
  diagnostic_block,  // a dotted line and an open circle on its day
  course,            // a bar from start to end (physical therapy, exercises)
  medication,        // a thin bar from start to stop
};

// The word used in files: "procedure", "diagnostic_block", "course", "medication".
constexpr std::string_view code_of(TreatmentMark mark) {
  switch (mark) {
    case TreatmentMark::procedure: return "procedure";
    case TreatmentMark::diagnostic_block: return "diagnostic_block";
    case TreatmentMark::course: return "course";
    case TreatmentMark::medication: break;
  }
  return "medication";
}

struct GroupDefinition {
  std::string code;  // "agent", "level", "muscle", "series"
  std::string label;
  int least_rows = 0;
  int most_rows = 20;
  bool operator==(const GroupDefinition&) const = default;
};

struct TreatmentDefinition {
  std::string code;
  std::string label;
  std::string short_label;  // "RFA"
  TreatmentMark mark = TreatmentMark::procedure;
  Laterality laterality = Laterality::none;
  bool has_end_date = false;
  std::string keywords;
  std::string how_to_read;
  std::vector<FieldDefinition> fields;  // in the order of the form; `group` says which rows they repeat in
  std::vector<GroupDefinition> groups;
  std::vector<std::string> target_fields;   // field codes that with code and side make same_target_key
  std::vector<std::string> summary_fields;  // field codes named in the one-line summary, in order
  // "FIELD=CODE" that makes it a diagnostic block whatever `mark` says ("purpose=diagnostic"); "" none
  std::string diagnostic_when;
  std::vector<LinkRole> links;  // earlier treatments it can rest on, besides its consultation
  std::optional<Date> retired_on;
  int order = 0;

  const FieldDefinition* field(std::string_view group, std::string_view field_code) const;
  const GroupDefinition* group(std::string_view group_code) const;
  // What it can be linked to: every treatment to the consultation it was planned at, some to more.
  std::vector<LinkRole> link_roles() const;
  const std::string& short_name() const { return short_label.empty() ? label : short_label; }
  bool offered_on(Date day) const { return !retired_on || day < *retired_on; }
  bool operator==(const TreatmentDefinition&) const = default;
};

}  // namespace psoas
