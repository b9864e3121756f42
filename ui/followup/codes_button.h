#pragma once

// Any number of a list, chosen from a menu: the button says which are.

#include <wx/button.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/widget/choice_field.h"

namespace psoas::ui {

class CodesButton : public wxButton {
 public:
  CodesButton(wxWindow* parent, std::string_view name, std::vector<Option> options, std::function<void()> changed);

  void put(std::vector<std::string> codes);
  const std::vector<std::string>& codes() const { return x_codes; }  // in the order of the options
  // As a click on its entry.
  void toggle(const std::string& code);

 private:
  void open_menu();
  void show();

  std::vector<Option> x_options;
  std::vector<std::string> x_codes;
  std::function<void()> x_changed;
};

}  // namespace psoas::ui
