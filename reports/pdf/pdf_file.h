#pragma once

// Pages into a PDF file.

#include <filesystem>
#include <string>
#include <vector>

#include "domain/base/date.h"
#include "reports/pdf/page.h"

namespace psoas::reports {

// The title bars of viewers and the lists of recent files show a document's title: it does not name a patient.
struct PdfProperties {
  std::string title;
  Moment printed_at{};
};

// Throws FileError.
void write_pages(const std::vector<Page>& pages, const Paper& paper, const PdfProperties& properties,
                 const std::filesystem::path& file, Typesetter& typesetter);

}  // namespace psoas::reports
