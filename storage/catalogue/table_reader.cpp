#include "storage/catalogue/table_reader.h"

#include <algorithm>
#include <cmath>

namespace psoas::storage {

void FaultLog::add(int line, std::string_view entry, std::string_view reason, std::string detail, std::string allowed) {
  x_faults.push_back({x_file, line, std::string(entry), std::string(reason), std::move(detail), std::move(allowed)});
}

void FaultLog::throw_if_any() {
  if (x_faults.empty()) return;
  std::stable_sort(x_faults.begin(), x_faults.end(),
                   [](const CatalogueFault& a, const CatalogueFault& b) { return a.line < b.line; });
  throw CatalogueError(std::move(x_faults));
}

bool is_code(std::string_view text) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto fits = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; };
  return !text.empty() && is_letter(text.front()) && std::all_of(text.begin(), text.end(), fits);
}

const toml::node* TableReader::node(std::string_view key) {
  x_read.emplace(key);
  return x_table.get(key);
}

int TableReader::line(std::string_view key) const {
  const toml::node* found = x_table.get(key);
  return line_of(found != nullptr ? *found : x_table);
}

void TableReader::fault(std::string_view key, std::string_view reason, std::string detail, std::string allowed) {
  x_log.add(line(key), x_entry, reason, std::move(detail), std::move(allowed));
}

void TableReader::wrong_type(std::string_view key, std::string_view wanted) {
  fault(key, "wrong_type", std::string(key), std::string(wanted));
}

std::string TableReader::text(std::string_view key) {
  const toml::node* found = node(key);
  if (found == nullptr) return {};
  if (const auto* value = found->as_string()) return value->get();
  wrong_type(key, "text");
  return {};
}

std::string TableReader::required_text(std::string_view key) {
  std::string value = text(key);
  const toml::node* found = x_table.get(key);
  if (value.empty() && (found == nullptr || found->is_string())) fault(key, "missing", std::string(key));
  return value;
}

std::string TableReader::code() {
  std::string value = required_text("code");
  if (!value.empty() && !is_code(value)) fault("code", "bad_code", value);
  return value;
}

bool TableReader::flag(std::string_view key) {
  const toml::node* found = node(key);
  if (found == nullptr) return false;
  if (const auto* value = found->as_boolean()) return value->get();
  wrong_type(key, "true or false");
  return false;
}

std::optional<double> TableReader::number(std::string_view key) {
  const toml::node* found = node(key);
  if (found == nullptr) return std::nullopt;
  if (found->is_number()) return found->value<double>();
  wrong_type(key, "number");
  return std::nullopt;
}

int TableReader::whole(std::string_view key, int fallback) {
  const toml::node* found = node(key);
  if (found == nullptr) return fallback;
  if (const auto* value = found->as_integer()) return static_cast<int>(value->get());
  wrong_type(key, "whole number");
  return fallback;
}

Range TableReader::range(std::string_view key) {
  const toml::array* ends = array(key);
  if (ends == nullptr) return {};
  if (ends->size() != 2 || !(*ends)[0].is_number() || !(*ends)[1].is_number()) {
    wrong_type(key, "[low, high]");
    return {};
  }
  Range range{(*ends)[0].value<double>(), (*ends)[1].value<double>()};
  if (!(*range.low <= *range.high)) fault(key, "bad_range", std::string(key));
  if (std::isinf(*range.low)) range.low.reset();
  if (std::isinf(*range.high)) range.high.reset();
  return range;
}

std::optional<Date> TableReader::day(std::string_view key) {
  const toml::node* found = node(key);
  if (found == nullptr) return std::nullopt;
  const auto* value = found->as_date();
  if (value == nullptr) {
    wrong_type(key, "date");
    return std::nullopt;
  }
  const toml::date given = value->get();
  const Date day{date::year{given.year}, date::month{given.month}, date::day{given.day}};
  if (!day.ok()) fault(key, "bad_date", std::string(key));
  return day;
}

std::vector<std::string> TableReader::texts(std::string_view key) {
  std::vector<std::string> values;
  const toml::array* given = array(key);
  if (given == nullptr) return values;
  for (const toml::node& element : *given) {
    if (const auto* value = element.as_string()) {
      values.push_back(value->get());
    } else {
      x_log.add(line_of(element), x_entry, "wrong_type", std::string(key), "texts");
    }
  }
  return values;
}

const toml::array* TableReader::array(std::string_view key) {
  const toml::node* found = node(key);
  if (found == nullptr) return nullptr;
  if (const toml::array* value = found->as_array()) return value;
  wrong_type(key, "list");
  return nullptr;
}

const toml::table* TableReader::table(std::string_view key) {
  const toml::node* found = node(key);
  if (found == nullptr) return nullptr;
  if (const toml::table* value = found->as_table()) return value;
  wrong_type(key, "table");
  return nullptr;
}

std::vector<const toml::table*> TableReader::tables(std::string_view key) {
  std::vector<const toml::table*> values;
  const toml::array* given = array(key);
  if (given == nullptr) return values;
  for (const toml::node& element : *given) {
    if (const toml::table* value = element.as_table()) {
      values.push_back(value);
    } else {
      x_log.add(line_of(element), x_entry, "wrong_type", std::string(key), "tables");
    }
  }
  return values;
}

void TableReader::refuse_other_keys() {
  for (const auto& [key, value] : x_table)
    if (!x_read.contains(key.str()))
      x_log.add(static_cast<int>(key.source().begin.line), x_entry, "unknown_key", std::string(key.str()));
}

}  // namespace psoas::storage
