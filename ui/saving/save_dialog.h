#pragma once

// Asks where to save a report in one of several formats; the ending of the name says which.

#include "ui/widget/file_door.h"

namespace psoas::ui {

// The name with the ending of the chosen format, the last of which is "sealed": "trend.pdf.psoas-sealed" is a sealed
// PDF. A name that ends like another of the formats keeps that. `chosen` is a place in the formats, or after them.
std::filesystem::path with_ending(const std::filesystem::path& typed, const std::vector<FileFormat>& formats,
                                  std::size_t chosen);

// With the desktop's dialog. Asks before a file that is there would be replaced; nothing when the person thought better
// of it.
std::optional<std::filesystem::path> ask_where_to_save(wxWindow* over, const SaveQuestion& question);

}  // namespace psoas::ui
