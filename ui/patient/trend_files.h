#pragma once

// A patient's trend to a file or to paper, asked for at a window.

#include "domain/outcome/patient_trend.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

// Asks for a name; its ending decides the format (PDF, SVG, PNG, Excel, CSV, JSON). Says where the file is.
void save_trend_as(wxWindow* parent, const ScreenContext& context, const PatientTrend& trend);

// The pages of the PDF report, through the desktop's print dialog with its preview.
void print_trend(wxWindow* parent, const ScreenContext& context, const PatientTrend& trend);

}  // namespace psoas::ui
