#pragma once

// The pages of the left column: which there are, and how each is made.

#include <vector>

#include "domain/store/door.h"
#include "ui/app/dialogs.h"
#include "ui/app/navigation_column.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

// In the order of the column; only pages that do something are listed.
const std::vector<Page>& pages_there_are();

// `open_export` leads from the reports to the page of exports without identity.
Screen* make_page(Page page, wxWindow* parent, const ScreenContext& context, Dialogs& dialogs, StoreDoor& files,
                  std::function<void()> open_export);

}  // namespace psoas::ui
