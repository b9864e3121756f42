#pragma once

// Text as a spreadsheet cell can hold it: valid UTF-8, at most 32,767 UTF-16 units, and nothing in it that a
// reader of the file would turn into other characters.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace psoas::reports {

// Excel's limit of one cell, in UTF-16 units (an emoji is two).
inline constexpr std::size_t most_cell_units = 32767;

enum class CellTextFault { none, not_utf8, nul_character, too_long };

// True when the text can be handed on as it is: plain ASCII of fitting length without anything to escape. Cheap;
// for the rest `prepare_cell_text` decides.
bool is_plain_cell_text(std::string_view text);

// Puts into `prepared` the text with whatever would be misread written as Excel's _xHHHH_: carriage returns, the
// two non-characters that XML forbids, and text that looks like such an escape itself.
CellTextFault prepare_cell_text(std::string_view text, std::string& prepared);

// The text cut into pieces that each fit into one cell, between characters; one piece when it fits. The text must
// be valid UTF-8.
std::vector<std::string_view> cell_pieces(std::string_view text, std::size_t most_units = most_cell_units);

}  // namespace psoas::reports
