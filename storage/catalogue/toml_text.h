#pragma once

// Writes the keys of a catalogue file one below the other, so that TableReader reads the same values back. Empty
// values are left out, as a reader takes an absent key for an empty one.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/date.h"
#include "domain/catalogue/field.h"

namespace psoas::storage {

class TomlText {
 public:
  // Begins an entry: "[[finding]]", with an empty line before it.
  void entry(std::string_view name);
  // Begins a part of an entry: "[[finding.qualifier]]" or "[finding.value]".
  void part(std::string_view name);
  void single_part(std::string_view name);

  void text(std::string_view key, std::string_view value);
  void texts(std::string_view key, const std::vector<std::string>& values);
  // As texts, written even when it is empty: for keys that must be given.
  void required_texts(std::string_view key, const std::vector<std::string>& values);
  void flag(std::string_view key, bool value);
  void whole(std::string_view key, int value);
  void number(std::string_view key, double value);
  void number(std::string_view key, const std::optional<double>& value);
  void range(std::string_view key, const Range& range);
  void day(std::string_view key, const std::optional<Date>& day);
  // A list of values that are TOML already, each in a line of its own.
  void lines(std::string_view key, const std::vector<std::string>& values);

  std::string take() { return std::move(x_text); }

 private:
  void line(std::string_view key, std::string_view value);

  std::string x_text;
};

// A text between quotes; what TOML does not allow in them is escaped.
std::string quoted(std::string_view text);

// The shortest digits that read back as the same number.
std::string toml_number(double number);

}  // namespace psoas::storage
