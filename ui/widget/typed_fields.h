#pragma once

// The fields of a small form, each with its label and the text that stands in it, right or wrong. What the texts mean
// is checked in domain/; problems come back to the field they name.

#include <wx/checkbox.h>
#include <wx/sizer.h>
#include <wx/window.h>

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/checked.h"
#include "domain/base/clock.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/field.h"

namespace psoas::ui {

class TypedFields {
 public:
  // Controls are called PREFIX/FIELD, for tests and readers. `changed` hears the field after each change by a person.
  TypedFields(wxWindow* parent, std::string prefix, const Clock& clock,
              std::function<void(const std::string& field)> changed);

  // Each gives label, control and note, ready for a sizer.
  wxSizer* text(const std::string& field, const std::string& label, int characters, std::string_view hint = {});
  wxSizer* lines(const std::string& field, const std::string& label, int characters);
  wxSizer* day(const std::string& field, const std::string& label);
  wxSizer* choice(const std::string& field, const std::string& label, std::vector<Option> options);
  wxSizer* tick(const std::string& field, const std::string& label);
  // A control of the owner's making, who says what stands in it.
  wxSizer* own(const std::string& field, const std::string& label, wxWindow* control,
               std::function<std::string()> typed, std::function<void(const std::string&)> put);

  // Called by the owner of such a control.
  void tell(const std::string& field) { x_changed(field); }

  std::string typed(std::string_view field) const;
  void put(std::string_view field, const std::string& text);
  wxWindow* control(std::string_view field) const;

  // Every field with something in it.
  std::map<std::string, std::string> all() const;

  // Marks what is wrong and settles the rest; problems of fields that are not here are returned.
  Problems show(const Problems& problems);
  void go_to_first(const Problems& problems);

 private:
  struct Place {
    std::string field;
    LabelledField labelled;
    std::function<std::string()> typed;
    std::function<void(const std::string&)> put;
  };

  wxSizer* add(const std::string& field, const std::string& label, wxWindow* control, std::string_view hint,
               std::function<std::string()> typed, std::function<void(const std::string&)> put);
  const Place* place(std::string_view field) const;

  wxWindow* x_parent;
  std::string x_prefix;
  const Clock& x_clock;
  std::function<void(const std::string&)> x_changed;
  std::deque<Place> x_places;  // in the order of the form
};

}  // namespace psoas::ui
