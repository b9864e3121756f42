#include "storage/import/mapping_table.h"

#include <algorithm>

namespace psoas::storage {

namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ", ";
    text += word;
  }
  return text;
}

std::vector<std::string> texts_of(const toml::node& node, const MappingDefaults& defaults) {
  std::vector<std::string> texts;
  if (const auto one = node.value_exact<std::string>()) return {*one};
  const toml::array* list = node.as_array();
  if (!list) fail_mapping(defaults.path, line_of(node), "wrong_kind", "a text, or a list of texts, in quotes");
  for (const toml::node& element : *list) {
    const auto text = element.value_exact<std::string>();
    if (!text) fail_mapping(defaults.path, line_of(element), "wrong_kind", "a text in quotes");
    texts.push_back(*text);
  }
  return texts;
}

void set_date_format(CellRule& rule, const std::string& pattern, const MappingDefaults& defaults) {
  const std::optional<DateFormat> format = DateFormat::compile(pattern);
  if (!format) fail_mapping(defaults.path, rule.line, "bad_format", pattern);
  if (format->instants() && !defaults.zone) fail_mapping(defaults.path, rule.line, "time_zone_needed", pattern);
  rule.kind = CellKind::date;
  rule.date_format = *format;
  if (defaults.zone) rule.zone = *defaults.zone;
}

void read_translations(MappingTable& table, CellRule& rule) {
  for (const auto& [from, to] : table.pairs("translate")) {
    const auto text = to->value_exact<std::string>();
    if (!text) table.fail(*to, "wrong_kind", "a text in quotes");
    rule.translate.emplace(from, *text);
  }
  if (const toml::node* node = table.find("otherwise")) {
    rule.otherwise = node->value_exact<std::string>();
    if (!rule.otherwise) table.fail(*node, "wrong_kind", "a text in quotes");
    if (rule.translate.empty()) table.fail(*node, "missing_key", "translate");
  }
}

CellRule read_long_cell_rule(MappingTable& table, CellRule rule) {
  const MappingDefaults& defaults = table.defaults();
  const bool constant = table.find("value") != nullptr;
  rule.constant = table.text("value", "");
  rule.columns = table.texts("column");
  const std::vector<std::string> several = table.texts("columns");
  if (constant + !rule.columns.empty() + !several.empty() != 1)
    table.fail("missing_key", "one of column, columns, value");
  if (!several.empty()) rule.columns = several;
  rule.between = table.text("between", " ");
  read_translations(table, rule);
  if (table.find("missing")) rule.missing = table.texts("missing");
  rule.strip_digits_at_end = table.yes("strip_digits_at_end");
  const std::string mark = table.text("decimal_mark", std::string(1, rule.decimal_mark));
  if (mark != "." && mark != ",") table.fail(*table.find("decimal_mark"), "wrong_kind", "\".\" or \",\"");
  rule.decimal_mark = mark[0];
  const std::string pattern = table.text("format", rule.kind == CellKind::date ? defaults.date_format : "");
  if (!pattern.empty() && !constant) set_date_format(rule, pattern, defaults);
  table.refuse_unknown_keys();
  return rule;
}

}  // namespace

void fail_mapping(const std::filesystem::path& path, int line, std::string_view reason, std::string detail) {
  throw ImportError({path, line, "", std::string(reason), std::move(detail)});
}

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

CellRule constant_cell(std::string text, int line) {
  CellRule rule;
  rule.constant = std::move(text);
  rule.line = line;
  return rule;
}

CellRule read_cell_rule(const toml::node& node, CellKind kind, const MappingDefaults& defaults) {
  CellRule rule;
  rule.kind = kind;
  rule.line = line_of(node);
  rule.decimal_mark = defaults.decimal_mark;
  rule.missing = defaults.missing;
  if (const toml::table* long_form = node.as_table()) {
    MappingTable table(*long_form, defaults);
    return read_long_cell_rule(table, std::move(rule));
  }
  const auto column = node.value_exact<std::string>();
  if (!column) fail_mapping(defaults.path, rule.line, "wrong_kind", "\"COLUMN\" or { column = \"COLUMN\", … }");
  rule.columns = {*column};
  if (kind == CellKind::date) set_date_format(rule, defaults.date_format, defaults);
  return rule;
}

