#pragma once

// Where one part of the question is changed: it opens under the row of filters, Enter applies it, Esc leaves it.

#include <functional>
#include <memory>

#include "ui/outcome/filter_fields.h"
#include "ui/outcome/small_form.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

class FilterEditor : public SmallForm {
 public:
  // `apply` hears the changed question; `closed` which part was open.
  FilterEditor(wxWindow* parent, const ScreenContext& context, std::function<void(const Analysis&)> apply,
               std::function<void(FilterSlot)> closed);

  void open_for(const Analysis& analysis, const FilterSlot& slot);
  // With a choice of the parts that have no button yet.
  void open_to_add(const Analysis& analysis);

  void offer_clinicians(std::vector<std::string> names) { x_source.clinicians = std::move(names); }

 private:
  wxWindow* build() override;
  void submit() override;
  bool keeps_key(const wxKeyEvent& event) const override;
  wxWindow* build_choice_of_part();
  wxWindow* build_fields();
  void build_buttons();
  void remove();

  std::function<void(const Analysis&)> x_apply;
  FilterSource x_source;
  Analysis x_analysis;
  FilterSlot x_slot;
  bool x_adding = false;
  std::unique_ptr<FilterFields> x_fields;
};

}  // namespace psoas::ui
