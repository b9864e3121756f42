#pragma once

// The instruments of a visit form: the four pain scores in one row, a block for each further instrument, what the
// last visit said, and a field that adds further ones as one types.

#include <wx/sizer.h>
#include <wx/stattext.h>

#include <string>
#include <vector>

#include "ui/visit/instrument_block.h"
#include "ui/visit/visit_fields.h"
#include "ui/visit/visit_form.h"
#include "ui/visit/visit_section.h"
#include "ui/widget/find_field.h"

namespace psoas::ui {

class ScoreSection : public VisitSection {
 public:
  ScoreSection(wxWindow* parent, VisitForm& form, VisitFields& fields);

  // Adds an instrument and opens it; one that is there already is only opened.
  void add(const std::string& code);

  std::string heading() const override;
  // Where the cursor starts in a new visit.
  wxWindow* start() const override { return x_first; }
  // Totals follow.
  void changed(std::string_view path) override;
  void open_those_with(const Problems& problems) override;

 private:
  void add_pain_row(wxSizer* column, const std::vector<const InstrumentDefinition*>& scores);
  void add_pain_details(wxSizer* row, const std::vector<const InstrumentDefinition*>& scores);
  void add_block(const InstrumentDefinition& instrument);

  VisitForm& x_form;
  VisitFields& x_fields;
  wxBoxSizer* x_blocks;
  FindField* x_adder;
  std::vector<InstrumentBlock*> x_in_order;
  wxStaticText* x_severity = nullptr;  // of the average pain, in words
  wxWindow* x_first = nullptr;
};

}  // namespace psoas::ui
