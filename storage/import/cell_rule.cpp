#include "storage/import/cell_rule.h"

#include <algorithm>

#include "domain/base/text.h"

namespace psoas::storage {

namespace {

Problem cell_problem(ProblemCode code, std::string_view path, std::string_view given, std::string other) {
  Problem problem;
  problem.code = code;
  problem.field = path;
  problem.given = given;
  problem.other = std::move(other);
  return problem;
}

std::string names_of(const std::map<std::string, std::string, std::less<>>& translations) {
  constexpr std::size_t most_named = 8;
  std::string names;
  std::size_t count = 0;
  for (const auto& [from, to] : translations) {
    if (++count > most_named) return names + ", …";
    if (!names.empty()) names += ", ";
    names += from;
  }
  return names;
}

void strip_digits(std::string& text) {
  while (!text.empty() && text.back() >= '0' && text.back() <= '9') text.pop_back();
}

// True for digits with one `mark` between them and an optional sign.
bool is_number_with(char mark, std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  const std::size_t at = text.find(mark);
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), is_digit) &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 1, text.end(), is_digit);
}

Checked<std::string> with_decimal_point(std::string text, std::string_view path) {
  if (is_number_with('.', text)) return cell_problem(ProblemCode::not_a_number, path, text, "decimal comma");
  if (is_number_with(',', text)) text[text.find(',')] = '.';
  return text;
}

Checked<std::string> translated(const CellRule& rule, std::string text, std::string_view path) {
  const auto found = rule.translate.find(text);
  if (found != rule.translate.end()) return found->second;
  if (text.empty()) return text;
  if (rule.otherwise) return *rule.otherwise;
  return cell_problem(ProblemCode::unknown_code, path, text, names_of(rule.translate));
}

}  // namespace

std::string raw_text(const CellRule& rule, const CsvRecord& record) {
  if (rule.is_constant()) return rule.constant;
  std::string text;
  for (const std::size_t place : rule.places) {
    const std::string_view cell = trimmed(record[place]);
    if (cell.empty() || std::find(rule.missing.begin(), rule.missing.end(), cell) != rule.missing.end()) continue;
    if (!text.empty()) text += rule.between;
    text += cell;
  }
  return text;
}

Checked<std::string> read_cell(const CellRule& rule, const CsvRecord& record, std::string_view path) {
  std::string text = raw_text(rule, record);
  if (rule.is_constant()) return text;
  if (rule.strip_digits_at_end) strip_digits(text);
  if (!rule.translate.empty()) return translated(rule, std::move(text), path);
  if (text.empty()) return text;
  if (rule.kind == CellKind::date) {
    const Checked<Date> day = rule.date_format.read(text, rule.zone, path);
    if (!day) return day.problems();
    return to_string(day.value());
  }
  if (rule.kind == CellKind::value && rule.decimal_mark == ',') return with_decimal_point(std::move(text), path);
  return text;
}

}  // namespace psoas::storage
