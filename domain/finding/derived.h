#pragma once

// Findings that follow from others of the same visit: computed, never typed, and stored beside their sources so that
// trends and reports have them as any other finding.

#include <optional>
#include <string_view>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/visit/visit.h"

namespace psoas {

// Weight in kg over the square of the height, given in cm: kg/m². Nothing for a height of 0.
std::optional<double> body_mass_index(double weight_kg, double height_cm);

// The areas of both sides at L3, in cm², over the square of the height, given in cm: cm²/m². Nothing for a height of 0.
std::optional<double> psoas_index(double right_cm2, double left_cm2, double height_cm);

// 100·|right − left| / the larger one. Nothing when both are 0.
std::optional<double> asymmetry_percent(double right, double left);

// The difference of the sides as the definition compares them; nothing when it does not, or a side is missing.
std::optional<double> side_difference(const FindingDefinition& definition, std::optional<double> right,
                                      std::optional<double> left);

// Codes of the findings others are computed from.
const std::vector<std::string_view>& derivation_sources();

// What follows from the visit's findings by the catalogue's derivations, in the catalogue's order; a value outside
// its hard range is left out. Sources: img_psoas_csa_cm2 (both sides, row 0; the index wants its level L3),
// risk_height_cm, risk_weight_kg.
std::vector<FindingEntry> derived_findings(const Visit& visit, const Catalogue& catalogue);

}  // namespace psoas
