#pragma once

// The question in a row of buttons, each with what it says; the few main parts always, the others when they are set.

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/wrapsizer.h>

#include <functional>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/outcome/question_part.h"

namespace psoas::ui {

// A part of the question that has a button of its own; each finding has one.
struct FilterSlot {
  QuestionPart part = QuestionPart::treatment;
  std::size_t finding = 0;  // place in Analysis::findings; their number: a new one

  bool operator==(const FilterSlot&) const = default;
};

// "treatment", "finding 0": what controls are called after.
std::string name_of(const FilterSlot& slot);

class FilterBar : public wxPanel {
 public:
  FilterBar(wxWindow* parent, std::function<void(FilterSlot)> open, std::function<void()> add);

  void show(const Analysis& analysis, const Catalogue& catalogue);
  // Puts the keyboard on the slot's button, or on the first when it has none.
  void go_to(const FilterSlot& slot);

 private:
  void lay_out_again_for(const std::vector<FilterSlot>& slots);

  std::function<void(FilterSlot)> x_open;
  std::vector<FilterSlot> x_slots;
  std::vector<wxButton*> x_buttons;
  wxWrapSizer* x_row;
  wxButton* x_add;
};

}  // namespace psoas::ui
