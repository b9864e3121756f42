#pragma once

// The fields of a patient: shows a PatientDraft, gives back what was typed, and puts problems under the fields they
// belong to. What is done with the draft is the editor's.

#include <wx/panel.h>

#include <functional>

#include "domain/base/clock.h"
#include "domain/patient/patient.h"
#include "ui/widget/member_fields.h"

namespace psoas::ui {

class Card;

class PatientForm : public wxPanel {
 public:
  PatientForm(wxWindow* parent, const Clock& clock, std::function<void()> typed);

  PatientDraft draft() const { return x_fields.draft(); }
  void put(const PatientDraft& draft) { x_fields.put(draft); }

  // As FormFields.
  wxWindow* show(const Problems& problems, bool all) { return x_fields.show(problems, all); }
  void show_stored(const PatientDraft& stored) { x_fields.show_stored(stored); }
  void focus_first() { x_fields.focus_first(); }

 private:
  Card* identity_card();
  Card* contact_card();

  MemberFields<PatientDraft> x_fields;
};

}  // namespace psoas::ui
