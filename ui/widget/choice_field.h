#pragma once

// One of a few, each with a code that is stored and a label that is shown. Typing a character goes to the next
// entry whose label or code begins with it.

#include <wx/choice.h>

#include <string>
#include <string_view>
#include <vector>

namespace psoas::ui {

struct Option {
  std::string code;
  std::string label;
};

class ChoiceField : public wxChoice {
 public:
  ChoiceField(wxWindow* parent, std::string_view name, std::vector<Option> options);

  std::string code() const;  // "" when nothing is chosen
  // Chooses without an event; an unknown code chooses nothing.
  void put(std::string_view code);
  const std::vector<Option>& options() const { return x_options; }
  void offer(std::vector<Option> options);

 private:
  void key(wxKeyEvent& event);
  bool begins_with(const Option& option, wxChar typed) const;

  std::vector<Option> x_options;
};

}  // namespace psoas::ui
