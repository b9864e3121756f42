#pragma once

// The fields in which one part of a question is asked for, and what was typed in them. They live in the card that was
// given; whoever shows them says when they are read.

#include <wx/sizer.h>

#include <memory>
#include <string>
#include <vector>

#include "domain/base/clock.h"
#include "domain/catalogue/catalogue.h"
#include "ui/outcome/filter_bar.h"
#include "ui/widget/typed_fields.h"

namespace psoas::ui {

// What the fields are made from.
struct FilterSource {
  std::shared_ptr<const Catalogue> catalogue;
  const Clock& clock;
  std::vector<std::string> clinicians;
};

class FilterFields {
 public:
  virtual ~FilterFields() = default;

  // Makes the fields in `row` for what the question says; gives the one to begin in.
  virtual wxWindow* build(wxWindow* parent, wxSizer& row, const Analysis& analysis) = 0;

  // Puts what was typed into the question. Problems are shown at their fields, and the question is left as it was.
  virtual bool put_into(Analysis& analysis) = 0;
};

std::unique_ptr<FilterFields> filter_fields(const FilterSlot& slot, const FilterSource& source);

}  // namespace psoas::ui
