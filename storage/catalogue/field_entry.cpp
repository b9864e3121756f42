#include "storage/catalogue/field_entry.h"

#include <algorithm>

#include "domain/base/text.h"
#include "domain/catalogue/spelled_out.h"

namespace psoas::storage {

namespace {

bool is_choice_code(std::string_view text) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '+' ||
           c == '-';
  };
  return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

Choice read_choice(const toml::node& element, TableReader& owner) {
  Choice choice;
  if (const auto* code = element.as_string()) {
    choice.code = code->get();
    choice.label = spelled_out(choice.code);
  } else if (const toml::table* table = element.as_table()) {
    TableReader reader(*table, owner.entry(), owner.log());
    choice.code = reader.required_text("code");
    choice.label = reader.has("label") ? reader.required_text("label") : spelled_out(choice.code);
    choice.help = reader.text("help");
    choice.number = reader.number("number");
    reader.refuse_other_keys();
  } else {
    owner.log().add(TableReader::line_of(element), owner.entry(), "wrong_type", "choices", "texts or tables");
  }
  if (!choice.code.empty() && !is_choice_code(choice.code))
    owner.log().add(TableReader::line_of(element), owner.entry(), "bad_code", choice.code);
  return choice;
}

std::vector<Choice> choices_of(TableReader& reader, const ListsInReach& lists) {
  if (!reader.names_a_list("choices")) {
    const toml::array* list = reader.array("choices");
    return list == nullptr ? std::vector<Choice>{} : read_choices(*list, reader);
  }
  const std::string name = reader.text("choices");
  if (const std::vector<Choice>* shared = lists.choices(name)) return *shared;
  reader.fault("choices", "unknown_reference", name);
  return {};
}

void check_choices(const FieldDefinition& field, TableReader& reader) {
  const bool chooses = field.kind == ValueKind::choice || field.kind == ValueKind::choices;
  if (!chooses && field.kind != ValueKind::number && reader.has("choices"))
    reader.fault("choices", "choices_not_allowed", field.code);
  if (chooses && field.choices.empty() && !reader.names_a_list("choices"))
    reader.fault("choices", "choices_missing", field.code);
}

void check_ranges(const FieldDefinition& field, TableReader& reader) {
  const bool soft_below = field.hard.low && field.soft.low && *field.soft.low < *field.hard.low;
  const bool soft_above = field.hard.high && field.soft.high && *field.soft.high > *field.hard.high;
  if (soft_below || soft_above) reader.fault("soft", "bad_range", "soft", "inside hard");
  if (field.kind != ValueKind::number) {
    for (std::string_view key : {"hard", "soft", "step"})
      if (reader.has(key) && !(key == "hard" && field.kind == ValueKind::text))
        reader.fault(key, "wrong_type", std::string(key), "on a number only");
  }
  if (reader.has("step") && field.step <= 0) reader.fault("step", "bad_step", field.code);
}

void check_default(const FieldDefinition& field, TableReader& reader) {
  if (field.default_value.empty()) return;
  Problems warnings;
  if (!parse_value(field, field.default_value, field.code, warnings).ok())
    reader.fault("default", "bad_default", field.code + " = " + field.default_value);
}

bool names_a_side(std::string_view code) {
  for (std::string_view ending : {"_left", "_right", "_l", "_r"})
    if (code.ends_with(ending)) return true;
  return code == "left" || code == "right";
}

GroupDefinition read_group(const toml::table& table, TableReader& owner) {
  TableReader reader(table, owner.entry(), owner.log());
  GroupDefinition group;
  group.code = reader.code();
  group.label = reader.required_text("label");
  group.least_rows = reader.whole("least_rows", 0);
  group.most_rows = reader.whole("most_rows", 20);
  if (group.least_rows < 0 || group.most_rows < 1 || group.least_rows > group.most_rows)
    reader.fault("most_rows", "bad_range", group.code);
  reader.refuse_other_keys();
  return group;
}

std::vector<FieldDefinition> of_group(const std::vector<FieldDefinition>& fields, std::string_view group) {
  std::vector<FieldDefinition> chosen;
  for (const FieldDefinition& field : fields)
    if (field.group == group || field.group.empty()) chosen.push_back(field);
  return chosen;
}

}  // namespace

const std::vector<Choice>* ListsInReach::choices(std::string_view code) const {
  for (const SharedLists* lists : {&own, &known})
    if (const auto found = lists->choices.find(code); found != lists->choices.end()) return &found->second;
  return nullptr;
}

const FieldList* ListsInReach::fields(std::string_view code) const {
  for (const SharedLists* lists : {&own, &known})
    if (const auto found = lists->fields.find(code); found != lists->fields.end()) return &found->second;
  return nullptr;
}

std::vector<Choice> read_choices(const toml::array& list, TableReader& owner) {
  std::vector<Choice> choices;
  for (const toml::node& element : list) {
    Choice choice = read_choice(element, owner);
    for (const Choice& earlier : choices) {
      if (earlier.code == choice.code)
        owner.log().add(TableReader::line_of(element), owner.entry(), "duplicate_code", choice.code);
      else if (earlier.label == choice.label)
        owner.log().add(TableReader::line_of(element), owner.entry(), "duplicate_label", choice.label);
    }
    choices.push_back(std::move(choice));
  }
  return choices;
}

