#pragma once

// Composed pages to the printer the person chooses; the desktop's dialog offers a preview.

#include <wx/window.h>

#include <string>
#include <vector>

#include "reports/pdf/page.h"

namespace psoas::ui {

// `title` stands in the printer's queue: it names no patient. `paper` is "A4" or "Letter". False: the printer did not
// take the pages; true when they were printed or the person thought better of it.
bool print_pages(wxWindow* parent, const std::string& title, const std::string& paper,
                 const std::vector<reports::Page>& pages);

}  // namespace psoas::ui
