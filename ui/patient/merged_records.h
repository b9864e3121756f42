#pragma once

// Which records were merged into that of a patient, under the name on the patient's page, each with the way to undo it.

#include <wx/panel.h>

#include <vector>

#include "domain/patient/patient_merge.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

// Whether the account may merge and the file can be written.
bool may_merge(const ScreenContext& context);

class MergedRecords : public wxPanel {
 public:
  MergedRecords(wxWindow* parent, const ScreenContext& context);

  // Takes no room without any.
  void show(const std::vector<PatientMerge>& merges);

 private:
  void add(const PatientMerge& merge);

  ScreenContext x_context;
};

}  // namespace psoas::ui
