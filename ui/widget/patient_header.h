#pragma once

// Who the patient is, in sight on every screen of theirs: name, MRN, age, sex, birth date, open episodes, and the red
// flags nobody has acknowledged.

#include <wx/sizer.h>
#include <wx/window.h>

#include <string>
#include <vector>

#include "domain/episode/episode.h"
#include "domain/patient/patient.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

wxSizer* patient_header(wxWindow* parent, const ScreenContext& context, const Patient& patient,
                        const std::vector<Episode>& episodes);

// "Rivera, Ana · DEMO-0001", for the window's title.
std::string screen_title(const Patient& patient);

}  // namespace psoas::ui
