#pragma once

// The place below a tab's table where a form opens: one at a time, scrolled when it is high. The table stays in sight
// only where there is room for both.

#include <wx/scrolwin.h>

namespace psoas::ui {

class FormPlace : public wxScrolledWindow {
 public:
  FormPlace(wxWindow* tab, wxWindow& table);

  void clear();               // before the next form is made inside it
  void open(wxWindow* form);  // a child of this
  void close();               // once the present event is over; the table gets the cursor

 private:
  wxWindow& x_table;
};

}  // namespace psoas::ui
