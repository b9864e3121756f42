#pragma once

// The fields of a patient: shows a PatientDraft, gives back what was typed, and puts problems under the fields they
// belong to. What is done with the draft is the editor's.

#include <wx/panel.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "domain/base/clock.h"
#include "domain/patient/patient.h"
#include "ui/widget/field.h"

namespace psoas::ui {

class Card;

class PatientForm : public wxPanel {
 public:
  PatientForm(wxWindow* parent, const Clock& clock, std::function<void()> typed);

  PatientDraft draft() const;
  void put(const PatientDraft& draft);

  // Problems under their fields; fields without one are settled. Fields not yet touched are left in peace unless
  // `all`. Gives the first field with a refusal, nullptr when there is none.
  wxWindow* show(const Problems& problems, bool all);

  // Under each field that differs: what is stored now.
  void show_stored(const PatientDraft& stored);

  void focus_first();

 private:
  struct Entry {
    std::string path;
    std::string PatientDraft::*member;
    LabelledField field;
    std::function<std::string()> typed;
    std::function<void(const std::string&)> put;
    bool touched = false;
  };

  Card* identity_card(const Clock& clock);
  Card* contact_card();
  LabelledField& add_text(Card* card, const char* label, const char* path, std::string PatientDraft::*member,
                          int characters);
  LabelledField& add_day(Card* card, const char* label, const char* path, std::string PatientDraft::*member,
                         const Clock& clock);
  LabelledField& add_sex(Card* card);
  LabelledField& add_note(Card* card);
  LabelledField& add(Entry entry);

  std::function<void()> x_typed;
  std::vector<std::unique_ptr<Entry>> x_entries;
};

}  // namespace psoas::ui
