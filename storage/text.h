#pragma once

// Text as it is stored and found: one normal form (NFC) for all that is kept, and folded words (lower case, no
// accents) for search. What people may type is decided in domain/base/text.h.

#include <string>
#include <string_view>
#include <vector>

namespace psoas::storage {

// ASCII without NUL: stored as it is.
bool is_plain(std::string_view text);

// In normal form C. Throws std::invalid_argument for invalid UTF-8 and for NUL.
std::string nfc(std::string_view text);

// In normal form KC: what looks alike is alike, however a keyboard composed it. For passwords. Throws as nfc does.
std::string nfkc(std::string_view text);

// Lower case, without accents: "Müller" and "muller" fold alike, "ß" to "ss", "Ø" to "o".
std::string folded(std::string_view text);

// Folded words between blanks and commas.
std::vector<std::string> search_words(std::string_view typed);

// The words a name or a record number is found by: each word, its parts between hyphens, apostrophes and the
// like, and the word without them ("O'Brien" by "o'brien", "brien" and "obrien").
std::vector<std::string> search_terms(std::string_view text);

}  // namespace psoas::storage
