#pragma once

// What warns about the treatments of the form, each under its treatment's line: shown as one types, with a field for
// the reason where one is wanted to go on.

#include <wx/panel.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/safety/warning.h"
#include "ui/visit/visit_fields.h"
#include "ui/visit/visit_form.h"

namespace psoas::ui {

class TreatmentWarnings {
 public:
  TreatmentWarnings(VisitForm& form, VisitFields& fields, Date today)
      : x_form(form), x_fields(fields), x_today(today) {}

  // The room for the warnings of a treatment; empty it takes none.
  wxPanel* place(wxWindow* parent, int number);
  // The treatment was removed, and its room with it.
  void forget(int number);

  // Something was typed: the rules are held against the form again.
  void changed(std::string_view path);

  // One problem for each warning that wants a reason and has none for its present facts.
  Problems missing() const;

 private:
  struct Place {
    wxPanel* panel = nullptr;
    std::vector<Warning> shown;
  };

  std::map<int, std::vector<Warning>> judged() const;
  void show(int number, Place& place);
  void add_warning(Place& place, int number, const Warning& warning);
  void add_reason(Place& place, int number, const Warning& warning);
  void note_facts(std::string_view path);
  void forget_settled(int number, const std::vector<Warning>& before, const std::vector<Warning>& now);
  void drop_stale_reason(int number, const Warning& warning);

  VisitForm& x_form;
  VisitFields& x_fields;
  Date x_today;
  std::map<int, Place> x_places;
};

}  // namespace psoas::ui
