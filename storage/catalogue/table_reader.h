#pragma once

// Reads the keys of one TOML table and notes everything that is wrong with them, with its line. What the keys
// mean is left to the readers of entries.

#include <toml++/toml.h>

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/base/date.h"
#include "domain/catalogue/catalogue_error.h"
#include "domain/catalogue/field.h"
#include "storage/catalogue/words.h"

namespace psoas::storage {

// The faults of one file, in the order they were met.
class FaultLog {
 public:
  explicit FaultLog(std::string file) : x_file(std::move(file)) {}

  void add(int line, std::string_view entry, std::string_view reason, std::string detail, std::string allowed = "");
  // Throws CatalogueError, sorted by line, when there are any.
  void throw_if_any();

 private:
  std::string x_file;
  std::vector<CatalogueFault> x_faults;
};

class TableReader {
 public:
  TableReader(const toml::table& table, std::string entry, FaultLog& log)
      : x_table(table), x_entry(std::move(entry)), x_log(log) {}

  // An absent key gives the empty value; a value of the wrong type is a fault and gives it too.
  std::string text(std::string_view key);
  bool flag(std::string_view key);
  std::optional<double> number(std::string_view key);
  int whole(std::string_view key, int fallback);
  Range range(std::string_view key);  // [low, high], inf for an open end; low above high is a fault
  std::optional<Date> day(std::string_view key);
  std::vector<std::string> texts(std::string_view key);
  const toml::array* array(std::string_view key);
  const toml::table* table(std::string_view key);
  std::vector<const toml::table*> tables(std::string_view key);

  // An absent or empty text is a fault.
  std::string required_text(std::string_view key);
  // The text under `code`, which must be well formed.
  std::string code();

  // The meaning of a word; an absent key gives the fallback, or is a fault when there is none.
  template <class Meaning, std::size_t Count>
  Meaning word(std::string_view key, const std::array<Word<Meaning>, Count>& words,
               std::optional<Meaning> fallback = std::nullopt);

  // To be called when all known keys were read: every other key is a fault.
  void refuse_other_keys();

  bool has(std::string_view key) const { return x_table.contains(key); }
  // True when a text stands where a list could: the name of a shared one.
  bool names_a_list(std::string_view key) const { return x_table[key].is_string(); }
  int line() const { return line_of(x_table); }
  int line(std::string_view key) const;
  void fault(std::string_view key, std::string_view reason, std::string detail, std::string allowed = "");
  const std::string& entry() const { return x_entry; }
  FaultLog& log() { return x_log; }

  static int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

 private:
  const toml::node* node(std::string_view key);
  void wrong_type(std::string_view key, std::string_view wanted);
  // The text, when it may be stored and shown; else "" and a fault.
  std::string readable(const std::string& text, std::string_view key, int at_line);

  const toml::table& x_table;
  std::string x_entry;
  FaultLog& x_log;
  std::set<std::string, std::less<>> x_read;
};

// Whether a text may be a code: a-z, 0-9 and _, beginning with a letter.
bool is_code(std::string_view text);

template <class Meaning, std::size_t Count>
Meaning TableReader::word(std::string_view key, const std::array<Word<Meaning>, Count>& words,
                          std::optional<Meaning> fallback) {
  const std::string given = has(key) || fallback ? text(key) : required_text(key);
  for (const Word<Meaning>& word : words)
    if (word.code == given) return word.meaning;
  if (!given.empty()) {
    std::string allowed;
    for (const Word<Meaning>& word : words) allowed.append(allowed.empty() ? "" : ", ").append(word.code);
    fault(key, "unknown_kind", std::string(key) + " = " + given, allowed);
  }
  return fallback.value_or(words.front().meaning);
}

}  // namespace psoas::storage