const toml::node* MappingTable::find(std::string_view key) {
  x_asked.emplace_back(key);
  return x_table.get(key);
}

std::string MappingTable::text(std::string_view key, std::string_view absent) {
  const toml::node* node = find(key);
  if (!node) return std::string(absent);
  const auto text = node->value_exact<std::string>();
  if (!text) fail(*node, "wrong_kind", "a text in quotes");
  return *text;
}

std::string MappingTable::required_text(std::string_view key) {
  const std::string found = text(key, "");
  if (found.empty()) fail("missing_key", std::string(key));
  return found;
}

bool MappingTable::yes(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return false;
  const auto yes = node->value_exact<bool>();
  if (!yes) fail(*node, "wrong_kind", "true or false");
  return *yes;
}

std::vector<std::string> MappingTable::texts(std::string_view key) {
  const toml::node* node = find(key);
  return node ? texts_of(*node, x_defaults) : std::vector<std::string>{};
}

CellRule MappingTable::cell(std::string_view key, CellKind kind) {
  const toml::node* node = find(key);
  return node ? read_cell_rule(*node, kind, x_defaults) : CellRule{};
}

CellRule MappingTable::required_cell(std::string_view key, CellKind kind) {
  if (!find(key)) fail("missing_key", std::string(key));
  return cell(key, kind);
}

CellRule MappingTable::key_columns(std::string_view key) {
  CellRule rule;
  const toml::node* node = find(key);
  if (!node) return rule;
  rule.columns = texts_of(*node, x_defaults);
  if (rule.columns.empty()) fail(*node, "wrong_kind", "at least one column");
  rule.between = "|";
  rule.line = line_of(*node);
  return rule;
}

std::vector<Condition> MappingTable::conditions() {
  std::vector<Condition> conditions;
  add_conditions("where", true, conditions);
  add_conditions("unless", false, conditions);
  return conditions;
}

void MappingTable::add_conditions(std::string_view key, bool wanted, std::vector<Condition>& conditions) {
  for (const auto& [column, values] : pairs(key))
    conditions.push_back({column, texts_of(*values, x_defaults), wanted, line_of(*values)});
}

std::vector<const toml::table*> MappingTable::tables(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return {};
  if (const toml::table* one = node->as_table()) return {one};
  std::vector<const toml::table*> tables;
  const toml::array* list = node->as_array();
  if (!list) fail(*node, "wrong_kind", "[[" + std::string(key) + "]]");
  for (const toml::node& element : *list) {
    if (!element.as_table()) fail(element, "wrong_kind", "[[" + std::string(key) + "]]");
    tables.push_back(element.as_table());
  }
  return tables;
}

std::vector<std::pair<std::string, const toml::node*>> MappingTable::pairs(std::string_view key) {
  const toml::node* node = find(key);
  if (!node) return {};
  if (!node->as_table()) fail(*node, "wrong_kind", "{ NAME = … }");
  std::vector<std::pair<std::string, const toml::node*>> pairs;
  for (const auto& [name, value] : *node->as_table()) pairs.emplace_back(std::string(name.str()), &value);
  return pairs;
}

void MappingTable::refuse_unknown_keys() const {
  const toml::key* unknown = nullptr;
  for (const auto& [key, value] : x_table) {
    if (std::find(x_asked.begin(), x_asked.end(), key.str()) != x_asked.end()) continue;
    if (!unknown || key.source().begin.line < unknown->source().begin.line) unknown = &key;
  }
  if (!unknown) return;
  std::vector<std::string> known = x_asked;
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  fail_mapping(x_defaults.path, static_cast<int>(unknown->source().begin.line), "unknown_key",
               std::string(unknown->str()) + "; known here: " + joined(known));
}

void MappingTable::fail(const toml::node& at, std::string_view reason, std::string detail) const {
  fail_mapping(x_defaults.path, line_of(at), reason, std::move(detail));
}

void MappingTable::fail(std::string_view reason, std::string detail) const {
  fail_mapping(x_defaults.path, line(), reason, std::move(detail));
}

}  // namespace psoas::storage
