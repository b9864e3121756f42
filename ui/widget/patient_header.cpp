#include "ui/widget/patient_header.h"

#include "domain/base/text.h"
#include "ui/widget/look.h"
#include "ui/widget/red_flag_banner.h"
#include "ui/widget/spacing.h"

namespace psoas::ui {

namespace {

// "MRN DEMO-0001 · 55 F · b. 1971-08-02"
constexpr int characters_always_seen = 38;

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
  // Below one another, so that MRN, age and sex keep their room beside flags and buttons on an enlarged screen.
  auto* who = new wxBoxSizer(wxVERTICAL);
  who->Add(page_heading(parent, with_visible_marks(patient.display_name())));
  auto* about = muted_text(parent, particulars(patient, episodes, context.clock.today()));
  about->SetWindowStyleFlag(wxST_ELLIPSIZE_END);
  about->SetMinSize({spacing::width_of(*parent, characters_always_seen), -1});
  who->Add(about, wxSizerFlags().Expand());
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(who, wxSizerFlags(1).CentreVertical());
  row->Add(new RedFlagBanner(parent, context, patient.id),
           wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::field()));
  return row;
}

std::string screen_title(const Patient& patient) {
  return with_visible_marks(patient.display_name()) + " · " + patient.mrn;
}

}  // namespace psoas::ui
