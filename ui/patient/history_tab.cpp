#include "ui/patient/history_tab.h"

#include "ui/audit/audit_view.h"
#include "ui/widget/spacing.h"
#include "ui/wording/audit_words.h"

namespace psoas::ui {

namespace {

class HistoryTab final : public PatientTab {
 public:
  HistoryTab(wxWindow* parent, const ScreenContext& context, PatientId patient)
      : PatientTab(parent, context, patient, "history tab") {
    x_view = new AuditView(this, context, true);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(x_view, wxSizerFlags(1).Expand().Border(wxALL, spacing::gap()));
    SetSizer(column);
  }

  std::string label() const override { return wording::audit::history; }

  void load() override {
    AuditRequest request;
    request.filter.patient = x_patient;
    x_view->load(request);
  }

 private:
  AuditView* x_view;
};

}  // namespace

PatientTab* make_history_tab(wxWindow* parent, const ScreenContext& context, PatientId patient) {
  return new HistoryTab(parent, context, patient);
}

}  // namespace psoas::ui
