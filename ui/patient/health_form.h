#pragma once

// The fields of a patient's health facts: shows a HealthDraft, gives back what was typed, and puts problems under the
// facts they belong to. What is done with the draft is the tab's.

#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <functional>
#include <map>
#include <string>

#include "domain/base/clock.h"
#include "domain/safety/health.h"
#include "domain/safety/health_facts.h"
#include "ui/widget/field.h"

namespace psoas::ui {

class HealthForm : public wxPanel {
 public:
  HealthForm(wxWindow* parent, const Clock& clock, std::function<void()> typed);

  const HealthDraft& draft() const { return x_draft; }
  void put(const HealthDraft& draft);
  // Every condition without an answer becomes absent, as asked today.
  void answer_rest_absent();

  // Problems under their facts; facts without one are settled. Gives the first field with a problem, nullptr when there
  // is none.
  wxWindow* show(const Problems& problems);
  // Beside height: what follows from it and the weight.
  void show_bmi(const std::string& text);
  void confirm(const Problems& problems);

  void focus_first();

 private:
  void add_group(wxSizer& column, const std::string& group);
  void add_fact(wxWindow* parent, wxFlexGridSizer& grid, const HealthFactDefinition& fact);
  wxWindow* add_value(wxWindow* parent, const HealthFactDefinition& fact);
  static void add_field(wxWindow* parent, wxSizer& row, const std::string& caption, wxWindow* field);
  template <class Field>
  Field* bound(Field* field, const std::string& path, const std::string& label);
  void typed(const std::string& path, std::string text);

  const Clock& x_clock;
  std::function<void()> x_typed;
  HealthDraft x_draft;
  std::map<std::string, wxWindow*, std::less<>> x_fields;                // by path
  std::map<std::string, std::function<void(const std::string&)>> x_put;  // by path
  std::map<std::string, FieldNote*, std::less<>> x_notes;                // by fact
};

}  // namespace psoas::ui