std::vector<UsualWhen> read_usual_when(TableReader& owner, std::string_view key) {
  std::vector<UsualWhen> usual;
  for (const toml::table* table : owner.tables(key)) {
    TableReader reader(*table, owner.entry(), owner.log());
    usual.push_back({reader.required_text("when"), reader.range("soft")});
    reader.refuse_other_keys();
  }
  return usual;
}

FieldDefinition read_field(TableReader& reader, const ListsInReach& lists, std::string_view code,
                           std::string_view label) {
  FieldDefinition field;
  field.code = code.empty() ? reader.code() : std::string(code);
  field.label = label.empty() || reader.has("label") ? reader.required_text("label") : std::string(label);
  field.kind = reader.word("kind", value_kinds);
  field.help = reader.text("help");
  field.group = reader.text("group");
  field.unit = reader.text("unit");
  field.hard = reader.range("hard");
  field.soft = reader.range("soft");
  field.usual_when = read_usual_when(reader, "usual_when");
  field.step = reader.number("step").value_or(0);
  field.choices = choices_of(reader, lists);
  field.required = reader.flag("required");
  field.shared_by_sides = reader.flag("shared_by_sides");
  field.of_study = reader.flag("of_study");
  field.retired = reader.flag("retired");
  field.default_value = reader.text("default");
  field.hint_when = reader.text("hint_when");
  field.in_summary = reader.text("in_summary");
  check_choices(field, reader);
  check_ranges(field, reader);
  check_default(field, reader);
  if (names_a_side(field.code)) reader.fault("code", "sided_field", field.code);
  reader.refuse_other_keys();
  return field;
}

void read_further_usual(TableReader& owner, FieldList& list) {
  for (const toml::table* table : owner.tables("usual")) {
    TableReader reader(*table, owner.entry(), owner.log());
    const std::string group = reader.text("group");
    const std::string code = reader.required_text("field");
    UsualWhen usual{reader.required_text("when"), reader.range("soft")};
    reader.refuse_other_keys();
    const auto field = std::find_if(list.fields.begin(), list.fields.end(), [&](const FieldDefinition& each) {
      return each.code == code && each.group == group;
    });
    if (field == list.fields.end()) reader.fault("field", "unknown_field", code);
    else field->usual_when.push_back(std::move(usual));
  }
}

FieldList read_field_list(TableReader& owner, const ListsInReach& lists) {
  FieldList list;
  for (const toml::table* table : owner.tables("group")) list.groups.push_back(read_group(*table, owner));
  for (const toml::table* table : owner.tables("field")) {
    TableReader reader(*table, owner.entry(), owner.log());
    list.fields.push_back(read_field(reader, lists));
    if (list.fields.back().shared_by_sides) reader.fault("shared_by_sides", "sided_field", list.fields.back().code);
  }
  return list;
}

void check_fields(const FieldList& list, TableReader& owner) {
  std::set<std::string, std::less<>> groups;
  for (const GroupDefinition& group : list.groups)
    if (!groups.insert(group.code).second) owner.fault("group", "duplicate_code", group.code);
  std::set<std::string, std::less<>> codes;
  std::set<std::string, std::less<>> filled;
  for (const FieldDefinition& field : list.fields) {
    if (!codes.insert(field.code).second) owner.fault("field", "duplicate_code", field.code);
    filled.insert(field.group);
    if (!field.group.empty() && !groups.contains(field.group))
      owner.fault("field", "unknown_group", field.code + " in " + field.group);
    const std::vector<FieldDefinition> beside = of_group(list.fields, field.group);
    check_condition("field", field.hint_when, beside, owner);
    for (const UsualWhen& usual : field.usual_when) {
      for (const std::string& part : split(usual.when, '&')) check_condition("usual_when", part, beside, owner);
      const bool inside = (!usual.soft.low || field.hard.contains(*usual.soft.low)) &&
                          (!usual.soft.high || field.hard.contains(*usual.soft.high));
      if (!inside) owner.fault("usual_when", "bad_range", field.code, "inside hard");
    }
  }
  for (const std::string& group : groups)
    if (!filled.contains(group)) owner.fault("group", "missing", "field of group " + group);
}

void check_condition(std::string_view key, std::string_view condition, const std::vector<FieldDefinition>& fields,
                     TableReader& owner) {
  if (condition.empty()) return;
  const std::size_t equals = condition.find('=');
  const std::string_view code = condition.substr(0, equals);
  const auto field =
      std::find_if(fields.begin(), fields.end(), [&](const FieldDefinition& each) { return each.code == code; });
  if (equals == std::string_view::npos || field == fields.end()) {
    owner.fault(key, "unknown_field", std::string(condition));
    return;
  }
  const bool presence = field->kind == ValueKind::presence;
  for (const std::string& wanted : split(condition.substr(equals + 1), ',')) {
    const bool known = presence ? wanted == present || wanted == absent : field->choice(wanted) != nullptr;
    if (!known) owner.fault(key, "unknown_choice", field->code + " = " + wanted);
  }
}

}  // namespace psoas::storage
