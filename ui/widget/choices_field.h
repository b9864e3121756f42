#pragma once

// Any number of a few: the chosen ones stand in a button, which opens a list of ticks. By keyboard: Space or Enter
// opens it, arrows move, Enter ticks.

#include <wx/button.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/widget/choice_field.h"

namespace psoas::ui {

class ChoicesField : public wxButton {
 public:
  ChoicesField(wxWindow* parent, std::string_view name, std::vector<Option> options);

  // The chosen codes in the order of the options, between commas.
  std::string codes() const;
  void put(std::string_view codes);
  void on_changed(std::function<void()> changed) { x_changed = std::move(changed); }

  // Ticks or unticks one, as a person does.
  void toggle(std::string_view code);

 private:
  void open();
  void show_chosen();

  std::vector<Option> x_options;
  std::vector<bool> x_chosen;
  std::function<void()> x_changed;
};

}  // namespace psoas::ui
