#include "storage/catalogue/entries.h"
#include "storage/catalogue/safety_words.h"

namespace psoas::storage {

namespace {

// The keys of an inline table, one after the other.
class InlineTable {
 public:
  void put(std::string_view key, const std::string& value) {
    x_text.append(x_text.empty() ? "" : ", ").append(key).append(" = ").append(value);
  }
  void text(std::string_view key, const std::string& value) {
    if (!value.empty()) put(key, quoted(value));
  }
  void texts(std::string_view key, const std::vector<std::string>& values) {
    if (!values.empty()) put(key, list_of(values));
  }
  void number(std::string_view key, const std::optional<double>& value) {
    if (value) put(key, toml_number(*value));
  }
  void flag(std::string_view key, bool value) {
    if (value) put(key, "true");
  }
  std::string take() const { return "{ " + x_text + " }"; }

  static std::string list_of(const std::vector<std::string>& values) {
    std::string list;
    for (const std::string& value : values) list.append(list.empty() ? "" : ", ").append(quoted(value));
    return "[" + list + "]";
  }

 private:
  std::string x_text;
};

std::string_view word_of(ConditionSubject subject) {
  for (const Word<ConditionSubject>& word : subjects)
    if (word.meaning == subject) return word.code;
  return {};
}

std::string text_of(const SafetyCondition& condition) {
  InlineTable table;
  const bool names = !names_nothing(condition.subject);
  table.put(word_of(condition.subject), names ? InlineTable::list_of(condition.codes) : "true");
  table.text("field", condition.field);
  table.texts("is", condition.is);
  table.number("at_least", condition.at_least);
  table.number("at_most", condition.at_most);
  table.number("above", condition.above);
  table.number("below", condition.below);
  table.number("drop", condition.drop);
  if (condition.within_days) table.put("within_days", std::to_string(*condition.within_days));
  table.flag("both_sides", condition.both_sides);
  table.flag("newly", condition.newly);
  table.flag("near", condition.near);
  table.text("answered_by", condition.answered_by);
  return table.take();
}

void write_needs(TomlText& to, const SafetyNeeds& needs) {
  std::vector<std::string> lines;
  for (const std::vector<SafetyCondition>& conditions : needs) {
    std::string line;
    for (const SafetyCondition& condition : conditions) line += (line.empty() ? "" : ", ") + text_of(condition);
    lines.push_back("[" + line + "]");
  }
  to.lines("needs", lines);
}

std::string text_of(const AnaestheticMaximum& maximum) {
  InlineTable table;
  table.text("agent", maximum.agent);
  table.number("mg_per_kg", maximum.mg_per_kg);
  table.number("mg", maximum.mg);
  table.number("mg_per_kg_with_epinephrine", maximum.mg_per_kg_with_epinephrine);
  table.number("mg_with_epinephrine", maximum.mg_with_epinephrine);
  return table.take();
}

}  // namespace

void write_entry(TomlText& to, const WarningRule& rule) {
  to.entry("warning_rule");
  to.text("code", rule.code);
  to.text("label", rule.label);
  to.text("says", rule.says);
  to.text("severity", code_of(rule.severity));
  to.whole("order", rule.order);
  write_needs(to, rule.needs);
  std::vector<std::string> maxima;
  for (const AnaestheticMaximum& maximum : rule.maxima) maxima.push_back(text_of(maximum));
  to.lines("maximum", maxima);
}

void write_entry(TomlText& to, const RedFlagRule& rule) {
  to.entry("red_flag_rule");
  to.text("code", rule.code);
  to.text("label", rule.label);
  to.text("raises", rule.raises);
  to.text("severity", code_of(rule.severity));
  to.whole("order", rule.order);
  write_needs(to, rule.needs);
}

}  // namespace psoas::storage
