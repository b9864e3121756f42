// How a treatment is named: its target key, its label on a trend, its line in a table.

#include <algorithm>
#include <set>

#include "domain/base/number.h"
#include "domain/catalogue/catalogue.h"
#include "domain/treatment/treatment.h"

namespace psoas {

namespace {

const FieldDefinition* field_called(const TreatmentDefinition& definition, std::string_view code) {
  for (const FieldDefinition& field : definition.fields)
    if (field.code == code) return &field;
  return nullptr;
}

std::string name_of(const Choice& choice, bool as_code) {
  return as_code || choice.label.empty() ? choice.code : choice.label;
}

// Chosen codes in the order of the catalogue, neighbours joined: L3, L4, L5 become "L3-L5", L3 and L5 "L3+L5".
// Ranges are for levels, whose choices have an order; other choices are joined by "+".
std::string joined_choices(const FieldDefinition& field, const std::vector<const FieldValue*>& values, bool as_code) {
  std::set<std::size_t> places;
  for (const FieldValue* value : values)
    for (std::size_t i = 0; i < field.choices.size(); ++i)
      if (field.choices[i].code == value->value.code) places.insert(i);
  const bool ordered = field.code == "level" || field.code == "levels";
  std::string text;
  for (auto it = places.begin(); it != places.end();) {
    const std::size_t first = *it;
    std::size_t last = first;
    ++it;
    while (ordered && it != places.end() && *it == last + 1) last = *it++;
    if (!text.empty()) text += "+";
    text += name_of(field.choices[first], as_code);
    if (last > first) text += (as_code ? "-" : "–") + name_of(field.choices[last], as_code);
  }
  return text;
}

std::string target_part(const Treatment& treatment, const TreatmentDefinition& definition, std::string_view code,
                        bool as_code) {
  const FieldDefinition* field = field_called(definition, code);
  if (!field) return {};
  const std::vector<const FieldValue*> values = treatment.all(field->group, field->code);
  if (values.empty()) return {};
  if (field->kind == ValueKind::choice || field->kind == ValueKind::choices)
    return joined_choices(*field, values, as_code);
  return as_code ? typed_text(*field, values.front()->value) : shown(*field, values.front()->value);
}

std::string with_unit(const FieldDefinition& field, const Value& value) {
  std::string text = shown(field, value);
  if (!field.in_summary.empty()) text.insert(0, field.in_summary + " ");
  if (!value.number || !value.code.empty() || field.unit.empty()) return text;
  const bool joined = field.unit.starts_with("°") && field.unit != "°C";
  const bool one_of_many = *value.number == 1 && field.unit.size() > 2 && field.unit.ends_with('s');
  return text + (joined ? "" : " ") + field.unit.substr(0, field.unit.size() - (one_of_many ? 1 : 0));
}

// " = 40 mg" for a row that holds a local anaesthetic's concentration and volume.
std::string dose_of_row(const Treatment& treatment, std::string_view group, int row) {
  const Value* concentration = treatment.parameter(group, row, "concentration_percent");
  const Value* volume = treatment.parameter(group, row, "volume_ml");
  const bool known = concentration && volume && concentration->number && volume->number;
  if (!known) return {};
  return " = " + to_text(local_anaesthetic_mg(*concentration->number, *volume->number)) + " mg";
}

std::string row_description(const Treatment& treatment, const TreatmentDefinition& definition, std::string_view group,
                            int row) {
  std::string text;
  for (const std::string& code : definition.summary_fields) {
    const FieldDefinition* field = field_called(definition, code);
    const Value* value = field && field->group == group ? treatment.parameter(group, row, code) : nullptr;
    if (!value) continue;
    if (!text.empty()) text += " ";
    text += with_unit(*field, *value);
  }
  return text.empty() ? text : text + dose_of_row(treatment, group, row);
}

std::string group_description(const Treatment& treatment, const TreatmentDefinition& definition,
                              const FieldDefinition& field) {
  // A group of which only the levels are named reads as a range.
  const bool alone =
      std::count_if(definition.summary_fields.begin(), definition.summary_fields.end(), [&](const std::string& code) {
        const FieldDefinition* other = field_called(definition, code);
        return other && other->group == field.group;
      }) == 1;
  if (alone && (field.code == "level" || field.code == "levels"))
    return joined_choices(field, treatment.all(field.group, field.code), false);
  std::string text;
  for (int row = 0; row < treatment.rows(field.group); ++row) {
    const std::string described = row_description(treatment, definition, field.group, row);
    if (described.empty()) continue;
    if (!text.empty()) text += ", ";
    text += described;
  }
  return text;
}

// Of what is treated, one row reads as parts of its own: "psoas", then the side, then "2 points".
bool stands_apart(const Treatment& treatment, const TreatmentDefinition& definition, const FieldDefinition& field) {
  if (treatment.rows(field.group) != 1 || definition.target_fields.empty()) return false;
  const FieldDefinition* target = field_called(definition, definition.target_fields.front());
  return target && target->group == field.group;
}

std::string part_alone(const Treatment& treatment, const FieldDefinition& field) {
  const std::vector<const FieldValue*> values = treatment.all(field.group, field.code);
  return values.empty() ? std::string{} : with_unit(field, values.front()->value);
}

std::string plain_description(const Treatment& treatment, const FieldDefinition& field) {
  const std::vector<const FieldValue*> values = treatment.all("", field.code);
  if (field.code == "level" || field.code == "levels") return joined_choices(field, values, false);
  std::string text;
  for (const FieldValue* value : values) {
    if (!text.empty()) text += ", ";
    text += with_unit(field, value->value);
  }
  return text;
}

// The chosen unit of the field before: "mg" of `dose_unit`, which reads on from `dose`; "" for every other field.
std::string unit_beside(const Treatment& treatment, const TreatmentDefinition& definition,
                        const FieldDefinition& field) {
  const std::string_view code = field.code;
  if (!field.group.empty() || !code.ends_with("_unit")) return {};
  const std::string_view measured = code.substr(0, code.size() - std::string_view("_unit").size());
  if (!field_called(definition, measured) || !treatment.parameter(measured)) return {};
  return plain_description(treatment, field);
}

void append_part(std::string& text, const std::string& part) {
  if (part.empty()) return;
  if (!text.empty()) text += " · ";
  text += part;
}

// "before 6, after 3": the scores before and last after.
std::string before_and_after(const Treatment& treatment) {
  std::string text;
  if (const Value* before = treatment.parameter("pre_nrs"); before && before->number)
    text = "before " + to_text(*before->number);
  const std::vector<const FieldValue*> after = treatment.all("series", "nrs");
  if (after.empty() || !after.back()->value.number) return text;
  return text + (text.empty() ? "" : ", ") + "after " + to_text(*after.back()->value.number);
}

}  // namespace

std::string same_target_key(const Treatment& treatment, const TreatmentDefinition& definition) {
  std::string key = treatment.code;
  for (const std::string& code : definition.target_fields) key += "/" + target_part(treatment, definition, code, true);
  return key + "/" + std::string(code_of(treatment.side));
}

std::string short_description(const Treatment& treatment, const TreatmentDefinition& definition) {
  std::string text = definition.short_name();
  std::string target;
  for (const std::string& code : definition.target_fields) {
    const std::string part = target_part(treatment, definition, code, false);
    const bool is_level = code == "level" || code == "levels";
    if (!part.empty() && (target.empty() || is_level)) target = part;
  }
  if (!target.empty()) text += " " + target;
  if (treatment.side != Side::none) text += " " + std::string(code_of(treatment.side));
  return text;
}

std::string short_description(const Treatment& treatment, const Catalogue& catalogue) {
  const TreatmentDefinition* definition = catalogue.treatment(treatment.code);
  return definition ? short_description(treatment, *definition) : treatment.code;
}

std::string long_description(const Treatment& treatment, const TreatmentDefinition& definition) {
  std::string text;
  std::set<std::string> groups_done;
  bool side_done = treatment.side == Side::none;
  for (const std::string& code : definition.summary_fields) {
    const FieldDefinition* field = field_called(definition, code);
    if (!field) continue;
    if (const std::string part = unit_beside(treatment, definition, *field); !part.empty()) text += " " + part;
    else if (field->group.empty()) append_part(text, plain_description(treatment, *field));
    else if (stands_apart(treatment, definition, *field)) append_part(text, part_alone(treatment, *field));
    else if (groups_done.insert(field->group).second)
      append_part(text, group_description(treatment, definition, *field));
    if (!side_done && !text.empty()) {
      append_part(text, std::string(code_of(treatment.side)));
      side_done = true;
    }
  }
  if (!side_done) append_part(text, std::string(code_of(treatment.side)));
  append_part(text, before_and_after(treatment));
  return text;
}

}  // namespace psoas
