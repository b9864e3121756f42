#include "storage/catalogue/toml_text.h"

#include <array>
#include <charconv>
#include <utility>

namespace psoas::storage {

namespace {

std::string escaped(unsigned char control) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return std::string("\\u00") + digits[control >> 4] + digits[control & 15];
}

std::string end_of_range(const std::optional<double>& end, std::string_view open) {
  return end ? toml_number(*end) : std::string(open);
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') result.append("\\").push_back(c);
    else if (c == '\n') result += "\\n";
    else if (c == '\t') result += "\\t";
    else if (byte < 0x20 || byte == 0x7F) result += escaped(byte);
    else result.push_back(c);
  }
  return result + "\"";
}

std::string toml_number(double number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return {digits.data(), end};
}

void TomlText::entry(std::string_view name) {
  if (!x_text.empty()) x_text += '\n';
  x_text.append("[[").append(name).append("]]\n");
}

void TomlText::part(std::string_view name) { entry(name); }

void TomlText::single_part(std::string_view name) { x_text.append("\n[").append(name).append("]\n"); }

void TomlText::line(std::string_view key, std::string_view value) {
  x_text.append(key).append(" = ").append(value).append("\n");
}

void TomlText::text(std::string_view key, std::string_view value) {
  if (!value.empty()) line(key, quoted(value));
}

void TomlText::texts(std::string_view key, const std::vector<std::string>& values) {
  if (!values.empty()) required_texts(key, values);
}

void TomlText::required_texts(std::string_view key, const std::vector<std::string>& values) {
  std::string list;
  for (const std::string& value : values) list.append(list.empty() ? "" : ", ").append(quoted(value));
  line(key, "[" + list + "]");
}

void TomlText::flag(std::string_view key, bool value) {
  if (value) line(key, "true");
}

void TomlText::whole(std::string_view key, int value) { line(key, std::to_string(value)); }

void TomlText::number(std::string_view key, double value) { line(key, toml_number(value)); }

void TomlText::number(std::string_view key, const std::optional<double>& value) {
  if (value) number(key, *value);
}

void TomlText::range(std::string_view key, const Range& range) {
  if (range.low || range.high)
    line(key, "[" + end_of_range(range.low, "-inf") + ", " + end_of_range(range.high, "inf") + "]");
}

void TomlText::day(std::string_view key, const std::optional<Date>& day) {
  if (day) line(key, to_string(*day));
}

void TomlText::lines(std::string_view key, const std::vector<std::string>& values) {
  if (values.empty()) return;
  std::string list = "[\n";
  for (const std::string& value : values) list.append("  ").append(value).append(",\n");
  line(key, list + "]");
}

}  // namespace psoas::storage
