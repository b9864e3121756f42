#pragma once

// One finding in the visit form. A single value: a field for each side, the last values, and its qualifiers on the
// line below, wrapped where the window is narrow. A finding that repeats: a line for each row. Computed ones show
// what follows. Qualifiers that do not matter for what was typed are put away.

#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <string>
#include <string_view>
#include <vector>

#include "ui/visit/visit_fields.h"
#include "ui/visit/visit_form.h"

namespace psoas::ui {

// The widths that make rows stand as a table.
struct FindingColumns {
  int name = 0;
  int value = 0;
};
FindingColumns finding_columns(const wxWindow& window);

class FindingRow : public wxPanel {
 public:
  FindingRow(wxWindow* parent, VisitForm& form, VisitFields& fields, const FindingDefinition& definition);

  const FindingDefinition& definition() const { return x_definition; }

  // Where typing starts; nullptr for a computed finding.
  wxWindow* first_field() const { return x_first; }

  // A value anywhere in the form changed.
  void changed(std::string_view path);

 private:
  struct Conditional {
    const FieldDefinition* field;
    Side side;
    int row;
    wxSizer* place;
  };

  void build();
  void add_single();
  void add_computed();
  void add_repeating();
  void add_repeated(Side side, int row);
  void add_row_buttons();
  void append(Side side);
  void remove(Side side, int row);
  void rebuild();
  wxSizer* line();
  wxWindow* value_field(Side side, int row);
  wxSizer* with_words(wxWindow* number, Side side, int row);
  void add_qualifiers(wxSizer* line, Side side, int row, bool shared);
  void add_qualifier(wxSizer* line, const FieldDefinition& field, Side side, int row, const std::string& caption);
  void add_study(wxSizer* line);
  void show_what_matters();
  void show_computed();
  std::string path(Side side, int row, std::string_view field) const;
  std::string reader_name(const FieldDefinition& field, Side side, int row) const;

  VisitForm& x_form;
  VisitFields& x_fields;
  const FindingDefinition& x_definition;
  wxBoxSizer* x_column = nullptr;
  std::vector<Conditional> x_conditional;
  wxStaticText* x_computed = nullptr;
  wxWindow* x_first = nullptr;
  bool x_own_study = false;
};

}  // namespace psoas::ui
