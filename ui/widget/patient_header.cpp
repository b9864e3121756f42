#include "ui/widget/patient_header.h"

#include "domain/base/text.h"
#include "ui/widget/look.h"
#include "ui/widget/red_flag_banner.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"

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
  // The name with the flags, and what tells the patient from others below both: it keeps its room on an enlarged
  // screen.
  auto* name = new wxBoxSizer(wxHORIZONTAL);
  name->Add(page_heading(parent, with_visible_marks(patient.display_name())), wxSizerFlags().CentreVertical());
  name->Add(new RedFlagBanner(parent, context, patient.id),
            wxSizerFlags().CentreVertical().Border(wxLEFT, spacing::field()));
  auto* about = new wxStaticText(parent, wxID_ANY, to_label(particulars(patient, episodes, context.clock.today())),
                                 wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END, "particulars");
  about->SetForegroundColour(muted_colour());
  about->SetMinSize({spacing::width_of(*parent, characters_always_seen), -1});
  auto* who = new wxBoxSizer(wxVERTICAL);
  who->Add(name);
  who->Add(about, wxSizerFlags().Expand());
  return who;
}

std::string screen_title(const Patient& patient) {
  return with_visible_marks(patient.display_name()) + " · " + patient.mrn;
}

}  // namespace psoas::ui
