#include "ui/widget/patient_header.h"

#include "domain/base/text.h"
#include "ui/widget/look.h"
#include "ui/widget/red_flag_banner.h"
#include "ui/widget/spacing.h"

namespace psoas::ui {

namespace {

std::string particulars(const Patient& patient, const std::vector<Episode>& episodes, Date today) {
  const Date until = patient.died_on.value_or(today);
  std::string text = "MRN " + patient.mrn + " · " + std::to_string(age_in_years(patient.birth_date, until)) + " " +
                     std::string(code_of(patient.sex)) + " · b. " + to_string(patient.birth_date);
  if (patient.died_on) text += " · died " + to_string(*patient.died_on);
  for (const Episode& episode : episodes)
    if (!episode.closed_on) text += " · " + episode.label;
  if (patient.voided_at) text += " · voided: " + patient.void_reason;
  return text;
}

}  // namespace

wxSizer* patient_header(wxWindow* parent, const ScreenContext& context, const Patient& patient,
                        const std::vector<Episode>& episodes) {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(page_heading(parent, with_visible_marks(patient.display_name())), wxSizerFlags().CentreVertical());
  auto* about = muted_text(parent, particulars(patient, episodes, context.clock.today()));
  about->SetWindowStyleFlag(wxST_ELLIPSIZE_END);
  row->Add(about, wxSizerFlags(1).CentreVertical().Border(wxLEFT, spacing::field()));
  row->Add(new RedFlagBanner(parent, context, patient.id),
           wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::field()));
  return row;
}

std::string screen_title(const Patient& patient) {
  return with_visible_marks(patient.display_name()) + " · " + patient.mrn;
}

}  // namespace psoas::ui
