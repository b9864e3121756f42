#pragma once

// Asks where to save a file of one of several kinds; the ending of the name says which.

#include <wx/window.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace psoas::ui {

struct FileKind {
  std::string ending;  // "pdf"
  std::string label;   // "PDF report"
};

// A format of reports/ as a kind.
template <class Format>
std::vector<FileKind> kinds_of(const std::vector<Format>& formats) {
  std::vector<FileKind> kinds;
  for (const Format& format : formats) kinds.push_back({format.ending, format.label});
  return kinds;
}

// The name typed, with the ending of the chosen kind when it has none of ours; nothing when the person thought better
// of it. Asks before a file that is there would be replaced.
std::optional<std::filesystem::path> ask_where_to_save(wxWindow* parent, const std::string& title,
                                                       const std::string& suggested_name,
                                                       const std::vector<FileKind>& kinds);

}  // namespace psoas::ui
