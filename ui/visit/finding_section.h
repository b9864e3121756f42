#pragma once

// The findings of a visit form: a set to begin with, which can be changed for this visit; a row for each finding; the
// study images were read from, once for all; and a field that adds further findings as one types.

#include <wx/sizer.h>

#include <functional>
#include <vector>

#include "ui/visit/finding_row.h"
#include "ui/visit/visit_fields.h"
#include "ui/visit/visit_form.h"
#include "ui/visit/visit_section.h"
#include "ui/widget/find_field.h"

namespace psoas::ui {

class FindingSection : public VisitSection {
 public:
  FindingSection(wxWindow* parent, VisitForm& form, VisitFields& fields);

  // Adds a row and puts the cursor into it; an existing row only gets the cursor.
  void add(const std::string& code);

  std::string heading() const override;
  wxWindow* start() const override { return x_adder; }
  void changed(std::string_view path) override;

 private:
  void add_head(wxSizer* column);
  void add_study(wxSizer* column);
  void add_row(const FindingDefinition& definition);
  void choose_set(const std::string& code);
  void show_study();
  FindingRow* row_of(std::string_view code) const;

  VisitForm& x_form;
  VisitFields& x_fields;
  wxBoxSizer* x_rows;
  wxPanel* x_study = nullptr;  // in sight while an image is read
  FindField* x_adder;
  std::vector<FindingRow*> x_in_order;
};

}  // namespace psoas::ui
