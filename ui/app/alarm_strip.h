#pragma once

// A red strip over the content: what must not be overlooked while this screen is in sight.

#include <wx/panel.h>
#include <wx/stattext.h>

#include <string>
#include <vector>

namespace psoas::ui {

class AlarmStrip : public wxPanel {
 public:
  explicit AlarmStrip(wxWindow* parent);

  // One below the other; none takes it out of sight.
  void show(const std::vector<std::string>& sentences);
  // In sight, one to a line.
  const std::string& sentence() const { return x_sentence; }

 private:
  void fit();

  std::string x_sentence;
  int x_room = 0;  // width the lines were broken for
  wxStaticText* x_text;
};

}  // namespace psoas::ui
