#include "domain/base/text.h"

#include <cstdint>
#include <cstdio>

namespace psoas {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Length of the valid sequence at `at`, 0 if there is none; `code` receives the character.
std::size_t sequence_at(std::string_view text, std::size_t at, char32_t& code) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) {
    code = lead;
    return 1;
  }
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + length > text.size()) return 0;
  code = lead & (0xFF >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return 0;
    code = (code << 6) | (byte(at + i) & 0x3F);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return 0;
  return length;
}

bool is_invisible(char32_t code) {
  return (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2060 && code <= 0x2069) || code == 0xFEFF || code == 0x00AD || code == 0x061C;
}

bool is_control(char32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

std::string character_name(char32_t code) {
  char name[16];
  std::snprintf(name, sizeof name, "U+%04X", static_cast<unsigned>(code));
  return name;
}

Problem text_problem(ProblemCode code, std::string_view field) {
  Problem problem;
  problem.code = code;
  problem.field = field;
  return problem;
}

// Counts lines and columns (characters) up to a byte offset, both from 1.
std::string place_of(std::string_view text, std::size_t offset) {
  std::size_t line = 1;
  std::size_t column = 1;
  for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
    if (text[i] == '\n') {
      ++line;
      column = 1;
    } else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
      ++column;
    }
  }
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

Problem bad_character(std::string_view text, std::size_t offset, const std::string& what, std::string_view field) {
  Problem problem = text_problem(ProblemCode::not_text, field);
  problem.other = place_of(text, offset) + ": " + what;
  return problem;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view hard_space = "\xC2\xA0";
  for (;;) {
    if (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    else if (text.starts_with(hard_space)) text.remove_prefix(2);
    else break;
  }
  for (;;) {
    if (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    else if (text.ends_with(hard_space)) text.remove_suffix(2);
    else break;
  }
  return text;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    const std::string_view part = trimmed(text.substr(0, end));
    if (!part.empty()) parts.emplace_back(part);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return parts;
}

std::size_t first_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    char32_t code = 0;
    const std::size_t length = sequence_at(text, at, code);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

bool has_invisible_characters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    char32_t code = 0;
    const std::size_t length = sequence_at(text, at, code);
    if (length == 0) return false;
    if (is_invisible(code)) return true;
    at += length;
  }
  return false;
}

std::string with_visible_marks(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    char32_t code = 0;
    const std::size_t length = sequence_at(text, at, code);
    if (length == 0) {
      shown += "\xEF\xBF\xBD";
      ++at;
      continue;
    }
    if (is_invisible(code)) shown += "‹" + character_name(code) + "›";
    else shown += text.substr(at, length);
    at += length;
  }
  return shown;
}

Checked<std::string> check_text(std::string_view typed, const TextRule& rule, std::string_view field) {
  std::string text;
  text.reserve(typed.size());
  for (std::size_t at = 0; at < typed.size();) {
    char32_t code = 0;
    const std::size_t length = sequence_at(typed, at, code);
    if (length == 0) return bad_character(typed, at, "invalid UTF-8", field);
    const bool line_character = code == '\n' || code == '\t' || code == '\r';
    if (is_control(code) && !(line_character && (rule.lines_allowed || trimmed(typed.substr(at)).empty())))
      return bad_character(typed, at, character_name(code), field);
    if (code == '\r') {
      if (at + 1 >= typed.size() || typed[at + 1] != '\n') text += '\n';
    } else {
      text += typed.substr(at, length);
    }
    at += length;
  }
  if (!rule.lines_allowed) text = std::string(trimmed(text));
  if (rule.required && trimmed(text).empty()) return text_problem(ProblemCode::required, field);
  if (text.size() > rule.most_bytes) {
    Problem problem = text_problem(ProblemCode::too_long, field);
    problem.high = std::to_string(rule.most_bytes);
    problem.given = std::to_string(text.size());
    problem.unit = "bytes";
    return problem;
  }
  return text;
}

}  // namespace psoas
