#pragma once

// The parameters of one treatment in a visit form, as the catalogue describes them: common head, then fields and
// repeating rows in the order of the catalogue, then what follows from them. Fields that do not matter for what was
// chosen are put away. F7 adds a row like the one at hand, Shift+F7 removes it.

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ui/visit/visit_fields.h"
#include "ui/visit/visit_form.h"

namespace psoas::ui {

class TreatmentPanel : public wxPanel {
 public:
  // `today` is the day treatments are read on. `keep_favourite` hears the name under which the present parameters are
  // to be kept; none: that is not offered.
  TreatmentPanel(wxWindow* parent, VisitForm& form, VisitFields& fields, int number, Date today,
                 std::function<void(const std::string& name)> keep_favourite = {});

  // A value at this path changed: other fields may matter now, other figures follow.
  void changed(std::string_view path);

  wxWindow* first_field() const { return x_first; }

 private:
  struct Conditional {
    const FieldDefinition* definition;
    int row;
    wxSizer* place;
  };

  struct Group {
    const GroupDefinition* definition;
    wxSizer* lines;
    wxButton* more;
    int rows = 0;  // shown
  };
  struct RowAt {
    Group* group;
    int row;
  };

  void build();
  void add_head(wxSizer* column);
  void add_links(wxSizer* column);
  void add_favourite_name(wxSizer* column);
  void add_fields(wxSizer* column);
  void add_group(wxSizer* column, const GroupDefinition& definition);
  void add_group_row(Group& group, int row);
  void add_row(Group& group);
  void remove_row(const std::string& group, int row);
  std::optional<RowAt> row_at(wxWindow* window);
  void key(wxKeyEvent& event);
  void focus_row(const std::string& group, int row);
  void say_figures();
  wxSizer* labelled(wxWindow* control, const std::string& caption, const std::string& path);
  std::string caption_of(const FieldDefinition& definition) const;
  void show_what_matters();

  VisitForm& x_form;
  VisitFields& x_fields;
  int x_number;
  Date x_today;
  const TreatmentDefinition* x_definition;
  std::function<void(const std::string&)> x_keep;
  std::vector<Conditional> x_conditional;
  std::map<std::string, Group> x_groups;
  std::map<wxWindow*, std::pair<std::string, int>> x_row_of;  // group and row of each control in a row
  wxStaticText* x_figures = nullptr;
  wxWindow* x_first = nullptr;
};

}  // namespace psoas::ui
