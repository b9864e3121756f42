#pragma once

// The treatments of a visit form: a line for each with what it amounts to, its parameters below when it is open, and
// a field that adds one as one types.

#include <wx/sizer.h>
#include <wx/stattext.h>

#include <functional>
#include <map>

#include "ui/visit/draft_fields.h"
#include "ui/visit/treatment_panel.h"
#include "ui/visit/visit_form.h"
#include "ui/visit/visit_section.h"
#include "ui/widget/find_field.h"

namespace psoas::ui {

class TreatmentSection : public VisitSection {
 public:
  // `today` gives the day treatments are read on; `changed` hears that one was added or removed.
  TreatmentSection(wxWindow* parent, VisitForm& form, DraftFields& fields, Date today, std::function<void()> changed);

  // Adds a treatment, opens its parameters and puts the cursor into the first.
  void add(const std::string& code);
  std::string heading() const override;
  wxWindow* start() const override { return x_adder; }
  void changed(std::string_view path) override;
  void open_those_with(const Problems& problems) override;

 private:
  struct Line {
    wxPanel* row = nullptr;
    wxStaticText* summary = nullptr;
    wxButton* edit = nullptr;
    TreatmentPanel* panel = nullptr;  // made when first opened
  };

  void add_line(int number);
  void toggle(int number);
  void open(int number);
  void remove(int number);
  void put_adder_last();

  VisitForm& x_form;
  DraftFields& x_fields;
  Date x_today;
  std::function<void()> x_changed;
  wxBoxSizer* x_lines;
  FindField* x_adder;
  std::map<int, Line> x_by_number;
};

}  // namespace psoas::ui
