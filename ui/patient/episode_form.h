#pragma once

// The fields of an episode: shows an EpisodeDraft, gives back what was typed, and puts problems under the fields they
// belong to. What is done with the draft is the editor's.

#include <wx/panel.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ui/patient/diagnosis_rows.h"
#include "ui/widget/field.h"

namespace psoas::ui {

class Card;

class EpisodeForm : public wxPanel {
 public:
  EpisodeForm(wxWindow* parent, const ScreenContext& context, std::function<void()> typed);

  EpisodeDraft draft() const;
  // `known` are the codes of its diagnoses.
  void put(const EpisodeDraft& draft, const DiagnosisCodes& known);
  const DiagnosisCodes& known_codes() const { return x_diagnoses->known(); }

  // Problems under their fields; fields not yet touched are left in peace unless `all`. Gives the first field with a
  // refusal, nullptr when there is none.
  wxWindow* show(const Problems& problems, bool all);

  // Under each field that differs: what is stored now.
  void show_stored(const Episode& stored);

  void focus_first();
  // Where an episode is closed: today's date is offered.
  void go_to_closing();

 private:
  struct Entry {
    std::string path;
    std::string EpisodeDraft::*member;
    LabelledField field;
    std::function<std::string()> typed;
    std::function<void(const std::string&)> put;
    bool touched = false;
  };

  Card* head_card();
  Card* mechanism_card();
  Card* diagnosis_card();
  Card* closing_card();
  LabelledField& add_text(Card* card, const char* label, const char* path, std::string EpisodeDraft::*member,
                          int characters, const char* hint = "");
  LabelledField& add_day(Card* card, const char* label, const char* path, std::string EpisodeDraft::*member);
  LabelledField& add_choice(Card* card, const std::string& label, std::string_view path,
                            std::string EpisodeDraft::*member, std::vector<Option> options);
  LabelledField& add_note(Card* card);
  LabelledField& add(Entry entry);
  Entry& entry(std::string_view path);

  ScreenContext x_context;
  std::function<void()> x_typed;
  std::vector<std::unique_ptr<Entry>> x_entries;
  DiagnosisRows* x_diagnoses = nullptr;
  wxStaticText* x_stored_diagnoses = nullptr;
};

}  // namespace psoas::ui
