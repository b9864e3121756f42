#pragma once

// The form for one change of medication: start, change of dose, or stop. It checks and hands over what is to be stored.

#include <wx/panel.h>

#include <functional>
#include <string>

#include "domain/patient/patient.h"
#include "domain/treatment/medication_change.h"
#include "ui/widget/screen.h"
#include "ui/widget/typed_fields.h"

namespace psoas::ui {

class MedicationForm : public wxPanel {
 public:
  enum class Kind { start, change, stop };

  struct Handlers {
    std::function<void(const MedicationChange&)> store;
    std::function<void()> cancel;
  };

  // `medication` is the one to be changed or stopped.
  MedicationForm(wxWindow* parent, const ScreenContext& context, Patient patient, Kind kind,
                 const Treatment& medication, Handlers handlers);

  void begin();  // puts the cursor into the first field
  void save();

 private:
  void add_fields(wxSizer* column);
  wxSizer* field(const FieldDefinition& definition);
  void add_foot(wxSizer* column);
  void put_medication();
  Problems check(MedicationChange& change) const;
  void check_start(MedicationChange& change, Problems& problems) const;

  ScreenContext x_context;
  Patient x_patient;
  Kind x_kind;
  Treatment x_medication;
  const TreatmentDefinition* x_definition;
  Handlers x_handlers;
  TypedFields x_fields;
  Problems x_asked;
};

}  // namespace psoas::ui
