#include "storage/catalogue/entries.h"
#include "storage/catalogue/words.h"

namespace psoas::storage {

ConditionDefinition read_condition(TableReader& reader) {
  ConditionDefinition condition;
  condition.code = reader.code();
  condition.label = reader.required_text("label");
  condition.keywords = reader.text("keywords");
  condition.laterality = reader.word<Laterality>("laterality", lateralities, Laterality::any);
  condition.icd = reader.texts("icd");
  condition.retired_on = reader.day("retired_on");
  condition.order = reader.whole("order", condition.order);
  reader.refuse_other_keys();
  return condition;
}

void write_entry(TomlText& to, const ConditionDefinition& condition) {
  to.entry("condition");
  to.text("code", condition.code);
  to.text("label", condition.label);
  to.text("keywords", condition.keywords);
  to.text("laterality", word_of(condition.laterality, lateralities));
  to.texts("icd", condition.icd);
  to.day("retired_on", condition.retired_on);
  to.whole("order", condition.order);
}

}  // namespace psoas::storage
