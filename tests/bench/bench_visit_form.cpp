// How much longer scores and findings of a visit form take to stand with the whole catalogue than with an empty one.
// Needs a display.

#include <wx/app.h>
#include <wx/frame.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include <cstdio>
#include <string>
#include <vector>

#include "domain/base/uuid.h"
#include "storage/catalogue/embedded_catalogue.h"
#include "tests/bench/figures.h"
#include "ui/visit/finding_section.h"
#include "ui/visit/score_section.h"

namespace psoas::ui {
namespace {

constexpr int times = 15;
constexpr double most_ms_more = 100;

const FixedClock& today() {
  static const FixedClock clock{parse_moment("2026-10-05T09:00:00.000Z")};
  return clock;
}

VisitFormSource new_visit() {
  VisitFormSource source;
  source.patient.id = PatientId{1};
  source.patient.birth_date = Date{date::year{1971} / 8 / 2};
  source.draft = new_visit_draft(source.patient.id, {}, {}, "Osei", today().today());
  return source;
}

// Builds the sections on a shown page, lays them out, and takes them away again.
double build_form(wxFrame& frame, const Catalogue& catalogue) {
  return bench::timed([&] {
    VisitForm form(new_visit(), catalogue);
    VisitFields fields(
        form.draft(), today(), [](const std::string&) {}, [](const std::string&) {});
    auto* page = new wxScrolledWindow(&frame);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(new ScoreSection(page, form, fields), wxSizerFlags().Expand());
    column->Add(new FindingSection(page, form, fields), wxSizerFlags().Expand());
    page->SetSizer(column);
    page->SetSize(frame.GetClientSize());
    page->FitInside();
    page->Layout();
    page->Update();
    page->Destroy();
  });
}

class Bench : public wxApp {
 public:
  bool OnInit() override {
    auto* frame = new wxFrame(nullptr, wxID_ANY, "bench", wxDefaultPosition, wxSize(1280, 900));
    frame->Show();
    const Catalogue whole = storage::embedded_catalogue();
    const Catalogue empty;
    std::vector<double> with;
    std::vector<double> without;
    for (int i = 0; i < times; ++i) {
      with.push_back(build_form(*frame, whole));
      without.push_back(build_form(*frame, empty));
    }
    const double more = bench::quantile(with, 0.5) - bench::quantile(without, 0.5);
    std::printf("visit form, whole catalogue %.1f ms, empty one %.1f ms, %.1f ms more, bar %.0f ms %s\n",
                bench::quantile(with, 0.5), bench::quantile(without, 0.5), more, most_ms_more,
                more <= most_ms_more ? "passed" : "MISSED");
    passed = more <= most_ms_more;
    return false;
  }

  bool passed = false;
};

}  // namespace
}  // namespace psoas::ui

int main(int count, char** arguments) {
  auto* bench = new psoas::ui::Bench;
  wxApp::SetInstance(bench);
  if (!wxEntryStart(count, arguments)) return 2;
  bench->CallOnInit();
  const bool passed = bench->passed;
  wxEntryCleanup();
  return passed ? 0 : 1;
}
