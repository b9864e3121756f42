#pragma once

// One treatment given or planned at a visit, with its parameters as the catalogue describes them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/id.h"
#include "domain/base/side.h"
#include "domain/catalogue/field.h"
#include "domain/catalogue/treatment_definition.h"
#include "domain/treatment/treatment_link.h"
#include "domain/treatment/warning_override.h"

namespace psoas {

class Catalogue;

enum class TreatmentStatus { planned, done, aborted, cancelled };
std::string_view code_of(TreatmentStatus status);
std::optional<TreatmentStatus> treatment_status_of(std::string_view code);

struct Treatment {
  TreatmentId id;
  std::string code;
  Side side = Side::none;
  Date date{};                   // day given, or start of a course
  std::optional<Date> end_date;  // of a course or medication
  TreatmentStatus status = TreatmentStatus::done;
  std::string performer;
  std::string indication;  // code of the condition it is for, such as "dx_facet"; "" not said
  bool is_index = false;   // starts an outcome episode: its day is day 0
  std::string note;
  std::vector<FieldValue> parameters;
  std::vector<TreatmentLink> links;          // to earlier treatments it rests on
  std::string same_target_key;               // set by check() and by same_target_key()
  std::vector<WarningOverride> overrides{};  // warnings gone on despite, with their reasons

  const Value* parameter(std::string_view field) const;  // not repeating; nullptr when absent
  const Value* parameter(std::string_view group, int row, std::string_view field) const;
  std::vector<const FieldValue*> all(std::string_view group, std::string_view field) const;  // by row
  int rows(std::string_view group) const;

  bool operator==(const Treatment&) const = default;
};

// The code of a parameter, "" when it is absent; its number, nothing when it has none.
std::string code_in(const Treatment& treatment, std::string_view field);
std::string code_in(const Treatment& treatment, std::string_view group, int row, std::string_view field);
std::optional<double> number_in(const Treatment& treatment, std::string_view field);
std::optional<double> number_in(const Treatment& treatment, std::string_view group, int row, std::string_view field);

// True for the trial before an implant.
bool is_trial(const Treatment& treatment);

// Code, target, level and side, such as "tx_rfa/medial_branch/L3-L5/R": two treatments with the same key hit the
// same target. Levels are joined to ranges in the order of the catalogue's choices.
std::string same_target_key(const Treatment& treatment, const TreatmentDefinition& definition);

// "Block L3–L5 R" and the like: short name, levels, side; for marks on a trend.
std::string short_description(const Treatment& treatment, const TreatmentDefinition& definition);
std::string short_description(const Treatment& treatment, const Catalogue& catalogue);  // the code when unknown to it

// "psoas · R · 2 points · ultrasound · lidocaine 1 % 4 mL = 40 mg": the summary fields of the definition with units,
// for tables and the editor.
std::string long_description(const Treatment& treatment, const TreatmentDefinition& definition);

// True when it stands on a trend as a diagnostic block (TreatmentDefinition::diagnostic_when).
bool is_diagnostic_block(const Treatment& treatment, const TreatmentDefinition& definition);

// Local anaesthetic, in mg: concentration in percent × 10 × volume in mL.
double local_anaesthetic_mg(double concentration_percent, double volume_ml);

}  // namespace psoas
