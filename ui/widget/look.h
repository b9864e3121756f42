#pragma once

// Colours, fonts and small pieces of text, all taken from the desktop's theme so that light, dark and large print
// come by themselves. No colour carries a meaning alone: a sign or a word goes with it.

#include <wx/button.h>
#include <wx/colour.h>
#include <wx/stattext.h>

#include <string_view>

namespace psoas::ui {

bool dark_theme();
wxColour muted_colour();    // beside the main text
wxColour problem_colour();  // refused
wxColour warning_colour();  // to be confirmed
wxColour border_colour();
wxColour card_colour();

// A page's heading, a heading within a page (small capitals' place), text that stands back. The text is no label:
// "&" is shown as it is.
wxStaticText* page_heading(wxWindow* parent, std::string_view text);
wxStaticText* section_heading(wxWindow* parent, std::string_view text);
wxStaticText* muted_text(wxWindow* parent, std::string_view text);
wxStaticText* plain_text(wxWindow* parent, std::string_view text);

// Replaces the text of one of the above.
void put_text(wxStaticText& place, std::string_view text);

// The one action most wanted on a screen, in the theme's accent.
void mark_primary(wxButton& button);
// An action that takes something away.
void mark_destructive(wxButton& button);

// A pill that must not be overlooked; its words begin with a sign.
void mark_alarm(wxButton& button);

// A red edge round a field whose value is refused; the words stand in its note.
void mark_refused(wxWindow& field, bool refused);
// A flat entry of a navigation column.
void mark_navigation(wxWindow& entry);

}  // namespace psoas::ui
