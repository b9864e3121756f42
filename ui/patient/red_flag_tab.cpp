#include "ui/patient/red_flag_tab.h"

#include <wx/scrolwin.h>

#include "ui/widget/red_flag_panel.h"
#include "ui/widget/spacing.h"
#include "ui/wording/safety_words.h"

namespace psoas::ui {

namespace {

class RedFlagTab : public PatientTab {
 public:
  RedFlagTab(wxWindow* parent, const ScreenContext& context, PatientId patient)
      : PatientTab(parent, context, patient, "red flag tab") {
    auto* page = new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    page->SetScrollRate(0, spacing::dip(16));
    x_list = new RedFlagPanel(page, context, patient);
    auto* inside = new wxBoxSizer(wxVERTICAL);
    inside->Add(x_list, wxSizerFlags().Expand().Border(wxALL, spacing::margin()));
    page->SetSizer(inside);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(page, wxSizerFlags(1).Expand());
    SetSizer(column);
  }

  std::string label() const override { return wording::safety::flags_tab; }
  void load() override { x_list->load(); }

 private:
  RedFlagPanel* x_list;
};

}  // namespace

PatientTab* make_red_flag_tab(wxWindow* parent, const ScreenContext& context, PatientId patient) {
  return new RedFlagTab(parent, context, patient);
}

}  // namespace psoas::ui
