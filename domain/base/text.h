#pragma once

// Text as it comes from a keyboard or a file: what may be stored, and small questions about it. Text is UTF-8
// everywhere below ui/. Normal form (NFC) and folding for search belong to storage.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/checked.h"

namespace psoas {

// Without blanks (space, tab, line ends, U+00A0) at both ends.
std::string_view trimmed(std::string_view text);

// Parts between separators, trimmed; empty parts are left out.
std::vector<std::string> split(std::string_view text, char separator);

// Byte offset of the first byte that is not part of valid UTF-8 (no surrogates, no overlong forms), or npos.
std::size_t first_invalid_utf8(std::string_view text);

// True for text with characters that are invisible or change the writing direction (zero-width marks,
// right-to-left override and the like), which can make one name look like another.
bool has_invisible_characters(std::string_view text);

// The same text with each invisible or direction-changing character shown as a mark such as ‹U+202E›.
std::string with_visible_marks(std::string_view text);

struct TextRule {
  std::size_t most_bytes = 200;
  bool lines_allowed = false;  // tabs and line feeds
  bool required = false;
};

// A note may hold this many bytes (64 KiB).
inline constexpr std::size_t most_note_bytes = 64 * 1024;

// Text that may be stored: valid UTF-8, no NUL and no control characters (CR LF becomes LF where lines are
// allowed), trimmed when lines are not. Problems: required, too_long, not_text (other: "line L, column C" and
// the character's number).
Checked<std::string> check_text(std::string_view typed, const TextRule& rule, std::string_view field);

}  // namespace psoas
