#include "domain/treatment/treatment.h"

#include <algorithm>

namespace psoas {

std::string_view code_of(TreatmentStatus status) {
  switch (status) {
    case TreatmentStatus::planned: return "planned";
    case TreatmentStatus::aborted: return "aborted";
    case TreatmentStatus::cancelled: return "cancelled";
    case TreatmentStatus::done: break;
  }
  return "done";
}

std::optional<TreatmentStatus> treatment_status_of(std::string_view code) {
  for (TreatmentStatus status :
       {TreatmentStatus::planned, TreatmentStatus::done, TreatmentStatus::aborted, TreatmentStatus::cancelled})
    if (code_of(status) == code) return status;
  return std::nullopt;
}

const Value* Treatment::parameter(std::string_view field) const { return parameter("", 0, field); }

const Value* Treatment::parameter(std::string_view group, int row, std::string_view field) const {
  for (const FieldValue& candidate : parameters)
    if (candidate.field == field && candidate.group == group && candidate.row == row) return &candidate.value;
  return nullptr;
}

std::vector<const FieldValue*> Treatment::all(std::string_view group, std::string_view field) const {
  std::vector<const FieldValue*> found;
  for (const FieldValue& candidate : parameters)
    if (candidate.field == field && candidate.group == group) found.push_back(&candidate);
  std::stable_sort(found.begin(), found.end(),
                   [](const FieldValue* a, const FieldValue* b) { return a->row < b->row; });
  return found;
}

int Treatment::rows(std::string_view group) const {
  int rows = 0;
  for (const FieldValue& candidate : parameters)
    if (candidate.group == group) rows = std::max(rows, candidate.row + 1);
  return rows;
}

double local_anaesthetic_mg(double concentration_percent, double volume_ml) {
  return concentration_percent * 10 * volume_ml;
}

bool is_diagnostic_block(const Treatment& treatment, const TreatmentDefinition& definition) {
  if (definition.mark == TreatmentMark::diagnostic_block) return true;
  const std::size_t equals = definition.diagnostic_when.find('=');
  if (equals == std::string::npos) return false;
  const Value* value = treatment.parameter(std::string_view(definition.diagnostic_when).substr(0, equals));
  return value && value->code == std::string_view(definition.diagnostic_when).substr(equals + 1);
}

std::string code_in(const Treatment& treatment, std::string_view field) { return code_in(treatment, "", 0, field); }

std::string code_in(const Treatment& treatment, std::string_view group, int row, std::string_view field) {
  const Value* value = treatment.parameter(group, row, field);
  return value ? value->code : std::string();
}

std::optional<double> number_in(const Treatment& treatment, std::string_view field) {
  return number_in(treatment, "", 0, field);
}

std::optional<double> number_in(const Treatment& treatment, std::string_view group, int row, std::string_view field) {
  const Value* value = treatment.parameter(group, row, field);
  return value ? value->number : std::nullopt;
}

bool is_trial(const Treatment& treatment) { return code_in(treatment, "phase") == "trial"; }

}  // namespace psoas
