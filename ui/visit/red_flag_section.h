#pragma once

// The checklist of red flags, asked at each visit: folded to one line, all answered absent by one press, or each by
// itself. What nobody asked stays not asked.

#include <wx/button.h>
#include <wx/stattext.h>

#include <functional>
#include <vector>

#include "ui/visit/visit_fields.h"
#include "ui/visit/visit_form.h"
#include "ui/visit/visit_section.h"

namespace psoas::ui {

class RedFlagSection : public VisitSection {
 public:
  // `changed` hears the path of each answer that is given for all at once.
  RedFlagSection(wxWindow* parent, VisitForm& form, VisitFields& fields,
                 std::function<void(const std::string& path)> changed);

  std::string heading() const override;
  wxWindow* start() const override { return x_all_absent; }
  void changed(std::string_view path) override;
  void open_those_with(const Problems& problems) override;

 private:
  void add_questions();
  void answer_all_absent();
  void unfold(bool open);
  void say_how_far();
  static std::string path_of(const FindingDefinition& flag);

  VisitForm& x_form;
  VisitFields& x_fields;
  std::function<void(const std::string&)> x_changed;
  std::vector<const FindingDefinition*> x_flags;
  wxStaticText* x_so_far;
  wxButton* x_all_absent;
  wxButton* x_unfold;
  wxPanel* x_questions;
};

}  // namespace psoas::ui
