#pragma once

// The protocols by which treatments are followed up: their windows, questionnaires and who calls. What is changed
// here becomes an entry of the clinic's own catalogue, and open follow-ups are planned anew with it.

#include "ui/widget/screen.h"

namespace psoas::ui {

Screen* make_protocol_page(wxWindow* parent, const ScreenContext& context);

}  // namespace psoas::ui
