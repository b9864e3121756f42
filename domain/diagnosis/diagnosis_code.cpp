#include "domain/diagnosis/diagnosis_code.h"

#include <algorithm>
#include <cctype>

namespace psoas {

namespace {

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

bool has_word(std::string_view text, std::string_view word) {
  const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
  for (auto at = text.begin();; ++at) {
    at = std::search(at, text.end(), word.begin(), word.end(), same);
    if (at == text.end()) return false;
    const auto after = at + static_cast<std::ptrdiff_t>(word.size());
    if ((at == text.begin() || !is_letter(at[-1])) && (after == text.end() || !is_letter(*after))) return true;
  }
}

}  // namespace

std::string printed_code(std::string_view typed) {
  std::string code;
  for (const char c : typed)
    if (c != '.' && c != ' ') code += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  if (code.size() > 3) code.insert(3, ".");
  return code;
}

Side side_named_in(std::string_view label) {
  if (has_word(label, "bilateral")) return Side::bilateral;
  const bool right = has_word(label, "right");
  const bool left = has_word(label, "left");
  if (right == left) return Side::none;
  return right ? Side::right : Side::left;
}

}  // namespace psoas
