#pragma once

// The form an adverse event is typed in, new or corrected. It stands in the patient's tab and beside a treatment of the
// visit form; it checks, stores and says so, and tells its owner when it is done with.

#include <wx/checklst.h>
#include <wx/panel.h>
#include <wx/stattext.h>

#include <functional>
#include <memory>
#include <vector>

#include "domain/adverse_event/adverse_event.h"
#include "domain/store/series.h"
#include "ui/widget/find_field.h"
#include "ui/widget/screen.h"
#include "ui/widget/typed_fields.h"

namespace psoas::ui {

class AdverseEventForm : public wxPanel {
 public:
  // `done` hears once that the form may go: after a save, or when it was cancelled.
  AdverseEventForm(wxWindow* parent, const ScreenContext& context, Patient patient,
                   std::vector<TreatmentRecord> treatments, AdverseEventDraft draft, std::function<void()> done);

  void start();  // puts the cursor into the first field
  void save();

 private:
  wxWindow* event_field();
  std::string event_code() const;
  wxWindow* treatment_field();
  void add_fields(wxSizer* column);
  void add_foot(wxSizer* column);
  void put_draft();
  AdverseEventDraft typed() const;
  std::string treatments_ticked() const;
  void tick_treatments(const std::string& numbers);
  void changed();
  void say_serious();
  bool reason_given(std::string& reason);
  void store(const AdverseEvent& event, const std::string& reason);
  void finish();

  ScreenContext x_context;
  Patient x_patient;
  std::vector<TreatmentRecord> x_treatments;  // latest first
  AdverseEventDraft x_draft;                  // as the form was opened
  std::function<void()> x_done;
  TypedFields x_fields;
  FindField* x_event = nullptr;
  std::string x_code;
  wxCheckListBox* x_ticks = nullptr;
  wxStaticText* x_serious = nullptr;
  bool x_tried = false;
  bool x_busy = false;
};

}  // namespace psoas::ui
