#include "storage/text.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <utility>

#include "domain/base/text.h"

namespace psoas::storage {

namespace {

std::string mapped(std::string_view text, int options) {
  utf8proc_uint8_t* made = nullptr;
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &made, static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(made, &std::free);
  if (length == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc();
  if (length < 0) throw std::invalid_argument("text that is no valid UTF-8");
  return std::string(reinterpret_cast<const char*>(made), static_cast<std::size_t>(length));
}

// Letters with a stroke have no decomposition, yet nobody types the stroke when looking for a name.
void replace_strokes(std::string& text) {
  static constexpr std::pair<std::string_view, std::string_view> letters[] = {
      {"ø", "o"}, {"ł", "l"}, {"đ", "d"}, {"æ", "ae"}, {"œ", "oe"}, {"þ", "th"}, {"ð", "d"}, {"ı", "i"}, {"ħ", "h"}};
  for (const auto& [stroke, plain] : letters)
    for (std::size_t at = text.find(stroke); at != std::string::npos; at = text.find(stroke, at + plain.size()))
      text.replace(at, stroke.size(), plain);
}

bool is_word_character(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

void add_once(std::vector<std::string>& terms, std::string term) {
  if (!term.empty() && std::find(terms.begin(), terms.end(), term) == terms.end()) terms.push_back(std::move(term));
}

}  // namespace

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) > 0; });
}

std::string nfc(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) throw std::invalid_argument("text that holds a NUL");
  if (is_plain(text)) return std::string(text);
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string nfkc(std::string_view text) {
  if (text.find('\0') != std::string_view::npos) throw std::invalid_argument("text that holds a NUL");
  if (is_plain(text)) return std::string(text);
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
}

std::string folded(std::string_view text) {
  if (is_plain(text)) {
    std::string lower(text);
    for (char& c : lower)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
  }
  std::string result = mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                                        UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
  replace_strokes(result);
  return result;
}

std::vector<std::string> search_words(std::string_view typed) {
  std::string text = folded(typed);
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == ',' || c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return split(text, ' ');
}

std::vector<std::string> search_terms(std::string_view text) {
  std::vector<std::string> terms;
  for (const std::string& word : search_words(text)) {
    add_once(terms, word);
    std::string squeezed;
    std::string part;
    for (char c : word) {
      if (is_word_character(c)) {
        squeezed += c;
        part += c;
      } else {
        add_once(terms, std::exchange(part, {}));
      }
    }
    add_once(terms, part);
    add_once(terms, squeezed);
  }
  return terms;
}

}  // namespace psoas::storage
