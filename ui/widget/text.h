#pragma once

// Text at the edge of the window: UTF-8 below, wxString in widgets. Converted here and nowhere else.

#include <wx/string.h>

#include <string>
#include <string_view>

namespace psoas::ui {

inline wxString to_wx(std::string_view text) { return wxString::FromUTF8(text.data(), text.size()); }

inline std::string from_wx(const wxString& text) {
  const auto bytes = text.utf8_string();
  return {bytes.data(), bytes.size()};
}

// For labels, where "&" would make an access key of what follows it.
inline wxString to_label(std::string_view text) {
  wxString label = to_wx(text);
  label.Replace("&", "&&");
  return label;
}

}  // namespace psoas::ui
