#include "storage/catalogue/entries.h"

#include <algorithm>

#include "storage/catalogue/words.h"

namespace psoas::storage {

namespace {

void include_lists(TableReader& reader, const ListsInReach& lists, FieldList& into) {
  for (const std::string& name : reader.texts("includes")) {
    const FieldList* shared = lists.fields(name);
    if (shared == nullptr) {
      reader.fault("includes", "unknown_reference", name);
      continue;
    }
    into.fields.insert(into.fields.end(), shared->fields.begin(), shared->fields.end());
    into.groups.insert(into.groups.end(), shared->groups.begin(), shared->groups.end());
  }
}

// A shared list's qualifiers come after the finding's own.
void read_qualifiers(TableReader& reader, const ListsInReach& lists, FindingDefinition& finding) {
  FieldList list{finding.fields, {}};
  for (const toml::table* table : reader.tables("qualifier")) {
    TableReader qualifier(*table, finding.code, reader.log());
    list.fields.push_back(read_field(qualifier, lists));
  }
  include_lists(reader, lists, list);
  check_fields(list, reader);
  for (const FieldDefinition& field : list.fields)
    if (field.shared_by_sides && finding.laterality != Laterality::left_right)
      reader.fault("qualifier", "sided_field", field.code);
  finding.fields = std::move(list.fields);
}

void check_field_names(std::string_view key, const std::vector<std::string>& names,
                       const std::vector<FieldDefinition>& fields, TableReader& reader) {
  for (const std::string& name : names)
    if (std::none_of(fields.begin(), fields.end(), [&](const FieldDefinition& each) { return each.code == name; }))
      reader.fault(key, "unknown_field", name);
}

std::vector<ItemDefinition> read_items(TableReader& reader) {
  std::vector<ItemDefinition> items;
  for (int number = 1; number <= reader.whole("numbered_items", 0); ++number)
    items.push_back({"item_" + std::to_string(number), "item " + std::to_string(number)});
  for (const toml::table* table : reader.tables("item")) {
    TableReader item(*table, reader.entry(), reader.log());
    items.push_back({item.code(), item.required_text("label")});
    item.refuse_other_keys();
    for (std::size_t i = 0; i + 1 < items.size(); ++i)
      if (items[i].code == items.back().code) item.fault("code", "duplicate_code", items.back().code);
  }
  return items;
}

std::vector<AnswerLabel> read_answers(TableReader& reader) {
  std::vector<AnswerLabel> answers;
  for (const toml::table* table : reader.tables("answers")) {
    TableReader answer(*table, reader.entry(), reader.log());
    if (!answer.has("number")) answer.fault("number", "missing", "number");
    answers.push_back({answer.number("number").value_or(0), answer.required_text("label")});
    answer.refuse_other_keys();
  }
  return answers;
}

std::vector<ScoreBand> read_bands(TableReader& reader) {
  std::vector<ScoreBand> bands;
  for (const toml::table* table : reader.tables("bands")) {
    TableReader band(*table, reader.entry(), reader.log());
    if (!band.has("from")) band.fault("from", "missing", "from");
    bands.push_back({band.number("from").value_or(0), band.required_text("label")});
    if (bands.size() > 1 && bands.back().from <= bands[bands.size() - 2].from)
      band.fault("from", "bad_range", "bands ascend");
    band.refuse_other_keys();
  }
  return bands;
}

std::vector<SubscaleDefinition> read_subscales(TableReader& reader, const std::vector<ItemDefinition>& items) {
  std::vector<SubscaleDefinition> subscales;
  for (const toml::table* table : reader.tables("subscale")) {
    TableReader subscale(*table, reader.entry(), reader.log());
    SubscaleDefinition& read = subscales.emplace_back();
    read.code = subscale.code();
    read.label = subscale.required_text("label");
    for (const std::string& code : subscale.texts("items")) {
      const auto item = std::find_if(items.begin(), items.end(), [&](const auto& each) { return each.code == code; });
      if (item == items.end()) subscale.fault("items", "unknown_field", code);
      else read.items.push_back(static_cast<std::size_t>(item - items.begin()));
    }
    if (read.items.empty()) subscale.fault("items", "missing", "items");
    read.bands = read_bands(subscale);
    subscale.refuse_other_keys();
  }
  return subscales;
}

std::vector<double> read_losses(const toml::array& levels, TableReader& reader) {
  std::vector<double> losses;
  for (const toml::node& level : levels) {
    const std::optional<double> loss = level.value<double>();
    if (!loss) reader.fault("losses", "wrong_type", "losses", "numbers");
    losses.push_back(loss.value_or(0));
  }
  return losses;
}

std::optional<ValueSet> read_value_set(TableReader& reader) {
  const toml::table* table = reader.table("value_set");
  if (!table) return std::nullopt;
  TableReader set(*table, reader.entry(), reader.log());
  ValueSet read;
  read.from = set.required_text("from");
  read.full_health = set.number("full_health").value_or(1);
  if (const toml::array* losses = set.array("losses"))
    for (const toml::node& item : *losses) {
      if (const toml::array* levels = item.as_array()) read.losses.push_back(read_losses(*levels, set));
      else set.fault("losses", "wrong_type", "losses", "a list of numbers for each item");
    }
  if (read.losses.empty()) set.fault("losses", "missing", "losses");
  set.refuse_other_keys();
  return read;
}

void check_items(const InstrumentDefinition& instrument, TableReader& reader) {
  const int count = static_cast<int>(instrument.items.size());
  if (count == 0) reader.fault("item", "missing", "item");
  const bool single = !reader.has("rule") || reader.text("rule") == "single";
  if (single && count > 1) reader.fault("rule", "bad_items", "single with several items");
  if (instrument.least_answered < 0 || instrument.least_answered > count)
    reader.fault("least_answered", "bad_items", "least_answered");
  if (!instrument.item_range.low || !instrument.item_range.high) reader.fault("item_range", "missing", "item_range");
  if (!instrument.score_range.low || !instrument.score_range.high)
    reader.fault("score_range", "missing", "score_range");
  if (reader.has("item_step") && instrument.item_step < 0) reader.fault("item_step", "bad_step", instrument.code);
  if (instrument.important_change < 0) reader.fault("important_change", "bad_range", "important_change");
  if (instrument.decimals < 0 || instrument.decimals > 6) reader.fault("decimals", "bad_range", "decimals");
}

}  // namespace

FindingDefinition read_finding(TableReader& reader, const ListsInReach& lists) {
  FindingDefinition finding;
  finding.code = reader.code();
  finding.label = reader.required_text("label");
  finding.short_label = reader.text("short_label");
  finding.kind = reader.word("kind", finding_kinds);
  finding.laterality = reader.word<Laterality>("laterality", lateralities, Laterality::none);
  finding.direction = reader.word<Direction>("direction", directions, Direction::neither);
  finding.normal = reader.text("normal");
  finding.how_to_read = reader.text("how_to_read");
  finding.keywords = reader.text("keywords");
  finding.repeats = reader.flag("repeats");
  finding.derived = reader.word<Derivation>("derived", derivations, Derivation::none);
  finding.side_difference = reader.word<SideDifference>("side_difference", side_differences, SideDifference::none);
  finding.retired_on = reader.day("retired_on");
  finding.order = reader.whole("order", finding.order);
  if (const toml::table* value = reader.table("value")) {
    TableReader main(*value, finding.code, reader.log());
    finding.fields.push_back(read_field(main, lists, "value", finding.label.empty() ? "value" : finding.label));
    read_qualifiers(reader, lists, finding);
  } else if (!reader.has("value")) {
    reader.fault("value", "missing", "value");
  }
  reader.refuse_other_keys();
  return finding;
}

TreatmentDefinition read_treatment(TableReader& reader, const ListsInReach& lists) {
  TreatmentDefinition treatment;
  treatment.code = reader.code();
  treatment.label = reader.required_text("label");
  treatment.short_label = reader.text("short_label");
  treatment.mark = reader.word("mark", marks);
  treatment.laterality = reader.word<Laterality>("laterality", lateralities, Laterality::none);
  treatment.has_end_date = reader.flag("has_end_date");
  treatment.keywords = reader.text("keywords");
  treatment.how_to_read = reader.text("how_to_read");
  treatment.retired_on = reader.day("retired_on");
  treatment.order = reader.whole("order", treatment.order);
  FieldList list = read_field_list(reader, lists);
  include_lists(reader, lists, list);
  read_further_usual(reader, list);
  check_fields(list, reader);
  treatment.fields = std::move(list.fields);
  treatment.groups = std::move(list.groups);
  treatment.target_fields = reader.texts("target_fields");
  treatment.summary_fields = reader.texts("summary_fields");
  treatment.diagnostic_when = reader.text("diagnostic_when");
  for (const std::string& role : reader.texts("links")) {
    if (const auto known = link_role_of(role)) treatment.links.push_back(*known);
    else reader.fault("links", "unknown_kind", "links = " + role, "diagnostic_block, trial");
  }
  check_field_names("target_fields", treatment.target_fields, treatment.fields, reader);
  check_field_names("summary_fields", treatment.summary_fields, treatment.fields, reader);
  check_condition("diagnostic_when", treatment.diagnostic_when, treatment.fields, reader);
  reader.refuse_other_keys();
  return treatment;
}

InstrumentDefinition read_instrument(TableReader& reader) {
  InstrumentDefinition instrument;
  instrument.code = reader.code();
  instrument.label = reader.required_text("label");
  instrument.short_label = reader.text("short_label");
  instrument.unit = reader.text("unit");
  instrument.items = read_items(reader);
  instrument.item_range = reader.range("item_range");
  instrument.item_step = reader.number("item_step").value_or(1);
  instrument.score_range = reader.range("score_range");
  instrument.rule = reader.word<ScoringRule>("rule", scoring_rules, ScoringRule::single);
  instrument.least_answered = reader.whole("least_answered", static_cast<int>(instrument.items.size()));
  instrument.direction = reader.word<Direction>("direction", directions, Direction::lower_is_better);
  instrument.important_change = reader.number("important_change").value_or(0);
  instrument.important_change_source = reader.text("important_change_source");
  instrument.decimals = reader.whole("decimals", 0);
  instrument.how_to_read = reader.text("how_to_read");
  instrument.citation = reader.text("citation");
  instrument.answers = read_answers(reader);
  instrument.bands = read_bands(reader);
  instrument.subscales = read_subscales(reader, instrument.items);
  instrument.value_set = read_value_set(reader);
  instrument.version = reader.text("version");
  instrument.series = reader.flag("series");
  instrument.retired_on = reader.day("retired_on");
  instrument.order = reader.whole("order", instrument.order);
  check_items(instrument, reader);
  reader.refuse_other_keys();
  return instrument;
}

FindingSet read_finding_set(TableReader& reader) {
  FindingSet set;
  set.code = reader.code();
  set.label = reader.required_text("label");
  set.findings = reader.texts("findings");
  set.visit_kind = reader.text("visit_kind");
  set.after_treatment = reader.text("after_treatment");
  set.retired_on = reader.day("retired_on");
  if (set.findings.empty() && !reader.has("findings")) reader.fault("findings", "missing", "findings");
  for (auto it = set.findings.begin(); it != set.findings.end(); ++it)
    if (std::find(set.findings.begin(), it, *it) != it) reader.fault("findings", "duplicate_code", *it);
  reader.refuse_other_keys();
  return set;
}

}  // namespace psoas::storage
