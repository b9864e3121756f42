#pragma once

// A control with its label, and under it a note that carries a hint or what is wrong with the value.

#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/window.h>

#include <string>
#include <string_view>

namespace psoas::ui {

// After a window inside a page changed its size: what stands round it moves, up to the page that scrolls.
void lay_out_again(wxWindow& changed);

// Scrolls the page that holds the part, if it scrolls, so far that the part stands at its top.
void scroll_to_top_of_page(const wxWindow& part);

// The line under a field. Empty it takes no room.
class FieldNote : public wxStaticText {
 public:
  explicit FieldNote(wxWindow* parent, std::string_view hint = {});

  // Refused: red, with a sign. Warned: to be confirmed. Both are also read after the control's name.
  void refuse(wxWindow& field, std::string_view what);
  void warn(wxWindow& field, std::string_view what);
  // Back to the hint.
  void settle(wxWindow& field);

  void set_hint(std::string_view hint);
  // The hint goes on below where it is longer.
  void fit_into(int width);
  bool shows_problem() const { return x_problem; }

 private:
  void put(wxWindow& field, std::string_view text, const wxColour& colour, bool problem);

  std::string x_hint;
  std::string x_text;
  bool x_problem = false;
};

// Label, control and note, made for one control that is already there. The label names the control to screen
// readers; "&" in it makes the access key.
class LabelledField {
 public:
  LabelledField(wxWindow* parent, std::string_view label, wxWindow* control, std::string_view hint = {});

  // Label above control above note.
  wxSizer* over() const;
  // Label before control, note under the control.
  wxSizer* beside() const;
  // For grids: the label, then control and note.
  wxStaticText* label() const { return x_label; }
  wxSizer* control_and_note(int control_proportion = 0) const;

  wxWindow* control() const { return x_control; }
  FieldNote& note() const { return *x_note; }

  // A hint that is longer than the control goes on below, and does not make the control longer.
  void keep_hint_to_control() const { x_note->fit_into(x_control->GetEffectiveMinSize().x); }

  void refuse(std::string_view what) const { x_note->refuse(*x_control, what); }
  void warn(std::string_view what) const { x_note->warn(*x_control, what); }
  void settle() const { x_note->settle(*x_control); }

 private:
  wxStaticText* x_label;
  wxWindow* x_control;
  FieldNote* x_note;
};

}  // namespace psoas::ui
