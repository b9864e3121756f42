#include "ui/wording/phrases.h"

#include <charconv>

#include "domain/base/text.h"

namespace psoas::wording {

namespace {

constexpr std::size_t most_quoted_bytes = 60;

// The longest beginning of at most `most` bytes that does not cut a character.
std::string_view beginning(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

std::string with_unit(std::string text, std::string_view unit) {
  if (unit.empty()) return text;
  if (unit != "°" && unit != "′") text += ' ';
  text += unit;
  return text;
}

}  // namespace

std::string in_quotes(std::string_view typed) {
  const std::string_view kept = beginning(typed, most_quoted_bytes);
  std::string line;
  for (char c : with_visible_marks(kept)) line += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
  return "“" + line + (kept.size() < typed.size() ? "…”" : "”");
}

std::string path_in_quotes(const std::filesystem::path& file) { return "“" + with_visible_marks(file.string()) + "”"; }

std::string printed_number(std::string_view number) {
  if (number.starts_with('-')) return "−" + std::string(number.substr(1));
  return std::string(number);
}

std::string range(const Problem& problem) {
  if (problem.low.empty() && problem.high.empty()) return "";
  if (problem.low.empty()) return "at most " + with_unit(printed_number(problem.high), problem.unit);
  if (problem.high.empty()) return "at least " + with_unit(printed_number(problem.low), problem.unit);
  return printed_number(problem.low) + " to " + with_unit(printed_number(problem.high), problem.unit);
}

std::string period(const Problem& problem) {
  if (problem.low.empty() && problem.high.empty()) return "";
  if (problem.low.empty()) return "up to " + problem.high;
  return problem.high.empty() ? "from " + problem.low : problem.low + " to " + problem.high;
}

std::string printed_size(std::string_view bytes) {
  if (bytes.empty()) return "what the field holds";
  long long count = 0;
  std::from_chars(bytes.data(), bytes.data() + bytes.size(), count);
  if (count >= 1024 && count % 1024 == 0) return std::to_string(count / 1024) + " KB";
  return std::string(bytes) + " bytes";
}

std::string counted(std::int64_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace psoas::wording
