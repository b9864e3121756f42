#pragma once

// Sizes that follow the font of a control.

#include <wx/window.h>

#include <algorithm>

#include "ui/widget/spacing.h"

namespace psoas::ui {

// Of the text in a chart drawn on this window.
inline double chart_font_size(const wxWindow& window) {
  constexpr double font_of_line_height = 0.7;  // the height of a font against that of a line set in it
  return window.GetCharHeight() * font_of_line_height;
}

// A line one can type in, never lower than the others.
inline wxSize entry_size(const wxWindow& entry, wxSize best) {
  return {best.x, std::max(best.y, spacing::height_of_entry(entry))};
}

}  // namespace psoas::ui
