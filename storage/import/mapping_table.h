#pragma once

// One table of a mapping file, asked key by key. It remembers which keys were asked for, so that a misspelt one is
// found, and turns every mistake into an ImportError with its line. What the keys mean together is mapping.cpp's.

#include <toml++/toml.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "storage/import/mapping.h"

namespace psoas::storage {

// What holds for all cells of a mapping unless they say otherwise.
struct MappingDefaults {
  std::filesystem::path path;
  std::string date_format = "YYYY-MM-DD";
  std::optional<TimeZone> zone;
  char decimal_mark = '.';
  std::vector<std::string> missing;
};

[[noreturn]] void fail_mapping(const std::filesystem::path& path, int line, std::string_view reason,
                               std::string detail);

int line_of(const toml::node& node);

class MappingTable {
 public:
  MappingTable(const toml::table& table, const MappingDefaults& defaults) : x_table(table), x_defaults(defaults) {}

  int line() const { return line_of(x_table); }
  const MappingDefaults& defaults() const { return x_defaults; }

  // nullptr when absent.
  const toml::node* find(std::string_view key);

  std::string text(std::string_view key, std::string_view absent);
  std::string required_text(std::string_view key);
  bool yes(std::string_view key);
  std::vector<std::string> texts(std::string_view key);  // one text or a list of them

  // A value of the row: "COLUMN", or a table with column(s) or value and how to read them.
  CellRule cell(std::string_view key, CellKind kind = CellKind::text);
  CellRule required_cell(std::string_view key, CellKind kind = CellKind::text);
  CellRule key_columns(std::string_view key);  // "COLUMN" or a list of columns

  std::vector<Condition> conditions();  // `where` and `unless`

  // The tables under a key: one, or a list of them.
  std::vector<const toml::table*> tables(std::string_view key);

  // Every pair of the table under a key.
  std::vector<std::pair<std::string, const toml::node*>> pairs(std::string_view key);

  // Throws ImportError unknown_key for the first key nobody asked for.
  void refuse_unknown_keys() const;

  [[noreturn]] void fail(const toml::node& at, std::string_view reason, std::string detail) const;
  [[noreturn]] void fail(std::string_view reason, std::string detail) const;

 private:
  void add_conditions(std::string_view key, bool wanted, std::vector<Condition>& conditions);

  const toml::table& x_table;
  const MappingDefaults& x_defaults;
  std::vector<std::string> x_asked;
};

// What stands for a value: a column's name or a table (see MappingTable::cell).
CellRule read_cell_rule(const toml::node& node, CellKind kind, const MappingDefaults& defaults);

CellRule constant_cell(std::string text, int line);

}  // namespace psoas::storage
