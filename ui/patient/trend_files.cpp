#include "ui/patient/trend_files.h"

#include <wx/filedlg.h>
#include <wx/graphics.h>
#include <wx/print.h>
#include <wx/printdlg.h>

#include <memory>
#include <utility>

#include "reports/trend/trend_file.h"
#include "ui/widget/text.h"
#include "ui/wording/visit_words.h"

namespace psoas::ui {

namespace words = wording::visit;

namespace {

reports::PatientReport report_of(const ScreenContext& context, const PatientTrend& trend) {
  return {trend, context.clinic, context.clock.now(), context.clock.offset_minutes()};
}

std::string kinds_offered() {
  std::string kinds;
  for (const reports::TrendFormat& format : reports::trend_formats()) {
    if (!kinds.empty()) kinds += "|";
    kinds += format.label + " (*." + format.ending + ")|*." + format.ending;
  }
  return kinds;
}

// The name typed, with the ending of the chosen kind when it has none of ours.
std::filesystem::path with_ending(const std::filesystem::path& file, int kind) {
  for (const reports::TrendFormat& format : reports::trend_formats())
    if (file.extension() == "." + format.ending) return file;
  return file.string() + "." + reports::trend_formats()[static_cast<std::size_t>(kind)].ending;
}

// The report's pages, each set on the paper the person chose.
class ReportPrintout final : public wxPrintout {
 public:
  ReportPrintout(const reports::PatientReport& report, const Catalogue& catalogue)
      : wxPrintout(to_wx(report.trend.patient.mrn)),
        x_paper(reports::paper_named(report.clinic.paper)),
        x_pages(reports::compose(report, catalogue, x_typesetter)) {}

  bool HasPage(int page) override { return page >= 1 && page <= static_cast<int>(x_pages.size()); }

  void GetPageInfo(int* least, int* most, int* from, int* to) override {
    *least = *from = 1;
    *most = *to = static_cast<int>(x_pages.size());
  }

  bool OnPrintPage(int number) override {
    const reports::Page& page = x_pages[static_cast<std::size_t>(number - 1)];
    FitThisSizeToPaper(wxSize(static_cast<int>(x_paper.width), static_cast<int>(x_paper.height)));
    const std::unique_ptr<wxGraphicsContext> context(wxGraphicsContext::CreateFromUnknownDC(*GetDC()));
    auto* cairo = context ? static_cast<cairo_t*>(context->GetNativeContext()) : nullptr;
    if (!cairo) return false;
    reports::draw_page(page, cairo, x_typesetter);
    return true;
  }

 private:
  reports::Paper x_paper;
  reports::Typesetter x_typesetter;
  std::vector<reports::Page> x_pages;
};

}  // namespace

void save_trend_as(wxWindow* parent, const ScreenContext& context, const PatientTrend& trend) {
  wxFileDialog dialog(parent, to_wx(words::save_trend), {}, "trend", to_wx(kinds_offered()),
                      wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
  if (dialog.ShowModal() != wxID_OK) return;
  const std::filesystem::path file = with_ending(from_wx(dialog.GetPath()), dialog.GetFilterIndex());
  context.task.run_export(
      parent, words::writing_trend,
      [report = report_of(context, trend), catalogue = context.catalogue, file](Store&, Progress&) {
        reports::write_trend_file(report, *catalogue, file);
      },
      [context, file] { context.messages.show(Tone::done, words::saved_as(file.string())); });
}

void print_trend(wxWindow* parent, const ScreenContext& context, const PatientTrend& trend) {
  const reports::PatientReport report = report_of(context, trend);
  wxPrintDialogData settings;
  settings.GetPrintData().SetPaperId(context.clinic.paper == "Letter" ? wxPAPER_LETTER : wxPAPER_A4);
  wxPrinter printer(&settings);
  ReportPrintout pages(report, *context.catalogue);
  if (!printer.Print(parent, &pages, true) && wxPrinter::GetLastError() == wxPRINTER_ERROR)
    context.messages.show(Tone::failure, words::not_printed);
}

}  // namespace psoas::ui
