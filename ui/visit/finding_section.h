#pragma once

// The findings of a visit form: a row for each, right and left, the last values beside them, qualifiers behind; and
// a field that adds further findings as one types.

#include <wx/gbsizer.h>

#include <functional>

#include "ui/visit/draft_fields.h"
#include "ui/visit/visit_form.h"
#include "ui/visit/visit_section.h"
#include "ui/widget/find_field.h"

namespace psoas::ui {

class FindingSection : public VisitSection {
 public:
  FindingSection(wxWindow* parent, VisitForm& form, DraftFields& fields);

  // Adds a row and puts the cursor into it; an existing row only gets the cursor.
  void add(const std::string& code);

  std::string heading() const override;
  wxWindow* start() const override { return x_adder; }

 private:
  void add_head();
  void add_row(const FindingDefinition& definition);
  wxWindow* value_field(const FindingDefinition& definition, Side side);
  wxSizer* qualifier_fields(const FindingDefinition& definition);
  void add_qualifier(wxSizer* row, const FindingDefinition& definition, const FieldDefinition& field, Side side);
  void put_adder_last();
  wxWindow* first_field(const FindingDefinition& definition) const;

  VisitForm& x_form;
  DraftFields& x_fields;
  wxGridBagSizer* x_grid;
  FindField* x_adder;
  int x_next_row = 0;
};

}  // namespace psoas::ui
