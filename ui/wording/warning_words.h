#pragma once

// The words of warnings on a treatment. They prompt; the decision, with its reason, is the clinician's.

#include <string>
#include <vector>

#include "domain/safety/warning.h"

namespace psoas::wording::warning {

// "✗ Contraindicated: deep injection with signs of infection", "⚠ Warning: …", "ℹ Notice: …".
std::string headline(const Warning& warning, const Catalogue& catalogue);

// What the rule says, and by which recorded facts.
std::string prompt(const Warning& warning, const Catalogue& catalogue);

// "Weight not recorded: “Local anaesthetic above the highest dose” not checked. …"
std::string not_checked(const std::vector<Warning>& undecided, const Catalogue& catalogue);

// For readers of the reason's field.
std::string reason_for(const Warning& warning, const Catalogue& catalogue);

// "⚠ Deep block or lead with a risk of bleeding, overridden by osei 2026-03-01: held five half-lives".
std::string overridden(const WarningOverride& override, const Catalogue& catalogue);

inline constexpr const char* reason = "To go on all the same, say why:";

}  // namespace psoas::wording::warning
