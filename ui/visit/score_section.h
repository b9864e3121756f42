#pragma once

// The rows of instruments in a visit form: the four pain scores in one row, each further instrument in its own, the
// total as it is typed and what the last visit said.

#include <wx/stattext.h>

#include <string>
#include <vector>

#include "ui/visit/draft_fields.h"
#include "ui/visit/visit_form.h"
#include "ui/visit/visit_section.h"

namespace psoas::ui {

class ScoreSection : public VisitSection {
 public:
  ScoreSection(wxWindow* parent, VisitForm& form, DraftFields& fields);

  std::string heading() const override;
  // Where the cursor starts in a new visit.
  wxWindow* start() const override { return x_first; }
  // Totals follow.
  void changed(std::string_view path) override;

 private:
  struct Total {
    const InstrumentDefinition* instrument;
    wxStaticText* text;
  };

  void add_row(wxSizer* grid, const std::string& label, const std::vector<const InstrumentDefinition*>& instruments);
  wxSizer* item_fields(const std::vector<const InstrumentDefinition*>& instruments, FieldNote* note);

  VisitForm& x_form;
  DraftFields& x_fields;
  std::vector<Total> x_totals;
  wxWindow* x_first = nullptr;
};

}  // namespace psoas::ui
