#pragma once

// Pages into a PDF file.

#include <filesystem>
#include <string>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/progress.h"
#include "reports/pdf/page.h"

namespace psoas::reports {

// The title bars of viewers and the lists of recent files show a document's title: it does not name a patient.
struct PdfProperties {
  std::string title;
  Moment printed_at{};
};

// Tells of the step "pages". Throws FileError, Cancelled.
void write_pages(const std::vector<Page>& pages, const Paper& paper, const PdfProperties& properties,
                 const std::filesystem::path& file, Typesetter& typesetter, Progress& progress);

}  // namespace psoas::reports
