#pragma once

// The distances of every screen, by name, in device-independent pixels turned into the screen's own.

#include <wx/sizer.h>
#include <wx/window.h>

namespace psoas::ui::spacing {

inline int dip(int pixels) { return wxWindow::FromDIP(pixels, nullptr); }

inline int hair() { return dip(2); }      // between a field and its note
inline int tight() { return dip(4); }     // between a label and its field
inline int gap() { return dip(8); }       // between things that belong together
inline int field() { return dip(12); }    // between one field and the next
inline int margin() { return dip(18); }   // round a page, and inside a card
inline int section() { return dip(24); }  // between parts of a page

// The width that shows `characters` average digits inside a text field.
inline int width_of(const wxWindow& window, int characters) {
  return window.GetTextExtent(wxString('0', static_cast<size_t>(characters))).x + dip(22);
}

// The height of a line one can type in, which follows the font where the toolkit's own guess does not.
inline int height_of_entry(const wxWindow& window) { return window.GetCharHeight() + dip(12); }

}  // namespace psoas::ui::spacing
