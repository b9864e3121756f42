#pragma once

// The answer of an analysis as a file and on paper.

#include <memory>

#include "domain/outcome/outcome_result.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

// Asks where, and writes the file beside the window's work. `parent` is the screen that hears of it.
void save_outcomes(wxWindow* parent, const ScreenContext& context, std::shared_ptr<const OutcomeResult> result);

// To a printer the person chooses; names no patient.
void print_outcomes(wxWindow* parent, const ScreenContext& context, std::shared_ptr<const OutcomeResult> result);

}  // namespace psoas::ui
