#include "storage/catalogue/table_reader.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "domain/base/text.h"

namespace psoas::storage {

namespace {

constexpr std::size_t most_label_bytes = 400;

}  // namespace

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
  if (const auto* value = found->as_string()) return readable(value->get(), key, line_of(*found));
  wrong_type(key, "text");
  return {};
}

// Help may have several lines; what stands in lists has one.
std::string TableReader::readable(const std::string& text, std::string_view key, int at_line) {
  const bool help = key == "how_to_read" || key == "help";
  TextRule rule;
  rule.lines_allowed = help;
  rule.most_bytes = help || key == "keywords" ? most_note_bytes : most_label_bytes;
  const Checked<std::string> checked = check_text(text, rule, key);
  if (!checked) {
    const Problem& problem = checked.problems().front();
    const bool long_one = problem.code == ProblemCode::too_long;
    x_log.add(at_line, x_entry, long_one ? "too_long" : "bad_character", std::string(key),
              long_one ? problem.high : problem.other);
    return {};
  }
  if (has_invisible_characters(text))
    x_log.add(at_line, x_entry, "bad_character", std::string(key), with_visible_marks(text));
  return checked.value();
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
  const auto* value = found->as_integer();
  if (value != nullptr && std::abs(value->get()) <= std::numeric_limits<int>::max() / 2)
    return static_cast<int>(value->get());
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
      values.push_back(readable(value->get(), key, line_of(element)));
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
