#pragma once

// The treatments of a visit form: a line for each with what it amounts to, its parameters below when it is open, and
// a field that adds one as one types.

#include <wx/sizer.h>
#include <wx/stattext.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "ui/visit/favourite_list.h"
#include "ui/visit/treatment_panel.h"
#include "ui/visit/treatment_warnings.h"
#include "ui/visit/visit_fields.h"
#include "ui/visit/visit_form.h"
#include "ui/visit/visit_section.h"
#include "ui/widget/find_field.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

class AdverseEventForm;

class TreatmentSection : public VisitSection {
 public:
  // `changed` hears that a treatment was added or removed.
  TreatmentSection(wxWindow* parent, const ScreenContext& context, VisitForm& form, VisitFields& fields,
                   std::function<void()> changed);

  // Adds a treatment, or a favourite ("favourite/ID"), opens its parameters and puts the cursor into the first.
  void add(const std::string& code);
  std::string heading() const override;
  wxWindow* start() const override { return x_adder; }
  void changed(std::string_view path) override;
  bool take_save() override;
  void open_those_with(const Problems& problems) override;
  Problems further_problems() const override { return x_warnings.missing(); }

 private:
  struct Line {
    wxPanel* row = nullptr;
    wxStaticText* summary = nullptr;
    wxStaticText* repeat = nullptr;  // of the same target, when it is one
    wxButton* edit = nullptr;
    TreatmentPanel* panel = nullptr;    // made when first opened
    AdverseEventForm* event = nullptr;  // while one is typed
    wxPanel* warnings = nullptr;
  };

  void add_line(int number);
  void describe(int number);
  void toggle(int number);
  void open(int number);
  void remove(int number);
  void put_adder_last();
  void offer();
  int add_to_form(const std::string& code);
  void ask_for_event(int number);
  void open_event(int number, std::vector<TreatmentRecord> treatments);
  void close_event(int number);

  ScreenContext x_context;
  VisitForm& x_form;
  VisitFields& x_fields;
  Date x_today;
  std::function<void()> x_changed;
  wxBoxSizer* x_lines;
  FindField* x_adder;
  wxWindow* x_more = nullptr;  // shows the favourites
  FavouriteList* x_favourites;
  std::map<int, Line> x_by_number;
  TreatmentWarnings x_warnings;
};

}  // namespace psoas::ui
