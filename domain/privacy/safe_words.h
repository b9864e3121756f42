#pragma once

// The mark that lets something of a typed text leave the clinic. A text field is `deid_safe` only by the words listed
// for it here: of what was typed no more than one of these words goes out. The list is the program's, so that no
// clinic's catalogue can widen it.

#include <string_view>
#include <vector>

namespace psoas {

// Of a field of a finding or treatment, by their codes; empty for a field that is not marked.
const std::vector<std::string_view>& safe_words(std::string_view entry, std::string_view field);

// The first of `words` that stands in the text as words of its own, in any case; "" when none does.
std::string_view listed_word_in(std::string_view text, const std::vector<std::string_view>& words);

}  // namespace psoas
