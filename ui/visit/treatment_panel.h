#pragma once

// The parameters of one treatment in a visit form, as the catalogue describes them: common head, fields, and rows
// that repeat. Fields that do not matter for what was chosen are put away.

#include <wx/panel.h>
#include <wx/sizer.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "ui/visit/draft_fields.h"
#include "ui/visit/visit_form.h"

namespace psoas::ui {

class TreatmentPanel : public wxPanel {
 public:
  TreatmentPanel(wxWindow* parent, VisitForm& form, DraftFields& fields, int number);

  // A value at this path changed: other fields may matter now.
  void changed(std::string_view path);

  wxWindow* first_field() const { return x_first; }

 private:
  struct Conditional {
    const FieldDefinition* definition;
    int row;
    wxSizer* place;
  };

  void add_head(wxSizer* column);
  void add_fields(wxSizer* column);
  void add_group(wxSizer* column, const GroupDefinition& group);
  void add_group_row(const GroupDefinition& group, wxSizer* rows, int row);
  int rows_typed(const GroupDefinition& group) const;
  wxSizer* labelled(wxWindow* control, const std::string& caption, const std::string& path);
  std::string caption_of(const FieldDefinition& definition) const;
  void show_what_matters();

  VisitForm& x_form;
  DraftFields& x_fields;
  int x_number;
  const TreatmentDefinition* x_definition;
  std::vector<Conditional> x_conditional;
  std::map<std::string, int> x_rows;  // shown, by group
  wxWindow* x_first = nullptr;
};

}  // namespace psoas::ui
