#include "ui/widget/page_printing.h"

#include <wx/graphics.h>
#include <wx/print.h>
#include <wx/printdlg.h>

#include <memory>

#include "ui/widget/text.h"

namespace psoas::ui {

namespace {

// Each page set on the paper the person chose.
class Printout final : public wxPrintout {
 public:
  Printout(const std::string& title, const reports::Paper& paper, const std::vector<reports::Page>& pages)
      : wxPrintout(to_wx(title)), x_paper(paper), x_pages(pages) {}

  bool HasPage(int page) override { return page >= 1 && page <= static_cast<int>(x_pages.size()); }

  void GetPageInfo(int* least, int* most, int* from, int* to) override {
    *least = *from = 1;
    *most = *to = static_cast<int>(x_pages.size());
  }

  bool OnPrintPage(int number) override {
    FitThisSizeToPaper(wxSize(static_cast<int>(x_paper.width), static_cast<int>(x_paper.height)));
    const std::unique_ptr<wxGraphicsContext> context(wxGraphicsContext::CreateFromUnknownDC(*GetDC()));
    auto* cairo = context ? static_cast<cairo_t*>(context->GetNativeContext()) : nullptr;
    if (!cairo) return false;
    reports::draw_page(x_pages[static_cast<std::size_t>(number - 1)], cairo, x_typesetter);
    return true;
  }

 private:
  reports::Paper x_paper;
  reports::Typesetter x_typesetter;
  const std::vector<reports::Page>& x_pages;
};

}  // namespace

bool print_pages(wxWindow* parent, const std::string& title, const std::string& paper,
                 const std::vector<reports::Page>& pages) {
  wxPrintDialogData settings;
  settings.GetPrintData().SetPaperId(paper == "Letter" ? wxPAPER_LETTER : wxPAPER_A4);
  wxPrinter printer(&settings);
  Printout printout(title, reports::paper_named(paper), pages);
  return printer.Print(parent, &printout, true) || wxPrinter::GetLastError() != wxPRINTER_ERROR;
}

}  // namespace psoas::ui
