#pragma once

// The page on which a merge of two records is undone: what goes back, what was entered since and where it belongs, what
// hangs together.

#include "ui/widget/screen.h"

namespace psoas::ui {

Screen* make_separation_page(wxWindow* parent, const ScreenContext& context, PatientMergeId merge);

}  // namespace psoas::ui
