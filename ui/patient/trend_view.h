#pragma once

// The trend of a patient with its choosers and, beside it, the course since the index treatment.

#include <wx/panel.h>
#include <wx/stattext.h>

#include <functional>
#include <string>
#include <vector>

#include "domain/outcome/patient_trend.h"
#include "ui/patient/trend_canvas.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

// What there is to choose from for one patient.
struct TrendChoices {
  std::vector<Option> measures;  // instruments with values
  std::vector<Option> seconds;   // "exam_thomas_mod_angle_deg/R" and the like
  std::vector<Option> indices;   // treatments that can be day 0
};

class TrendView : public wxPanel {
 public:
  // `choose` hears a changed selection, `save` and `print` their buttons.
  TrendView(wxWindow* parent, std::function<void()> choose, std::function<void()> save, std::function<void()> print);

  void offer(const TrendChoices& choices);
  void show(const PatientTrend& trend);

  // Puts a finding ("exam_faber_height_cm/R") or an instrument on the second axis, without asking for it.
  void choose_second(const std::string& measure);

  // As chosen; `today` is where a range of months ends.
  TrendSelection selection(Date today) const;

 private:
  void show_course(const PatientTrend& trend);

  ChoiceField* x_measure;
  ChoiceField* x_second;
  ChoiceField* x_range;
  ChoiceField* x_index;
  TrendCanvas* x_canvas;
  wxPanel* x_course;
};

}  // namespace psoas::ui
