#include "storage/catalogue/entries.h"

namespace psoas::storage {

namespace {

template <class Rule>
Rule read_rule(TableReader& reader) {
  Rule rule;
  rule.code = reader.code();
  rule.label = reader.required_text("label");
  rule.order = reader.whole("order", rule.order);
  reader.refuse_other_keys();
  return rule;
}

template <class Rule>
void write_rule(TomlText& to, std::string_view name, const Rule& rule) {
  to.entry(name);
  to.text("code", rule.code);
  to.text("label", rule.label);
  to.whole("order", rule.order);
}

}  // namespace

WarningRule read_warning_rule(TableReader& reader) { return read_rule<WarningRule>(reader); }
RedFlagRule read_red_flag_rule(TableReader& reader) { return read_rule<RedFlagRule>(reader); }

void write_entry(TomlText& to, const WarningRule& rule) { write_rule(to, "warning_rule", rule); }
void write_entry(TomlText& to, const RedFlagRule& rule) { write_rule(to, "red_flag_rule", rule); }

}  // namespace psoas::storage
