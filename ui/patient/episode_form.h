#pragma once

// The fields of an episode: shows an EpisodeDraft, gives back what was typed, and puts problems under the fields they
// belong to. What is done with the draft is the editor's.

#include <wx/panel.h>

#include <functional>

#include "ui/patient/diagnosis_rows.h"
#include "ui/widget/member_fields.h"

namespace psoas::ui {

class Card;

class EpisodeForm : public wxPanel {
 public:
  EpisodeForm(wxWindow* parent, const ScreenContext& context, std::function<void()> typed);

  EpisodeDraft draft() const;
  // `known` are the codes of its diagnoses.
  void put(const EpisodeDraft& draft, const DiagnosisCodes& known);
  const DiagnosisCodes& known_codes() const { return x_diagnoses->known(); }

  // As FormFields.
  wxWindow* show(const Problems& problems, bool all);
  void show_stored(const Episode& stored);
  void focus_first() { x_fields.focus_first(); }

  // Where an episode is closed: today's date is offered.
  void go_to_closing();

 private:
  Card* head_card();
  Card* mechanism_card();
  Card* diagnosis_card();
  Card* closing_card();

  ScreenContext x_context;
  std::function<void()> x_typed;
  MemberFields<EpisodeDraft> x_fields;
  DiagnosisRows* x_diagnoses = nullptr;
  wxStaticText* x_stored_diagnoses = nullptr;
};

}  // namespace psoas::ui
