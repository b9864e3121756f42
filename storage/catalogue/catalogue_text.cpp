#include "storage/catalogue/catalogue_text.h"

#include "domain/catalogue/spelled_out.h"
#include "storage/catalogue/entries.h"
#include "storage/catalogue/words.h"

namespace psoas::storage {

namespace {

// As read_choice reads it: a bare text where the label says no more than the code.
std::string choice_text(const Choice& choice) {
  const bool bare = choice.label == spelled_out(choice.code) && choice.help.empty() && !choice.number;
  if (bare) return quoted(choice.code);
  std::string text = "{ code = " + quoted(choice.code);
  if (choice.label != spelled_out(choice.code)) text += ", label = " + quoted(choice.label);
  if (!choice.help.empty()) text += ", help = " + quoted(choice.help);
  if (choice.number) text += ", number = " + toml_number(*choice.number);
  return text + " }";
}

std::string usual_text(const UsualWhen& usual) {
  const std::string low = usual.soft.low ? toml_number(*usual.soft.low) : "-inf";
  const std::string high = usual.soft.high ? toml_number(*usual.soft.high) : "inf";
  return "{ when = " + quoted(usual.when) + ", soft = [" + low + ", " + high + "] }";
}

// All of a field but its code and label.
void write_field_rest(TomlText& to, const FieldDefinition& field) {
  to.text("kind", word_of(field.kind, value_kinds));
  to.text("help", field.help);
  to.text("group", field.group);
  to.text("unit", field.unit);
  to.range("hard", field.hard);
  to.range("soft", field.soft);
  std::vector<std::string> usual;
  for (const UsualWhen& when : field.usual_when) usual.push_back(usual_text(when));
  to.lines("usual_when", usual);
  if (field.step > 0) to.number("step", field.step);
  std::vector<std::string> choices;
  for (const Choice& choice : field.choices) choices.push_back(choice_text(choice));
  to.lines("choices", choices);
  to.flag("required", field.required);
  to.flag("shared_by_sides", field.shared_by_sides);
  to.flag("of_study", field.of_study);
  to.flag("retired", field.retired);
  to.text("default", field.default_value);
  to.text("hint_when", field.hint_when);
  to.text("in_summary", field.in_summary);
}

void write_field(TomlText& to, const FieldDefinition& field) {
  to.text("code", field.code);
  to.text("label", field.label);
  write_field_rest(to, field);
}

void write_group(TomlText& to, const GroupDefinition& group) {
  to.part("treatment.group");
  to.text("code", group.code);
  to.text("label", group.label);
  to.whole("least_rows", group.least_rows);
  to.whole("most_rows", group.most_rows);
}

std::string item_text(const ItemDefinition& item) {
  return "{ code = " + quoted(item.code) + ", label = " + quoted(item.label) + " }";
}

void write_bands(TomlText& to, const std::vector<ScoreBand>& bands) {
  std::vector<std::string> lines;
  for (const ScoreBand& band : bands)
    lines.push_back("{ from = " + toml_number(band.from) + ", label = " + quoted(band.label) + " }");
  to.lines("bands", lines);
}

void write_value_set(TomlText& to, const ValueSet& set) {
  to.single_part("instrument.value_set");
  to.text("from", set.from);
  to.number("full_health", set.full_health);
  std::vector<std::string> items;
  for (const std::vector<double>& losses : set.losses) {
    std::string levels;
    for (const double loss : losses) levels += (levels.empty() ? "" : ", ") + toml_number(loss);
    items.push_back("[" + levels + "]");
  }
  to.lines("losses", items);
}

}  // namespace

void write_entry(TomlText& to, const FindingDefinition& finding) {
  to.entry("finding");
  to.text("code", finding.code);
  to.text("label", finding.label);
  to.text("short_label", finding.short_label);
  to.text("kind", word_of(finding.kind, finding_kinds));
  to.text("laterality", word_of(finding.laterality, lateralities));
  to.text("direction", word_of(finding.direction, directions));
  to.text("normal", finding.normal);
  to.text("how_to_read", finding.how_to_read);
  to.text("keywords", finding.keywords);
  to.flag("repeats", finding.repeats);
  if (finding.derived != Derivation::none) to.text("derived", word_of(finding.derived, derivations));
  if (finding.side_difference != SideDifference::none)
    to.text("side_difference", word_of(finding.side_difference, side_differences));
  to.day("retired_on", finding.retired_on);
  to.whole("order", finding.order);
  to.single_part("finding.value");
  if (finding.main_field().label != finding.label) to.text("label", finding.main_field().label);
  write_field_rest(to, finding.main_field());
  for (std::size_t i = 1; i < finding.fields.size(); ++i) {
    to.part("finding.qualifier");
    write_field(to, finding.fields[i]);
  }
}

void write_entry(TomlText& to, const TreatmentDefinition& treatment) {
  to.entry("treatment");
  to.text("code", treatment.code);
  to.text("label", treatment.label);
  to.text("short_label", treatment.short_label);
  to.text("mark", word_of(treatment.mark, marks));
  to.text("laterality", word_of(treatment.laterality, lateralities));
  to.flag("has_end_date", treatment.has_end_date);
  to.text("keywords", treatment.keywords);
  to.text("how_to_read", treatment.how_to_read);
  to.texts("target_fields", treatment.target_fields);
  to.texts("summary_fields", treatment.summary_fields);
  to.text("diagnostic_when", treatment.diagnostic_when);
  std::vector<std::string> links;
  for (const LinkRole role : treatment.links) links.emplace_back(code_of(role));
  to.texts("links", links);
  to.day("retired_on", treatment.retired_on);
  to.whole("order", treatment.order);
  for (const GroupDefinition& group : treatment.groups) write_group(to, group);
  for (const FieldDefinition& field : treatment.fields) {
    to.part("treatment.field");
    write_field(to, field);
  }
}

void write_entry(TomlText& to, const InstrumentDefinition& instrument) {
  to.entry("instrument");
  to.text("code", instrument.code);
  to.text("label", instrument.label);
  to.text("short_label", instrument.short_label);
  to.text("unit", instrument.unit);
  std::vector<std::string> items;
  for (const ItemDefinition& item : instrument.items) items.push_back(item_text(item));
  to.lines("item", items);
  to.range("item_range", instrument.item_range);
  to.number("item_step", instrument.item_step);
  to.range("score_range", instrument.score_range);
  to.text("rule", word_of(instrument.rule, scoring_rules));
  to.whole("least_answered", instrument.least_answered);
  to.text("direction", word_of(instrument.direction, directions));
  if (instrument.important_change > 0) to.number("important_change", instrument.important_change);
  to.text("important_change_source", instrument.important_change_source);
  to.whole("decimals", instrument.decimals);
  to.text("how_to_read", instrument.how_to_read);
  to.text("citation", instrument.citation);
  std::vector<std::string> answers;
  for (const AnswerLabel& answer : instrument.answers)
    answers.push_back("{ number = " + toml_number(answer.number) + ", label = " + quoted(answer.label) + " }");
  to.lines("answers", answers);
  write_bands(to, instrument.bands);
  to.text("version", instrument.version);
  to.flag("series", instrument.series);
  to.day("retired_on", instrument.retired_on);
  to.whole("order", instrument.order);
  for (const SubscaleDefinition& subscale : instrument.subscales) {
    to.part("instrument.subscale");
    to.text("code", subscale.code);
    to.text("label", subscale.label);
    std::vector<std::string> parts;
    for (const std::size_t place : subscale.items) parts.push_back(instrument.items[place].code);
    to.texts("items", parts);
    write_bands(to, subscale.bands);
  }
  if (instrument.value_set) write_value_set(to, *instrument.value_set);
}

void write_entry(TomlText& to, const FindingSet& set) {
  to.entry("finding_set");
  to.text("code", set.code);
  to.text("label", set.label);
  to.text("visit_kind", set.visit_kind);
  to.text("after_treatment", set.after_treatment);
  to.required_texts("findings", set.findings);
  to.day("retired_on", set.retired_on);
}

std::string catalogue_text(const CatalogueContent& content) {
  TomlText text;
  for_each_list(content, content, [&](const auto& definitions, const auto&) {
    for (const auto& definition : definitions) write_entry(text, definition);
  });
  return text.take();
}

}  // namespace psoas::storage
