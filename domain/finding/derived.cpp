#include "domain/finding/derived.h"

#include <algorithm>
#include <cmath>

namespace psoas {

namespace {

constexpr double cm_in_m = 100;
constexpr std::string_view psoas_area = "img_psoas_csa_cm2";
constexpr std::string_view height = "risk_height_cm";
constexpr std::string_view weight = "risk_weight_kg";

std::optional<double> number_of(const Visit& visit, std::string_view code, Side side) {
  const FindingEntry* entry = visit.finding(code, side);
  return entry ? entry->value.number : std::nullopt;
}

std::string_view qualifier_of(const FindingEntry& entry, std::string_view field) {
  for (const FieldValue& qualifier : entry.qualifiers)
    if (qualifier.field == field) return qualifier.value.code;
  return {};
}

bool both_at_l3(const Visit& visit) {
  for (Side side : {Side::right, Side::left}) {
    const FindingEntry* area = visit.finding(psoas_area, side);
    if (!area || qualifier_of(*area, "level") != "L3") return false;
  }
  return true;
}

bool at_the_same_level(const Visit& visit) {
  const FindingEntry* right = visit.finding(psoas_area, Side::right);
  const FindingEntry* left = visit.finding(psoas_area, Side::left);
  return right && left && qualifier_of(*right, "level") == qualifier_of(*left, "level");
}

std::optional<double> value_of(Derivation derivation, const Visit& visit) {
  const std::optional<double> right = number_of(visit, psoas_area, Side::right);
  const std::optional<double> left = number_of(visit, psoas_area, Side::left);
  const std::optional<double> tall = number_of(visit, height, Side::none);
  switch (derivation) {
    case Derivation::psoas_index:
      if (!right || !left || !tall || !both_at_l3(visit)) return std::nullopt;
      return psoas_index(*right, *left, *tall);
    case Derivation::psoas_asymmetry:
      if (!right || !left || !at_the_same_level(visit)) return std::nullopt;
      return asymmetry_percent(*right, *left);
    case Derivation::body_mass_index: {
      const std::optional<double> heavy = number_of(visit, weight, Side::none);
      if (!heavy || !tall) return std::nullopt;
      return body_mass_index(*heavy, *tall);
    }
    case Derivation::none: break;
  }
  return std::nullopt;
}

// The study its sources were read from.
std::vector<FieldValue> study_of(const FindingDefinition& definition, const Visit& visit) {
  std::vector<FieldValue> study;
  const FindingEntry* area = visit.finding(psoas_area, Side::right);
  if (!area) return study;
  for (const FieldValue& qualifier : area->qualifiers) {
    const FieldDefinition* field = definition.field(qualifier.field);
    if (field && field->of_study) study.push_back(qualifier);
  }
  return study;
}

}  // namespace

std::optional<double> body_mass_index(double weight_kg, double height_cm) {
  if (height_cm <= 0) return std::nullopt;
  const double metres = height_cm / cm_in_m;
  return weight_kg / (metres * metres);
}

std::optional<double> psoas_index(double right_cm2, double left_cm2, double height_cm) {
  return body_mass_index(right_cm2 + left_cm2, height_cm);
}

std::optional<double> asymmetry_percent(double right, double left) {
  const double larger = std::max(right, left);
  if (larger <= 0) return std::nullopt;
  return 100 * std::abs(right - left) / larger;
}

std::optional<double> side_difference(const FindingDefinition& definition, std::optional<double> right,
                                      std::optional<double> left) {
  if (!right || !left || definition.side_difference == SideDifference::none) return std::nullopt;
  if (definition.side_difference == SideDifference::percent) return asymmetry_percent(*right, *left);
  return std::abs(*right - *left);
}

const std::vector<std::string_view>& derivation_sources() {
  static const std::vector<std::string_view> sources{psoas_area, height, weight};
  return sources;
}

std::vector<FindingEntry> derived_findings(const Visit& visit, const Catalogue& catalogue) {
  std::vector<FindingEntry> derived;
  for (const FindingDefinition& definition : catalogue.findings()) {
    const std::optional<double> value = value_of(definition.derived, visit);
    if (!value || !definition.main_field().hard.contains(*value)) continue;
    FindingEntry& entry = derived.emplace_back();
    entry.code = definition.code;
    entry.value.number = *value;
    entry.qualifiers = study_of(definition, visit);
  }
  return derived;
}

}  // namespace psoas
