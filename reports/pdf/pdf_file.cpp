#include "reports/pdf/pdf_file.h"

#include <cairo-pdf.h>

#include "domain/base/version.h"
#include "reports/chart/surface_file.h"
#include "reports/pdf/patient_report.h"

namespace psoas::reports {

namespace {

void set_properties(cairo_surface_t* surface, const PdfProperties& properties) {
  const std::string creator = std::string("PsoasTrack ") + program_version;
  const std::string created = to_string(properties.printed_at).substr(0, 19) + "Z";
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, properties.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, creator.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created.c_str());
}

}  // namespace

void write_pages(const std::vector<Page>& pages, const Paper& paper, const PdfProperties& properties,
                 const std::filesystem::path& file, Typesetter& typesetter, Progress& progress) {
  std::string bytes;
  const Surface surface(cairo_pdf_surface_create_for_stream(keep_bytes, &bytes, paper.width, paper.height),
                        &cairo_surface_destroy);
  set_properties(surface.get(), properties);
  const Cairo cairo(cairo_create(surface.get()), &cairo_destroy);
  for (const Page& page : pages) {
    progress.at("pages", &page - pages.data(), static_cast<std::int64_t>(pages.size()));
    progress.check();
    draw_page(page, cairo.get(), typesetter);
    cairo_show_page(cairo.get());
  }
  const cairo_status_t drawn = cairo_status(cairo.get());
  cairo_surface_finish(surface.get());
  progress.check();
  write_surface(file, bytes, drawn != CAIRO_STATUS_SUCCESS ? drawn : cairo_surface_status(surface.get()));
}

void write_pdf(const PatientReport& report, const Catalogue& catalogue, const std::filesystem::path& file,
               Typesetter& typesetter) {
  NoProgress progress;  // one patient's pages
  write_pages(compose(report, catalogue, typesetter), paper_named(report.clinic.paper),
              {"Pain and treatment trend", report.printed_at}, file, typesetter, progress);
}

}  // namespace psoas::reports
