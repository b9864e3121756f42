#pragma once

// Who the patient is, in sight on every screen of theirs: name, MRN, age, sex, birth date.

#include <wx/sizer.h>
#include <wx/window.h>

#include <string>

#include "domain/patient/patient.h"

namespace psoas::ui {

wxSizer* patient_header(wxWindow* parent, const Patient& patient, Date today);

// "Rivera, Ana · DEMO-0001", for the window's title.
std::string screen_title(const Patient& patient);

}  // namespace psoas::ui
